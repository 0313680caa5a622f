"""Readers who flood: slowed down, told once, never banned, and nobody beside them notices."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.setting_values import FloodLimit
from bot.transports.telegram.flood import Admission, FloodGate
from tests.bot_api import BotApiServer, Group, User
from tests.conversing import ANONYMOUS, caused, running_bot, said, text_of

_IN, _TOLD, _OUT = Admission.ADMITTED, Admission.TOLD, Admission.IGNORED
_LIMIT = FloodLimit(3, 60)


@dataclass(slots=True)
class Clock:
    """A clock that a test sets."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def gate(clock: Clock) -> FloodGate:
    return FloodGate(_LIMIT, clock)


def test_whoever_floods_is_told_once_and_then_left_alone(gate: FloodGate) -> None:
    assert [gate.admit(1) for _ in range(6)] == [_IN, _IN, _IN, _TOLD, _OUT, _OUT]


def test_another_reader_is_not_slowed(gate: FloodGate) -> None:
    for _ in range(9):
        gate.admit(1)
    assert gate.admit(2) is _IN


def test_who_waited_may_ask_again_and_is_told_again(gate: FloodGate, clock: Clock) -> None:
    for _ in range(5):
        gate.admit(1)
    clock.now += 60
    assert [gate.admit(1) for _ in range(5)] == [_IN, _IN, _IN, _TOLD, _OUT]


def test_the_window_slides(gate: FloodGate, clock: Clock) -> None:
    gate.admit(1)
    clock.now += 50
    gate.admit(1)
    gate.admit(1)
    clock.now += 9.9
    assert gate.admit(1) is _TOLD
    clock.now += 0.1
    assert [gate.admit(1), gate.admit(1)] == [_IN, _TOLD]


def test_questions_that_were_refused_do_not_prolong_the_wait(gate: FloodGate, clock: Clock) -> None:
    for _ in range(3):
        gate.admit(1)
    for _ in range(59):
        clock.now += 1
        assert gate.admit(1) is not _IN
    clock.now += 1
    assert gate.admit(1) is _IN


def test_the_wait_is_until_the_first_question_leaves_the_window(
    gate: FloodGate, clock: Clock
) -> None:
    gate.admit(1)
    clock.now += 18
    gate.admit(1)
    gate.admit(1)
    assert gate.admit(1) is _TOLD
    assert gate.wait(1) == 42
    clock.now += gate.wait(1)
    assert gate.admit(1) is _IN


def test_who_never_asked_has_nothing_to_wait_for(gate: FloodGate) -> None:
    assert gate.wait(1) == 0


def test_without_a_limit_everybody_is_admitted(clock: Clock) -> None:
    gate = FloodGate(None, clock)
    assert {gate.admit(1) for _ in range(1000)} == {_IN}
    assert gate.wait(1) == 0


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from([0, 0.5, 7, 31])), max_size=60))
def test_no_window_ever_holds_more_than_the_limit(asked: list[tuple[int, float]]) -> None:
    clock = Clock()
    gate = FloodGate(_LIMIT, clock)
    admitted: list[tuple[int, float]] = []
    for reader, pause in asked:
        clock.now += pause
        if gate.admit(reader) is _IN:
            admitted.append((reader, clock.now))
        since = clock.now - _LIMIT.seconds
        recent = [it for it in admitted if it[0] == reader and it[1] > since]
        assert 1 <= len(recent) <= _LIMIT.questions


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotApiServer]:
    """A bot with the default limit: twenty questions a minute."""
    data = tmp_path_factory.mktemp("telegram") / "data"
    with running_bot(data, BOT_FLOOD_LIMIT="") as running:
        yield running


def flood(server: BotApiServer, reader: User, chat: Group | None = None) -> tuple[str, ...]:
    """Everything said to a reader who asks twenty-five times."""

    def ask() -> None:
        for _ in range(25):
            say(server, reader, chat)

    calls = caused(server, ask, chat or reader)
    assert {call.params["chat_id"] for call in calls} == {(chat or reader).id}
    return tuple(map(text_of, calls))


def say(server: BotApiServer, reader: User, chat: Group | None) -> None:
    if chat is None:
        server.private("/list", reader)
    elif reader is ANONYMOUS:
        server.group("/list@article_bot", reader, chat, sender_chat=chat.chat())
    else:
        server.group("/list@article_bot", reader, chat)


def answer(server: BotApiServer, reader: User, chat: Group | None = None) -> str:
    return said(caused(server, lambda: say(server, reader, chat), chat or reader))


def test_twenty_questions_in_a_minute_are_answered_and_the_next_is_told_to_wait_once(
    server: BotApiServer,
) -> None:
    *answers, last = flood(server, User(201, "Ann"))
    assert len(answers) == 20 and all("导语" in it for it in answers)
    assert re.fullmatch(r"问得太快了,请过 (5\d|60) 秒再问。", last)
    assert "导语" in answer(server, User(202, "Bob"))


def test_the_warning_speaks_the_readers_language(server: BotApiServer) -> None:
    assert "That was too fast" in flood(server, User(203, "Cid", language_code="en"))[-1]


def test_a_flood_in_a_group_slows_neither_its_other_members_nor_the_group_beside(
    server: BotApiServer,
) -> None:
    one, beside = Group(-2001, "One"), Group(-2002, "Beside")
    assert "\n".join(flood(server, User(204, "Dan"), one)).count("问得太快了") == 1
    assert "导语" in answer(server, User(205, "Eve"), beside)
    assert "导语" in answer(server, User(205, "Eve"), one)


def test_an_anonymous_admin_who_floods_one_group_does_not_slow_the_admins_of_another(
    server: BotApiServer,
) -> None:
    one, beside = Group(-2003, "One"), Group(-2004, "Beside")
    assert "问得太快了" in flood(server, ANONYMOUS, one)[-1]
    assert "导语" in answer(server, ANONYMOUS, beside)
