"""The contract of the port `bot.ports.Questions`, over each of its engines."""

from collections.abc import Callable

import pytest
from sqlite_utils import Database

from bot.engines.questions import SqliteQuestions
from bot.ports.questions import Asked, LikedQuestion, Questions, Why
from tests.fakes_questions import MemoryQuestions

ENGINES: dict[str, Callable[[Database], Questions]] = {
    "sqlite": SqliteQuestions,
    "memory": lambda _: MemoryQuestions(),
}
_NOTHING = Asked("a", "nothing", "", "", 1.0)
_UNSURE = Asked("a", "unsure", "3", "3.p1.s2", 2.0)
_LIKED = LikedQuestion("a", "怎么写材料", "2.p1.s1")


@pytest.fixture(params=ENGINES)
def questions(request: pytest.FixtureRequest, database: Database) -> Questions:
    """Nothing asked yet, in each engine."""
    return ENGINES[request.param](database)


def listed(questions: Questions, article: str = "a") -> list[tuple[str, Why, int]]:
    return [(it.text, it.why, it.count) for it in questions.open(article)]


def test_a_question_that_was_answered_keeps_no_words(questions: Questions) -> None:
    questions.note(Asked("a", "found", "3", "3.p1.s2", 1.0))
    assert questions.open("a") == ()


def test_open_questions_are_listed_the_most_asked_first(questions: Questions) -> None:
    questions.note(_UNSURE, "勤", Why.UNSURE)
    for _ in range(3):
        questions.note(_NOTHING, "写材料", Why.NOTHING)
    assert listed(questions) == [("写材料", Why.NOTHING, 3), ("勤", Why.UNSURE, 1)]
    (first, _) = questions.open("a")
    assert first.first == first.last and len(first.last) == len("2026-01-02")


def test_open_questions_are_those_of_one_article(questions: Questions) -> None:
    questions.note(_NOTHING, "写材料", Why.NOTHING)
    assert listed(questions, "b") == []
    assert questions.settle("b", ["写材料"]) == 0
    assert len(questions.open("a")) == 1


def test_the_articles_with_open_questions_are_told_the_most_asked_first(
    questions: Questions,
) -> None:
    assert questions.open_by_article() == ()
    questions.note(_NOTHING, "写材料", Why.NOTHING)
    for text in ("honey", "wax"):
        questions.note(Asked("b", "nothing", "", "", 1.0), text, Why.NOTHING)
    assert questions.open_by_article() == (("b", 2), ("a", 1))
    questions.settle("b", ["honey", "wax"])
    assert questions.open_by_article() == (("a", 1),)


def test_a_settled_question_is_open_no_more_until_it_is_asked_again(questions: Questions) -> None:
    questions.note(_NOTHING, "写材料", Why.NOTHING)
    questions.note(_UNSURE, "写材料", Why.UNSURE)
    questions.note(_NOTHING, "开会", Why.NOTHING)
    assert questions.settle("a", ["写材料", "没人问过"]) == 2
    assert [text for text, *_ in listed(questions)] == ["开会"]
    questions.note(_NOTHING, "写材料", Why.NOTHING)
    assert ("写材料", Why.NOTHING, 1) in listed(questions)


def test_a_thumb_down_opens_a_question_and_a_thumb_up_keeps_it_as_liked(
    questions: Questions,
) -> None:
    questions.judge(_LIKED, helpful=False, before=None)
    assert listed(questions) == [(_LIKED.text, Why.DISLIKED, 1)]
    assert questions.liked("a") == ()
    questions.judge(_LIKED, helpful=True, before=False)
    assert listed(questions) == []
    assert questions.liked("a") == (_LIKED,)
    assert questions.liked("b") == ()


def test_one_reader_who_thinks_better_of_it_leaves_the_others_opinion(questions: Questions) -> None:
    for _ in range(2):
        questions.judge(_LIKED, helpful=True, before=None)
    questions.judge(_LIKED, helpful=False, before=True)
    assert questions.liked("a") == (_LIKED,)
    assert listed(questions) == [(_LIKED.text, Why.DISLIKED, 1)]


def test_half_a_surrogate_pair_is_survived(questions: Questions) -> None:
    questions.note(_NOTHING, "勤\ud83d", Why.NOTHING)
    assert [it.text[0] for it in questions.open("a")] == ["勤"]


def test_what_is_old_is_forgotten_and_counted(questions: Questions) -> None:
    questions.note(_NOTHING, "写材料", Why.NOTHING)
    questions.judge(_LIKED, helpful=True, before=None)
    assert questions.forget(1) == 0
    assert questions.forget(0) >= 3
    assert questions.open("a") == () == questions.liked("a")
