"""PDF: the lines of its pages in reading order, joined to paragraphs; headings by their size."""

import io
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from knowledge.errors import DocumentError
from knowledge.importing.extract import Extract, Ground, LeftOut, Received, Remark, Statement
from knowledge.importing.print_lines import Printed, without_furniture
from knowledge.importing.print_paragraphs import paragraphs

# It reports every oddity of a file, and reads on.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)
_NOBODY = ("", "(anonymous)", "(unspecified)", "anonymous", "untitled", "unknown")


def read(received: Received) -> Extract:
    """The paragraphs of a PDF; DocumentError where it is encrypted, damaged, or only pictures."""
    try:
        reader = PdfReader(io.BytesIO(received.content))
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            raise DocumentError(received.name, "is an encrypted PDF; save it without a password")
        pages = [tuple(_printed(page, number)) for number, page in enumerate(reader.pages, 1)]
        statements = tuple(_statements(reader))
    except DependencyError:
        raise DocumentError(
            received.name, "is an encrypted PDF; save it without a password"
        ) from None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        problem = f"is a damaged PDF ({type(error).__name__})"
        raise DocumentError(received.name, problem) from error
    if not any(pages):
        raise DocumentError(received.name, "is a PDF without text: scanned pages are not read")
    content, left_out = without_furniture(pages)
    lines, hyphens = paragraphs(content)
    dropped = (LeftOut("-", "hyphen at the end of a line"),) * hyphens
    remarks = tuple((Remark.NO_TEXT, i) for i, page in enumerate(pages, 1) if not page)
    return Extract("PDF", lines, (*left_out, *dropped), statements, remarks=remarks)


def _printed(page: Any, number: int) -> Iterator[Printed]:
    """The lines of a page in the order in which they are to be read."""
    pieces: list[tuple[str, float, float, float]] = []

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], _: Any, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3]) or 1.0
        pieces.append((text, x, y, round(size * scale, 1)))

    page.extract_text(visitor_text=visit)
    height, width = float(page.mediabox.height), float(page.mediabox.width)
    lines = [
        Printed(text, number, x / width, y / height, size)
        for text, x, y, size in _joined_pieces(pieces)
    ]
    yield from _in_reading_order(lines)


def _joined_pieces(
    pieces: Sequence[tuple[str, float, float, float]],
) -> Iterator[tuple[str, float, float, float]]:
    """Pieces of text put together to lines; a line is where its first word is."""
    words, place = "", (0.0, 0.0, 0.0)
    for text, *where in pieces:
        for piece in re.findall(r"[^\n]+|\n", text):
            if piece != "\n":
                place = (where[0], where[1], where[2]) if not words.strip() else place
                words += piece
            elif words.strip():
                yield words, *place
                words = ""
            else:
                words = ""
    if words.strip():
        yield words, *place


def _in_reading_order(lines: list[Printed]) -> list[Printed]:
    """As the page was drawn; by columns where it was drawn across them."""
    upwards = sum(b.y > a.y - 0.001 for a, b in pairwise(lines))
    right = sum(line.x > 0.45 for line in lines)
    if upwards <= 0.25 * len(lines) or not 0.2 * len(lines) < right < 0.8 * len(lines):
        return lines
    return sorted(lines, key=lambda line: (line.x > 0.45, -line.y))


def _statements(reader: PdfReader) -> Iterator[Statement]:
    properties: Mapping[str, Any] = reader.metadata or {}
    for field, key in (("title", "/Title"), ("author", "/Author")):
        value = " ".join(str(properties.get(key) or "").split())
        if value.lower() not in _NOBODY:
            yield Statement(field, value, Ground.PROPERTIES, key.lstrip("/"))
