"""Other words for the same: a word of the query and one of a document that share a gloss.

From dedication to 奉献, or from 合作 to 协作, the way leads over CC-CEDICT's English glosses. A
word of the query is widened to its relatives: a document needs no index of meanings.
"""

import math
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from knowledge import lexicon
from knowledge.lexicon.glosses import is_glossed, stems_of, words_of
from knowledge.matching.encoding import stem_token
from knowledge.matching.stemming import stem

_LONGEST_WORD = 4
# Relatives that share less than this of their meaning lead astray; the nearest ones are enough.
_NEAREST, _FEWEST_SHARED = 160, 0.15
# A Chinese word is looked for in English under what it mainly means.
_MAIN_GLOSS = 0.4
# A word that several documents hold as it was asked needs no bridge to others.
_HELD_BY = 3
# Where one does, the others' relatives say less.
_BESIDE = 0.4
# A single character is mostly part of another word.
_SINGLE = 0.7
# A character that more than this share of paragraphs hold is grammar when alone.
_GRAMMAR = 0.4
# Documents whose best relative is nearly as near share what it says.
_AS_NEAR = 0.6
# What the second relative of a word adds, and how much more a heading's word says.
_SECOND, _IN_HEADING = 0.3, 1.6
_PIECE = re.compile(r"[a-z]+|[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the query: as asked, and its tokens."""

    asked: str
    tokens: str

    def relatives(self) -> Iterator[tuple[str, float]]:
        """The nearest other words with the share of meaning, nearest first, looked up now."""
        names, shares = _relatives(self.asked)
        return zip(names.split(), shares, strict=True)


def single_words(rest: str) -> tuple[Word, ...]:
    """The characters of what is in no longer word that say something by themselves."""
    telling = (c for c in dict.fromkeys(rest) if c not in _frequent() and is_glossed(c))
    return tuple(Word(character, character) for character in telling)


def stands_alone(character: str, text: str) -> bool:
    """Whether a character is anywhere in the text no part of a word that the dictionary knows."""
    places = (at for at, it in enumerate(text) if it == character)
    return any(
        not is_glossed(text[max(0, at - 1) : at + 1]) and not is_glossed(text[at : at + 2])
        for at in places
    )


@cache
def _frequent() -> frozenset[str]:
    """Characters that stand in most paragraphs: alone they are grammar."""
    shares = lexicon.background()["character"]
    return frozenset(token for token, share in shares.items() if share > _GRAMMAR)


@lru_cache(maxsize=256)
def words(content: str, pinyin: bool) -> tuple[Word, ...]:
    """The words of a folded query that the dictionary knows, longest first from left to right."""
    pieces = _PIECE.findall(content)
    return tuple(word for piece in pieces for word in _words(piece, pinyin))


def _words(piece: str, pinyin: bool) -> Iterator[Word]:
    if piece.isascii():
        if not pinyin:
            yield Word(piece, stem_token(stem(piece)))
        return
    start = 0
    while start < len(piece):
        lengths = range(min(_LONGEST_WORD, len(piece) - start), 1, -1)
        length = next((n for n in lengths if is_glossed(piece[start : start + n])), 1)
        if length > 2 and _ends_early(piece, start + length - 1, start):
            length -= 1
        word = piece[start : start + length]
        if length > 1:
            yield Word(word, word)
        start += length


def _ends_early(piece: str, last: int, start: int) -> bool:
    """Whether a word's last character rather begins the next one: 小时|工作, no 小时工."""
    words_apart = is_glossed(piece[start:last]) and is_glossed(piece[last : last + 2])
    return bool(words_apart and piece[last + 1 :] and not is_glossed(piece[last + 1 : last + 3]))


def _parts(name: str) -> tuple[tuple[str, float], ...]:
    """A stem, or the two that a compound is made of (teamwork: team, work)."""
    if words_of(name):
        return ((name, 1.0),)
    for cut in range(3, len(name) - 2):
        left, right = stem(name[:cut]), stem(name[cut:])
        if words_of(left) and words_of(right):
            return ((left, 0.7), (right, 0.7))
    return ()


# What is remembered is one string and one array a word: many thousand tuples would be 25 KB.
@lru_cache(maxsize=2048)
def _relatives(word: str) -> tuple[str, "array[float]"]:
    """The nearest words by shared glosses, and the glosses themselves as English tokens.

    As their names, parted by blanks, and the share of meaning of each.
    """
    if word.isascii():
        near = _relatives_of_stems(_parts(stem(word)))
    else:
        stems = stems_of(word)
        # What a word begins with only qualifies it: 会议室 is no 会议.
        near = [it for it in _relatives_of_stems(stems) if not word.startswith(it[0])]
        near += [(stem_token(name), weight) for name, weight in stems if weight >= _MAIN_GLOSS]
    return " ".join([name for name, _ in near]), array("d", [share for _, share in near])


def _relatives_of_stems(stems: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    shared: dict[str, float] = {}
    for name, weight in stems:
        for other, its in words_of(name):
            shared[other] = shared.get(other, 0.0) + weight * its
    # Negative, so that the greatest share comes first without a key for each.
    near = [(-share if len(it) > 1 else -share * _SINGLE, it) for it, share in shared.items()]
    near = sorted([it for it in near if it[0] <= -_FEWEST_SHARED])[:_NEAREST]
    return [(other, min(1.0, -share)) for share, other in near]


@lru_cache(maxsize=8)
def _beginnings(texts: frozenset[str]) -> frozenset[str]:
    """What a word that stands in one of the texts can begin with: two tokens, or its only one."""
    return frozenset(
        chain.from_iterable(chain(text, map(str.__add__, text, text[1:])) for text in texts)
    )


class Bridges:
    """Which relatives of the query's words stand in which of some documents."""

    def __init__(
        self, asked: Sequence[Word], texts: Sequence[str], headings: Sequence[str] = ()
    ) -> None:
        self._texts, self._beginnings = texts, _beginnings(frozenset(texts))
        self._headings = headings or [""] * len(texts)
        self._asked = asked
        self._found = [self._best(word) for word in asked]

    def of(self, place: int) -> list[tuple[Word, str, float]]:
        """The query's words that the text at `place` has a relative of, with its weight."""
        found = ((word, *best[place]) for word, best in zip(self._asked, self._found, strict=True))
        return [(word, other, weight) for word, other, weight in found if other]

    def _best(self, word: Word) -> list[tuple[str, float]]:
        """For each text the relative that says most; what most texts hold says little."""
        as_asked = sum(word.tokens in text for text in self._texts)
        if as_asked >= _HELD_BY:
            return [("", 0.0)] * len(self._texts)
        near = [it for it in word.relatives() if it[0][:2] in self._beginnings]
        if not near:
            return [("", 0.0)] * len(self._texts)
        best = [self._nearest(word, near, at) for at in range(len(self._texts))]
        most = max((weight for _, weight in best), default=0.0)
        if not most:
            return best
        size = len(best)
        held = sum(weight >= _AS_NEAR * most for _, weight in best)
        telling = math.log((size + 1) / held) / math.log(size + 1)
        if as_asked:
            telling *= _BESIDE
        return [(other, min(1.0, weight * telling)) for other, weight in best]

    def _nearest(self, word: Word, near: Sequence[tuple[str, float]], at: int) -> tuple[str, float]:
        text, heading = self._texts[at], self._headings[at]
        if word.tokens in text:
            return "", 0.0
        held = [(-share, other) for other, share in near if other in text]
        if not held:
            return "", 0.0
        held = sorted(
            (it * _IN_HEADING, other) if other in heading else (it, other) for it, other in held
        )
        return held[0][1], -held[0][0] - (_SECOND * held[1][0] if len(held) > 1 else 0.0)
