"""Other words for the same: a word of the query and one of a document that share a gloss.

From dedication to 奉献, or from 合作 to 协作, the way leads over CC-CEDICT's English glosses. A
word of the query is widened to its relatives: a document needs no index of meanings.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.lexicon.glosses import stems_of, words_of
from knowledge.matching.encoding import stem_token
from knowledge.matching.stemming import stem

_LONGEST_WORD = 4
# Relatives that share less than this of their meaning lead astray; the nearest ones are enough.
_NEAREST, _FEWEST_SHARED = 48, 0.3
# A Chinese word is looked for in English under what it mainly means.
_MAIN_GLOSS = 0.4
# A word that several documents hold as it was asked needs no bridge to others.
_HELD_BY = 3
# A single character is mostly part of another word.
_SINGLE = 0.7
_PIECE = re.compile(r"[a-z]+|[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the query: as asked, and its tokens."""

    asked: str
    tokens: str

    @property
    def relatives(self) -> tuple[tuple[str, float], ...]:
        """The nearest other words with the share of meaning, looked up when asked for."""
        return _relatives(self.asked)


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
        length = next((n for n in lengths if stems_of(piece[start : start + n])), 1)
        word = piece[start : start + length]
        if length > 1:
            yield Word(word, word)
        start += length


def _parts(name: str) -> tuple[tuple[str, float], ...]:
    """A stem, or the two that a compound is made of (teamwork: team, work)."""
    if words_of(name):
        return ((name, 1.0),)
    for cut in range(3, len(name) - 2):
        left, right = stem(name[:cut]), stem(name[cut:])
        if words_of(left) and words_of(right):
            return ((left, 0.7), (right, 0.7))
    return ()


@lru_cache(maxsize=4096)
def _relatives(word: str) -> tuple[tuple[str, float], ...]:
    """The nearest words by shared glosses, and the glosses themselves as English tokens."""
    if word.isascii():
        return _relatives_of_stems(_parts(stem(word)))
    stems = stems_of(word)
    near = (it for it in _relatives_of_stems(stems) if it[0] != word)
    return (*near, *((stem_token(name), weight) for name, weight in stems if weight >= _MAIN_GLOSS))


def _relatives_of_stems(stems: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    shared: dict[str, float] = {}
    for name, weight in stems:
        for other, its in words_of(name):
            bears = weight * its * (_SINGLE if len(other) == 1 else 1.0)
            shared[other] = shared.get(other, 0.0) + bears
    near = sorted(shared.items(), key=lambda it: (-it[1], it[0]))[:_NEAREST]
    return tuple((other, min(1.0, share)) for other, share in near if share >= _FEWEST_SHARED)


class Bridges:
    """Which relatives of the query's words stand in which of some documents."""

    def __init__(self, asked: Sequence[Word], texts: Sequence[str]) -> None:
        self._texts = texts
        self._found = [list(self._best(word)) for word in asked]
        self._asked = asked

    def _best(self, word: Word) -> Iterator[tuple[str, float]]:
        """For each text the relative that says most; what most texts hold says little."""
        common = sum(word.tokens in text for text in self._texts) >= _HELD_BY
        weighted = [] if common else self._weighted(word.relatives)
        for text in self._texts:
            if word.tokens in text:
                yield "", 0.0
            else:
                yield next(((other, w) for other, w in weighted if other in text), ("", 0.0))

    def _weighted(self, near: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
        size = len(self._texts)
        weighted = []
        for other, share in near:
            held = sum(other in text for text in self._texts)
            if held:
                telling = math.log((size + 1) / held) / math.log(size + 1)
                weighted.append((other, share * telling))
        return sorted(weighted, key=lambda it: -it[1])

    def of(self, place: int) -> list[tuple[Word, str, float]]:
        """The query's words that the text at `place` has a relative of, with its weight."""
        found = ((word, *best[place]) for word, best in zip(self._asked, self._found, strict=True))
        return [(word, other, weight) for word, other, weight in found if other]
