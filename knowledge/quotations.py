"""Checking a quotation against the text: what differs, unit by unit.

A unit is a character, and a word where words are written apart. Width, script, case and punctuation
do not count as differences; what is shown is always the text's own spelling, and where the reader's
differs, the reader's beside it.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein, Opcodes, ScoreAlignment

from knowledge.text import find_folded, fold, projection

# Shorter texts are words to look for, not sentences to check: in characters, in words.
_SHORTEST, _FEWEST_WORDS = 8, 5
# From this many units on a text reads like a sentence.
_A_SENTENCE = 14
# Words that stand so one after the other are no chance.
_SEVERAL_WORDS = 4
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUESTION = re.compile(
    r"[?\uff1f]|什么|怎|如何|为何|谁|哪|吗|呢|多少|几|是不是|有没有|能不能"
    r"|^\W*(?:what|who|whom|whose|when|where|which|why|how|is|are|was|were|do(?! not\b)|does|did"
    r"|can|could|should|will|would|has|have|tell|explain|describe)\b",
    re.IGNORECASE,
)
# Words between quotation marks are meant as a quotation, whatever stands around them.
_MARKED = re.compile(r"[“\"「『](.{8,})[”\"」』]", re.DOTALL)
# At this share of equal units (partial_ratio, 0 to 100) a text is a version of the other; at the
# next it is surely none of another place.
_A_VERSION, _SURELY = 70.0, 85.0
# So many units a text may be longer or shorter than what it is a version of.
_SLACK = 4


class PieceKind(Enum):
    """A stretch that both have, that only the article has, or that only the quotation has."""

    SAME = "same"
    ARTICLE = "article"
    READER = "reader"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a compared quotation, in the spelling of whose it is."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation compared with the text: its pieces in order; none: it does not stand there.

    `located` says that so little differs that no other place can be meant.
    """

    pieces: tuple[Piece, ...]
    located: bool = False


@dataclass(frozen=True, slots=True)
class _Units:
    """A text as what is compared: each unit folded, and where it starts and ends."""

    text: str
    folded: Sequence[Hashable]
    starts: Sequence[int]
    ends: Sequence[int]

    def original(self, start: int, end: int) -> str:
        """The units as they were written, with what follows each inside the stretch."""
        if start == end:
            return ""
        behind = self.starts[end] if end < len(self.starts) else self.ends[end - 1]
        return self.text[self.starts[start] : behind]


def stands_in(text: str, quoted: str) -> bool:
    """Whether `quoted` is several words, and `text` holds them word for word."""
    several = len(_HAN.findall(quoted)) >= _SHORTEST or len(_WORD.findall(quoted)) >= _SEVERAL_WORDS
    return several and bool(find_folded(text, quoted))


def check_quotation(quoted: str, text: str) -> Quotation | None:
    """How `quoted` differs from the words of `text` that it comes nearest to.

    None where it is no quotation at all: too short, a question, or word for word the same. Words
    between quotation marks are one whatever stands around them.
    """
    marked = _MARKED.search(quoted)
    quoted = marked.group(1) if marked else quoted
    read = _reading(quoted, text)
    if read is None or (not marked and _QUESTION.search(quoted)):
        return None
    theirs, ours = read(quoted), read(text)
    nearest = fuzz.partial_ratio_alignment(theirs.folded, ours.folded, score_cutoff=_A_VERSION)
    if nearest is None or len(theirs.folded) > len(ours.folded):
        # Only what reads like a sentence is said not to stand there.
        return Quotation(()) if marked or len(theirs.folded) >= _A_SENTENCE else None
    pieces = tuple(_pieces(theirs, ours, *_changes(theirs, ours, nearest)))
    differs = any(piece.kind is not PieceKind.SAME for piece in pieces)
    return Quotation(pieces, nearest.score >= _SURELY) if differs else None


def _reading(quoted: str, text: str) -> Callable[[str], _Units] | None:
    """What both are compared by; None where `quoted` is too short, or in another language."""
    if len(_HAN.findall(quoted)) >= _SHORTEST:
        return _characters
    in_words = len(_HAN.findall(text)) <= len(_WORD.findall(text))
    return _words if in_words and len(_WORD.findall(quoted)) >= _FEWEST_WORDS else None


def _characters(text: str) -> _Units:
    folded, starts = projection(text)
    return _Units(text, folded, starts, tuple(start + 1 for start in starts))


def _words(text: str) -> _Units:
    found = tuple(_WORD.finditer(text))
    folded = tuple(fold(word.group()) for word in found)
    return _Units(text, folded, *zip(*(word.span() for word in found), strict=True))


def _changes(theirs: _Units, ours: _Units, nearest: ScoreAlignment) -> tuple[int, Opcodes]:
    """Where in `ours` the stretch starts that differs least, and how it comes from `theirs`.

    The stretch that was aligned is as long as the quotation: where a unit is left out, another is
    cut off behind. Of those about it the one that differs least is taken, then of the most equal
    length.
    """
    length = len(theirs.folded)
    near = range(
        max(0, nearest.dest_start - _SLACK), min(len(ours.folded), nearest.dest_end + _SLACK) + 1
    )
    _, _, start, end = min(
        (Levenshtein.distance(theirs.folded, ours.folded[a:b]), abs(b - a - length), a, b)
        for a, b in combinations(near, 2)
        if abs(b - a - length) <= _SLACK
    )
    return start, Levenshtein.opcodes(theirs.folded, ours.folded[start:end])


def _pieces(theirs: _Units, ours: _Units, start: int, changes: Opcodes) -> Iterator[Piece]:
    for change in changes:
        its = theirs.original(change.src_start, change.src_end)
        own = ours.original(start + change.dest_start, start + change.dest_end)
        if change.tag == "equal":
            yield Piece(PieceKind.SAME, own)
            continue
        shown = (PieceKind.READER, its), (PieceKind.ARTICLE, own)
        yield from (Piece(kind, words.rstrip()) for kind, words in shown if words)
        written = own or its
        if blank := written[len(written.rstrip()) :]:
            yield Piece(PieceKind.SAME, blank)
