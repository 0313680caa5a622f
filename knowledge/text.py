"""Folding: which differences in spelling do not matter when words are looked for.

Width, case, traditional and simplified, accents, punctuation, invisible characters. Knows
characters, no language and no article.
"""

import unicodedata
from array import array
from collections.abc import Sequence
from functools import cache, lru_cache

from knowledge import lexicon

# Dropped, not blank: “勤”字 is written 勤字 too.
_QUOTATION_MARKS = frozenset("\"'`´“”‘’„‟‚‛«»‹›「」『』﹁﹂﹃﹄〝〞＂＇")
# A letter may become several (ligatures), a mark a blank, an invisible character nothing.
_ENTITY_ROUNDS = 4


def fold(text: str) -> str:
    """`text` as it is compared: folding what is folded changes nothing.

    Letters and digits in NFKC, without accents (ü becomes v, as pinyin is typed), in lower case,
    simplified; punctuation as single blanks; quotation marks, control and zero-width characters and
    lone surrogates gone.
    """
    return " ".join(text.translate(_folds()).split())


def fold_lines(text: str) -> str:
    """As `fold`, but each line by itself, blanks as they come: for many short pieces at once."""
    return text.translate(_line_folds())


def find_folded(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Every place in `text`, as start and end, where `words` stands after folding both.

    Punctuation and blanks between characters are ignored on both sides. In reading order, without
    overlaps; empty where `words` folds to nothing.
    """
    sought = fold(words).replace(" ", "")
    if not sought:
        return ()
    folded, origins = projection(text)
    places = []
    at = folded.find(sought)
    while at >= 0:
        end = at + len(sought)
        places.append((origins[at], origins[end - 1] + 1))
        at = folded.find(sought, end)
    return tuple(places)


@lru_cache(maxsize=64)
def projection(text: str) -> tuple[str, Sequence[int]]:
    """`text` folded without blanks, and for each character of it the offset it came from."""
    table = _folds()
    folded: list[str] = []
    origins = array("I")
    for offset, character in enumerate(text):
        for letter in table[ord(character)]:
            if letter != " ":
                folded.append(letter)
                origins.append(offset)
    return "".join(folded), origins


class _Folds(dict[int, str]):
    """Code point → its folded form, worked out when first met, so that translate runs in C."""

    def __missing__(self, code: int) -> str:
        folded = chr(code)
        for _ in range(_ENTITY_ROUNDS):
            once = "".join(map(_fold_character, folded))
            if once == folded:
                break
            folded = once
        self[code] = folded
        return folded


@cache
def _folds() -> _Folds:
    return _Folds()


@cache
def _line_folds() -> _Folds:
    return _Folds({ord("\n"): "\n"})


def _fold_character(character: str) -> str:
    if character in _QUOTATION_MARKS:
        return ""
    if character in "üÜǕǗǙǛǖǘǚǜ":
        return "v"
    kind = unicodedata.category(character)
    if kind[0] == "C" or kind[0] == "M":
        # A line break or tab is a control character that parts words.
        return " " if character.isspace() else ""
    if kind[0] in "ZPS":
        decomposed = unicodedata.normalize("NFKC", character)
        return decomposed if decomposed.isalnum() else " "
    plain = unicodedata.normalize("NFKD", character).casefold()
    letters = "".join(c for c in plain if unicodedata.category(c)[0] != "M")
    letters = unicodedata.normalize("NFC", letters)
    return letters.translate(lexicon.simplified())
