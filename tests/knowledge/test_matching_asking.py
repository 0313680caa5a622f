"""A question says what kind of thing it wants to hear, and the matching heeds it."""

import pytest

from knowledge.matching.asking import Asked, holds_number, read_asked, things


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("开会的人有多少", Asked.NUMBER),
        ("會議幾點開始?", Asked.NUMBER),
        ("how many people work there", Asked.NUMBER),
        ("组长是谁?", Asked.FACT),
        ("值班电话", Asked.FACT),
        ("哪里可以买票", Asked.FACT),
        ("怎样写好总结", Asked.ANYTHING),
        ("这句话是谁说的", Asked.ANYTHING),
        ("“后院”那句在哪呀", Asked.ANYTHING),
        ("", Asked.ANYTHING),
    ],
)
def test_a_question_tells_what_it_asks_for(question: str, asked: Asked) -> None:
    assert read_asked(question) is asked


@pytest.mark.parametrize(
    ("text", "held"),
    [("2014年5月8日", True), ("一共三公里", True), ("一是勤,二是专", False), ("", False)],
)
def test_an_amount_or_a_date_is_a_number_and_a_list_is_none(text: str, held: bool) -> None:
    assert holds_number(text) is held


def test_what_goes_by_one_name_is_known_in_both_languages() -> None:
    assert things("食堂的电话") == {"食堂", "电话"}
    assert things("carried by piano") == {"piano"}
    assert things("怎样奉献") == frozenset()
