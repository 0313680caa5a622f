"""The contract of the port `bot.ports.SentAnswers`, over each of its engines."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from bot.engines.sqlite import SqliteSentAnswers
from bot.ports.delivery import SentAnswers
from tests.fakes import MemorySentAnswers

ENGINES: dict[str, Callable[[Database], SentAnswers]] = {
    "sqlite": SqliteSentAnswers,
    "memory": lambda _: MemorySentAnswers(),
}
# Telegram's ids have at most 52 significant bits; groups' are negative.
_IDS = st.integers(-(2**52), 2**52)


@pytest.fixture(params=ENGINES)
def sent(request: pytest.FixtureRequest, database: Database) -> SentAnswers:
    """An empty memory of each engine."""
    return ENGINES[request.param](database)


def test_a_question_that_was_not_answered_has_no_answers(sent: SentAnswers) -> None:
    assert sent.recall(1, 2) == ()


def test_the_latest_answers_to_a_question_are_recalled(sent: SentAnswers) -> None:
    sent.remember(1, 2, (3, 4))
    sent.remember(1, 2, (9,))
    assert sent.recall(1, 2) == (9,)


def test_every_answer_tells_what_it_answers(sent: SentAnswers) -> None:
    sent.remember(1, 2, (31, 4), "怎么写材料?")
    sent.remember(1, 5, (6,))
    assert [sent.text(1, answer) for answer in (31, 4)] == ["怎么写材料?"] * 2
    assert [sent.text(1, answer) for answer in (1, 3, 6, 99)] == [""] * 4
    assert sent.text(7, 31) == ""


def test_half_a_surrogate_pair_is_survived(sent: SentAnswers) -> None:
    sent.remember(1, 2, (3,), "勤\ud83d")
    assert sent.text(1, 3).startswith("勤")


def test_what_is_old_is_forgotten_and_counted(sent: SentAnswers) -> None:
    sent.remember(1, 2, (3,))
    assert sent.forget(90) == 0
    assert sent.recall(1, 2) == (3,)
    assert sent.forget(0) == 1
    assert sent.recall(1, 2) == ()


def test_the_same_question_number_in_another_chat_is_another_question(sent: SentAnswers) -> None:
    sent.remember(-1001234567890, 2, (3,))
    sent.remember(7, 2, (4,))
    assert sent.recall(-1001234567890, 2) == (3,)
    assert sent.recall(7, 2) == (4,)
    assert sent.recall(7, 3) == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_IDS, _IDS, st.lists(_IDS, max_size=5).map(tuple))
def test_answers_are_recalled_in_their_order(
    sent: SentAnswers, chat: int, question: int, answers: tuple[int, ...]
) -> None:
    sent.remember(chat, question, answers)
    assert sent.recall(chat, question) == answers
