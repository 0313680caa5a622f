"""Lines that were broken at a margin, joined to paragraphs again. Knows no format."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from knowledge.headings import read_mark

# A line that reaches this share of the margin was broken by it.
_FULL = 0.8
_NARROWEST, _WIDEST = 30, 110
_ITEM = re.compile(r"\s*(?:[-*+•·●▪◆○■□◇]\s|[（(]?[0-9a-zA-Z]{1,3}[)）.]\s|[（(][0-9]{1,2}[）)])")
_END = re.compile(r"[。！？!?.…:：;；][”’」』》）)\]\"']*$")


def width(text: str) -> int:
    """How many cells of a terminal the text takes."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def is_wider(text: str, cells: int) -> bool:
    """Whether the text takes more cells than that."""
    return len(text) > cells or width(text) > cells


def joined(before: str, after: str) -> str:
    """Two pieces of one paragraph as one; between words of letters stands a blank."""
    left, right = before.rstrip(), after.strip()
    beside = left[-1:] + right[:1]
    wide = any(unicodedata.east_asian_width(char) in "WF" or char in "“”‘’…—" for char in beside)
    return left + ("" if wide else " ") + right


def is_item(line: str) -> bool:
    """Whether the line begins as an item of a list does."""
    return bool(_ITEM.match(line))


def unwrapped(lines: Sequence[str]) -> list[list[str]]:
    """Consecutive lines that belong together, as groups; a blank line stands alone.

    Where the lines show no margin that broke them, each is a group of its own.
    """
    margin = _margin(lines)
    groups: list[list[str]] = []
    for line in lines:
        if margin and groups and _continues(groups[-1][-1], line, margin):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _margin(lines: Iterable[str]) -> int:
    """The margin that most lines reach, in cells; 0 where they reach none."""
    pairs = [pair for block in _blocks(lines) for pair in block[:-1]]
    if len(pairs) < 3:
        return 0
    widths = sorted(width(line) for line in pairs)
    margin = widths[int(len(widths) * 0.95) - 1]
    full = sum(_FULL * margin <= each <= margin * 1.05 for each in widths)
    ended = sum(bool(_END.search(line)) for line in pairs)
    broken = full > 0.6 * len(widths) and ended < 0.5 * len(pairs)
    return margin if broken and _NARROWEST <= margin <= _WIDEST else 0


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _continues(before: str, line: str, margin: int) -> bool:
    if not line.strip() or not before.strip():
        return False
    begins = len(line) - len(line.lstrip()) > len(before) - len(before.lstrip())
    mark = read_mark(line)
    headed = is_item(line) or (mark is not None and not mark.form.weak)
    return width(before) >= _FULL * margin and not begins and not headed
