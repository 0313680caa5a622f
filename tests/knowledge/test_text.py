"""Folding says which differences in spelling do not matter; finding gives back real offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import find_folded, fold

ANY_TEXT = st.text(st.characters(), max_size=60)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("鞠躬盡瘁", "鞠躬尽瘁"),
        ("ＡＢｃ　１２", "abc 12"),
        ("“勤”字当头", "勤字当头"),
        ("抓落实,抓推进。", "抓落实 抓推进"),
        ("lǜ sè", "lv se"),
        ("零\u200b宽\u202e字\ud800", "零宽字"),
        ("", ""),
    ],
)
def test_folding_forgets_what_does_not_matter(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(ANY_TEXT)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_words_are_found_across_punctuation_and_script_at_their_offsets() -> None:
    text = "要“勤”字当头,做到脑要勤。"
    (place,) = find_folded(text, "勤字當頭做到")
    assert text[slice(*place)] == "勤”字当头,做到"


def test_every_occurrence_is_found_once() -> None:
    assert find_folded("落实、落实落实", "落实") == ((0, 2), (3, 5), (5, 7))


@given(ANY_TEXT, ANY_TEXT)
def test_what_is_found_folds_to_what_was_sought(text: str, words: str) -> None:
    sought = fold(words).replace(" ", "")
    for start, end in find_folded(text, words):
        assert sought in fold(text[start:end]).replace(" ", "")


def test_nothing_is_found_for_words_that_fold_to_nothing() -> None:
    assert find_folded("一、二", "??!") == ()
