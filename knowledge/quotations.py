"""Checking a quotation against the text: what differs, character by character.

Width, script, case and punctuation do not count as differences; what is shown is always the text's
own spelling, and where the reader's differs, the reader's beside it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein, Opcodes

from knowledge.text import projection

# Shorter texts are words to look for, not sentences to check.
_SHORTEST = 8
_A_SENTENCE = 14
_HAN = re.compile(r"[\u3400-\u9fff]")
_QUESTION = re.compile(r"[?\uff1f]|什么|怎|如何|为何|谁|哪|吗|呢|多少|几|是不是|有没有|能不能")
# Words between quotation marks are meant as a quotation, whatever stands around them.
_MARKED = re.compile(r"[“\"「『](.{8,})[”\"」』]", re.DOTALL)
# At this share of equal characters (partial_ratio, 0 to 100) a text is a version of the other.
_A_VERSION = 70.0


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
    """A quotation compared with the text: its pieces in order; none: it does not stand there."""

    pieces: tuple[Piece, ...]


def check_quotation(quoted: str, text: str) -> Quotation | None:
    """How `quoted` differs from the words of `text` that it comes nearest to.

    None where it is no quotation at all: too short, a question, or word for word the same. Words
    between quotation marks are one whatever stands around them.
    """
    marked = _MARKED.search(quoted)
    quoted = marked.group(1) if marked else quoted
    theirs, their_offsets = projection(quoted)
    if len(_HAN.findall(theirs)) < _SHORTEST or (not marked and _QUESTION.search(quoted)):
        return None
    ours, our_offsets = projection(text)
    nearest = fuzz.partial_ratio_alignment(theirs, ours, score_cutoff=_A_VERSION)
    if nearest is None or len(theirs) > len(ours):
        # Only what reads like a sentence is said not to stand there.
        return Quotation(()) if marked or len(theirs) >= _A_SENTENCE else None
    start = nearest.dest_start
    changes = Levenshtein.opcodes(theirs, ours[start : nearest.dest_end])
    pieces = tuple(_pieces(changes, quoted, their_offsets, text, our_offsets[start:]))
    return Quotation(pieces) if any(piece.kind is not PieceKind.SAME for piece in pieces) else None


def _pieces(
    changes: Opcodes,
    quoted: str,
    their_offsets: Sequence[int],
    text: str,
    our_offsets: Sequence[int],
) -> Iterator[Piece]:
    # The window that the alignment chose is as long as the quotation: what it holds more at either
    # end is no difference, only a window too wide.
    ends = (0, len(changes) - 1)
    for index, change in enumerate(changes):
        theirs = _original(quoted, their_offsets, change.src_start, change.src_end)
        ours = _original(text, our_offsets, change.dest_start, change.dest_end)
        if change.tag == "equal":
            yield Piece(PieceKind.SAME, ours)
            continue
        if theirs:
            yield Piece(PieceKind.READER, theirs)
        if ours and not (change.tag == "insert" and index in ends):
            yield Piece(PieceKind.ARTICLE, ours)


def _original(text: str, offsets: Sequence[int], start: int, end: int) -> str:
    """The characters as they were written, with the punctuation that follows inside the stretch."""
    if start == end:
        return ""
    behind = offsets[end] if end < len(offsets) else offsets[end - 1] + 1
    return text[offsets[start] : behind]
