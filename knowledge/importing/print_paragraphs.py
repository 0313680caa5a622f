"""Printed lines → paragraphs and headings: by indentation, distance, size, and how a line ends."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

from knowledge.headings import read_mark
from knowledge.importing.extract import Line, Role
from knowledge.importing.print_lines import Printed
from knowledge.importing.wrapping import is_item, joined, width

_HYPHEN = re.compile(r"[a-z]-$")
_ENDED = re.compile(r"[。！？!?.…:：][”’」』》）)\]\"']*$")
# Shares of what is usual: the distance between lines, the size of letters, the width of a column.
_FAR, _LARGE, _SHORT = 1.4, 1.12, 0.8
_INDENT = 0.008
_LONGEST_HEADING = 3


@dataclass(frozen=True, slots=True)
class _Usual:
    """What most lines have: size, distance to the next, width in cells."""

    size: float
    distance: float
    width: int


def paragraphs(lines: Sequence[Printed]) -> tuple[tuple[Line, ...], int]:
    """The paragraphs of printed lines, and how many hyphens at line ends were taken out."""
    usual = _usual(lines)
    left = _margins(lines)
    groups: list[list[Printed]] = []
    for line in lines:
        if groups and not _begins(groups[-1][-1], line, usual, left):
            groups[-1].append(line)
        else:
            groups.append([line])
    known = " ".join(line.text for line in lines)
    made = [_text(it, known, large=it[0].size > _LARGE * usual.size) for it in groups]
    levels = _levels(groups, usual)
    found = tuple(_line(text, levels.get(i, 0)) for i, (text, _) in enumerate(made))
    return _with_title(found), sum(hyphens for _, hyphens in made)


def _usual(lines: Sequence[Printed]) -> _Usual:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    distances = Counter(
        round(a.y - b.y, 3) for a, b in pairwise(lines) if a.page == b.page and a.y > b.y
    )
    widths = sorted(width(line.text.strip()) for line in lines)
    size = max(sizes, key=lambda it: sizes[it])
    distance = max(distances, key=lambda it: distances[it]) if distances else 0.02
    return _Usual(size, distance, widths[int(len(widths) * 0.9)])


def _margins(lines: Sequence[Printed]) -> dict[tuple[int, bool], float]:
    """The left margin of each column of each page: where most of its lines begin."""
    columns: dict[tuple[int, bool], Counter[float]] = {}
    for line in lines:
        columns.setdefault(_column(line), Counter())[round(line.x, 3)] += 1
    return {
        column: min(x for x, count in counts.items() if count >= 0.2 * counts.most_common(1)[0][1])
        for column, counts in columns.items()
    }


def _column(line: Printed) -> tuple[int, bool]:
    return line.page, line.x > 0.45


def _begins(
    before: Printed, line: Printed, usual: _Usual, left: dict[tuple[int, bool], float]
) -> bool:
    """Whether a line begins a paragraph, or the one before was the last of one."""
    if abs(before.size - line.size) > 0.6:
        return True
    beside = _column(before) == _column(line)
    if line.size > _LARGE * usual.size:
        # A heading of several lines, centred perhaps.
        near = before.page == line.page and 0 < before.y - line.y < 2 * usual.distance
        return not near or read_mark(line.text) is not None
    if beside and before.y - line.y > _FAR * usual.distance:
        return True
    indented = line.x > left[_column(line)] + _INDENT or line.text[:1] in (" ", "\u3000")
    was_indented = before.x > left[_column(before)] + _INDENT
    if indented and not (was_indented and beside and abs(before.x - line.x) < _INDENT):
        return True
    short = width(before.text.strip()) < _SHORT * usual.width
    mark = read_mark(line.text)
    headed = mark is not None and (not mark.form.weak or short)
    return bool(headed or is_item(line.text) or (short and _ENDED.search(before.text.strip())))


def _text(group: Sequence[Printed], known: str, *, large: bool) -> tuple[str, int]:
    """The words of a paragraph; a hyphen that only broke a word is taken out."""
    hyphens = 0

    def add(text: str, following: str) -> str:
        nonlocal hyphens
        after = following.strip()
        if _HYPHEN.search(text.rstrip()) and after[:1].islower():
            word = text.rsplit(maxsplit=1)[-1] + re.split(r"\W", after, maxsplit=1)[0]
            if word not in known:
                hyphens += 1
                return text.rstrip()[:-1] + after
            return text.rstrip() + after
        if large:
            # A heading is broken where it has a blank.
            return f"{text.rstrip()} {after}"
        return joined(text, following)

    text = reduce(add, (line.text for line in group))
    return text.strip(), hyphens


def _levels(groups: Sequence[Sequence[Printed]], usual: _Usual) -> dict[int, int]:
    """Groups in letters larger than usual by their level: the largest is the outermost."""
    large = {
        index: group[0].size
        for index, group in enumerate(groups)
        if group[0].size > _LARGE * usual.size and len(group) <= _LONGEST_HEADING
    }
    ranks = {size: rank for rank, size in enumerate(sorted(set(large.values()), reverse=True), 1)}
    return {index: ranks[size] for index, size in large.items()}


def _line(text: str, level: int) -> Line:
    return Line(text, Role.HEADING, level) if level else Line(text)


def _with_title(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The first line is the title if it alone is printed largest."""
    return tuple(_titled(lines))


def _titled(lines: tuple[Line, ...]) -> Iterator[Line]:
    alone = sum(line.level == 1 for line in lines) == 1
    for index, line in enumerate(lines):
        if alone and line.level == 1 and index < 4:
            yield Line(line.text, Role.TITLE)
        else:
            yield line
