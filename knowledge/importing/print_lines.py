"""Lines as they are printed on pages, and what is printed on every page beside the text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.importing.extract import LeftOut

_NUMBER = re.compile(
    r"[-–—·.\s]*(?:第\s*)?(?:page\s*)?\d{1,4}(?:\s*页)?(?:\s*(?:/|of)\s*\d{1,4})?[-–—·.\s]*",
    re.IGNORECASE,
)
_TOP, _BOTTOM = 0.9, 0.1


@dataclass(frozen=True, slots=True)
class Printed:
    """A line on a page (from 1); `x` and `y` are shares of its width and height, from bottom left.

    `size` is that of its letters, in points.
    """

    text: str
    page: int
    x: float
    y: float
    size: float


def without_furniture(
    pages: Sequence[Sequence[Printed]],
) -> tuple[tuple[Printed, ...], tuple[LeftOut, ...]]:
    """The lines of all pages without page numbers and what heads or ends most pages; and those."""
    at_edge = Counter(_shape(line) for page in pages for line in page if _is_at_edge(line))
    content: list[Printed] = []
    left_out: list[LeftOut] = []
    for line in (line for page in pages for line in page):
        if _is_at_edge(line) and _NUMBER.fullmatch(line.text.strip()):
            left_out.append(LeftOut(line.text.strip(), "page number"))
        elif _is_at_edge(line) and at_edge[_shape(line)] >= max(2, len(pages) / 3):
            left_out.append(LeftOut(line.text.strip(), "on every page"))
        else:
            content.append(line)
    return tuple(content), tuple(left_out)


def _is_at_edge(line: Printed) -> bool:
    return not _BOTTOM < line.y < _TOP


def _shape(line: Printed) -> str:
    return re.sub(r"\d+", "0", "".join(line.text.split()))
