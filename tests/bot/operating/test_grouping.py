"""Open questions that ask the same are listed together, the most asked first."""

import pytest

from bot.operating.grouping import group_of, grouped
from bot.ports.questions import OpenQuestion, Why


def asked(
    text: str, count: int = 1, why: Why = Why.NOTHING, last: str = "2026-01-02"
) -> OpenQuestion:
    return OpenQuestion("a", text, why, count, "2026-01-01", last)


def texts(*questions: OpenQuestion) -> list[tuple[str, ...]]:
    return [group.texts for group in grouped(questions)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("怎么带新人", "新人怎么带?"),
        ("請問怎麼帶新人", "怎么带新人谢谢"),
        ("how do I mentor newcomers", "Mentor newcomers?"),
        ("怎么安排周末值班", "周末的值班怎么安排好"),
    ],
)
def test_the_same_question_in_other_words_is_one(one: str, other: str) -> None:
    assert texts(asked(one, 2), asked(other)) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("怎么加班", "怎么值班"), ("写材料", "写文章"), ("newcomers", "weekends"), ("勤", "俭")],
)
def test_another_question_is_another(one: str, other: str) -> None:
    assert len(texts(asked(one), asked(other))) == 2


def test_groups_stand_by_how_often_then_by_how_lately_they_were_asked() -> None:
    rows = (
        asked("加班", 2, last="2026-01-03"),
        asked("值班", 2, last="2026-01-04"),
        asked("怎么带新人", 2),
        asked("新人怎么带", 1),
    )
    assert texts(*rows) == [("怎么带新人", "新人怎么带"), ("值班",), ("加班",)]


def test_a_group_tells_why_how_often_and_since_when() -> None:
    rows = (
        asked("怎么带新人", 2, last="2026-01-05"),
        asked("怎么带新人", 3, Why.DISLIKED),
        asked("新人怎么带", 1, Why.NOTHING, last="2026-02-01"),
    )
    (group,) = grouped(rows)
    assert (group.text, group.count) == ("怎么带新人", 6)
    assert set(group.reasons) == {(Why.NOTHING, 3), (Why.DISLIKED, 3)}
    assert (group.first, group.last) == ("2026-01-01", "2026-02-01")


def test_a_group_is_known_by_each_of_its_questions() -> None:
    rows = (asked("怎么带新人"), asked("新人怎么带"), asked("值班"))
    assert group_of(rows, "新人怎么带") == group_of(rows, "怎么带新人") != group_of(rows, "值班")
    assert group_of(rows, "加班") is None


def test_questions_of_nothing_but_question_words_are_grouped_by_what_was_said() -> None:
    assert len(texts(asked("什么?"), asked("为什么"), asked("😊"))) >= 2
