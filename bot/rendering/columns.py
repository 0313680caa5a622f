"""Rows of text in columns for a terminal, where a Chinese character takes two places."""

import unicodedata
from collections.abc import Sequence

from bot.rendering.terminal import printable

_GAP = "  "


def aligned(rows: Sequence[Sequence[str]], columns: str = "<>") -> str:
    """The rows below each other: a column begins in line (`<`) or ends so (`>`).

    The last sign holds for all further columns.
    """
    cells = [[printable(" ".join(cell.split())) for cell in row] for row in rows]
    widths = [max(map(places, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        _GAP.join(
            _padded(cell, width, columns[min(number, len(columns) - 1)])
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    )


def places(text: str) -> int:
    """How many places of a terminal's line the text takes."""
    return sum(_places(char) for char in text)


def cut(text: str, most: int) -> str:
    """As much of the text as takes at most so many places."""
    if places(text) <= most:
        return text
    while places(text) >= most:
        text = text[:-1]
    return f"{text}…"


def _places(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _padded(cell: str, width: int, side: str) -> str:
    blanks = " " * (width - places(cell))
    return cell + blanks if side == "<" else blanks + cell
