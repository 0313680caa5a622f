"""An article's sentences as cells that flow over lines, as its text does. Draws nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from math import ceil

from bot.statistics import Reading, SectionReads

# What a picture holds: of more sections those that were read most; longer ones on longer lines.
_MOST_SECTIONS = _MOST_LINES = 60
_SHORTEST_LINE, _LONGEST_LINE = 160, 480  # characters
_LONGER = 1.1


@dataclass(frozen=True, slots=True)
class Cell:
    """A sentence, or as much of it as stands on one line.

    `start` and `end` are characters of the line; `numbered` is the largest cell of its sentence.
    """

    line: int
    start: int
    end: int
    reads: int
    numbered: bool


@dataclass(frozen=True)
class Flow:
    """Sections, each on lines of its own with so many characters each."""

    sections: tuple[SectionReads, ...]
    characters: int

    @cached_property
    def firsts(self) -> tuple[int, ...]:
        """The first line of each section; behind them, how many lines there are."""
        lines = (ceil(_length(section) / self.characters) or 1 for section in self.sections)
        return tuple(accumulate(lines, initial=0))

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return self.firsts[-1]

    def cells(self) -> Iterator[Cell]:
        """Every cell, in reading order."""
        for section, first in zip(self.sections, self.firsts, strict=False):
            lengths = (it.span.end - it.span.start for it in section.sentences)
            bounds = pairwise(accumulate(lengths, initial=0))
            for (start, end), sentence in zip(bounds, section.sentences, strict=True):
                yield from self._pieces(first, start, end, sentence.reads)

    def _pieces(self, first: int, start: int, end: int, reads: int) -> Iterator[Cell]:
        breaks = range(start - start % self.characters + self.characters, end, self.characters)
        pieces = tuple(pairwise((start, *breaks, end)))
        longest = max(pieces, key=lambda piece: piece[1] - piece[0])
        for piece in pieces:
            line, at = divmod(piece[0], self.characters)
            yield Cell(first + line, at, at + piece[1] - piece[0], reads, piece == longest)


def flow(reading: Reading) -> Flow:
    """The sections of an article on as few lines as a picture holds."""
    most_read = sorted(reading.sections, key=lambda it: -it.reads)[:_MOST_SECTIONS]
    kept = {section.section.id for section in most_read}
    sections = tuple(it for it in reading.sections if it.section.id in kept)
    longest = max(map(_length, sections), default=0)
    flowing = Flow(sections, min(max(longest, _SHORTEST_LINE), _LONGEST_LINE))
    while flowing.lines > max(_MOST_LINES, len(sections)):
        flowing = Flow(sections, int(flowing.characters * _LONGER))
    return flowing


def _length(section: SectionReads) -> int:
    return sum(it.span.end - it.span.start for it in section.sentences)
