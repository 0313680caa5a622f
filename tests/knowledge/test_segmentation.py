"""A paragraph is cut where its sentences end and where its points begin, and nothing is lost."""

from itertools import pairwise

import pytest
from hypothesis import given

from knowledge.model import Span
from knowledge.segmentation import points, sentences, trimmed
from tests.knowledge.generated import ANY_TEXT, WORDS


def cut(text: str) -> list[str]:
    """The sentences of a whole text, as words."""
    return [text[s.span.start : s.span.end] for s in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "expected",
    [
        ["只有一句没有句号"],
        ["一句。", "两句。"],
        ["真的?", "真的！", "好!"],
        ["等等……", "后来。"],
        ["什么？！", "没有。"],
        ["他说:“走。”", "她走了。"],
        ["(附带一句。)", "正文。"],
        ["“没有合上的引号。", "下一句照样分开。", "再一句。"],
        ["他说“先走。再谈。”"[:6], "再谈。”"],
        ["用半角,也用:分;号。", "完。"],
        ["圆周率是3.14左右。", "对。"],
        ["Dr. Smith came, e.g. by train.", "He left."],
        ["J. S. Bach wrote it.", "Nobody else did."],
        ["Is it?", "Yes!", "Good."],
    ],
)
def test_a_sentence_ends_at_its_full_stop(expected: list[str]) -> None:
    glue = " " if expected[0].isascii() else ""
    assert cut(glue.join(expected)) == expected


def test_a_quotation_mark_behind_an_english_full_stop_belongs_to_the_sentence() -> None:
    assert cut('He said "Go." Then he left.') == ['He said "Go."', "Then he left."]


@given(WORDS | ANY_TEXT)
def test_the_sentences_of_a_paragraph_join_back_to_it(text: str) -> None:
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


@given(WORDS | ANY_TEXT)
def test_sentences_follow_each_other_numbered_and_without_blanks_around(text: str) -> None:
    found = sentences(text, Span(0, len(text)))
    assert [s.number for s in found] == list(range(1, len(found) + 1))
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(words and words == words.strip() for words in cut(text))


@given(WORDS, WORDS, WORDS)
def test_what_stands_around_a_paragraph_does_not_change_its_sentences(
    before: str, text: str, after: str
) -> None:
    whole = f"{before}\n{text}\n{after}"
    inside = Span(len(before) + 1, len(before) + 1 + len(text))
    found = [whole[s.span.start : s.span.end] for s in sentences(whole, inside)]
    assert found == cut(text)


def pointed(text: str, start: int = 0) -> list[str]:
    """The points of a text from `start` on, as words."""
    found = points(text, Span(start, len(text)))
    return [text[point.span.start : point.span.end] for point in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要勤。一是脑。要想。二是眼。", ["一是脑。要想。", "二是眼。"]),
        ("要勤;一是脑;二是眼;三是手。", ["一是脑;", "二是眼;", "三是手。"]),
        ("一是脑。 二是眼。", ["一是脑。", "二是眼。"]),
        ("要勤。一是脑。", []),
        ("要勤。二是眼。三是手。", []),
        ("要勤。一是脑。三是手。", []),
        ("统一是好的。唯二是坏的。", []),
        ("没有要点。", []),
    ],
)
def test_points_are_those_that_count_from_one(text: str, expected: list[str]) -> None:
    assert pointed(text) == expected


def test_a_paragraph_that_begins_with_its_first_point_has_all_its_points() -> None:
    text = "标题\n  一是脑。二是眼。"
    assert pointed(text, start=5) == ["一是脑。", "二是眼。"]


@pytest.mark.parametrize(
    ("text", "span"),
    [(" a ", Span(1, 2)), ("ab", Span(0, 2)), ("\u3000\t\n", Span(0, 0)), ("", Span(0, 0))],
)
def test_blanks_around_a_stretch_are_left_out(text: str, span: Span) -> None:
    assert trimmed(text, 0, len(text)) == span
