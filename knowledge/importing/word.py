"""Word (.docx): paragraphs and rows of tables as lines, headings by their styles."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from knowledge.errors import DocumentError
from knowledge.importing.extract import (
    Extract,
    Ground,
    LeftOut,
    Line,
    Received,
    Role,
    Statement,
)

# What a file may say that it unpacks to; Word itself writes no such document.
_MOST_UNPACKED = 200_000_000
_MOST_PIECES = 10_000
_CELL_GAP = "  "
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d?", re.IGNORECASE)
_BESIDE = {
    "header": "page header",
    "footer": "page footer",
    "comments": "comment",
    "footnotes": "footnote",
    "endnotes": "endnote",
}
_P, _TBL, _TR, _TC, _SDT, _SDT_CONTENT = map(
    qn, ("w:p", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtContent")
)
_T, _TAB, _BR, _CR, _DELETED = map(qn, ("w:t", "w:tab", "w:br", "w:cr", "w:delText"))
_TEXT_BOX = qn("w:txbxContent")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read(received: Received) -> Extract:
    """The lines of a Word file; DocumentError where it is damaged, or unpacks to too much."""
    _require_modest(received)
    try:
        document = Document(io.BytesIO(received.content))
        lines = tuple(_lines(document.element.body, _Styles(document)))
        beside = tuple(_beside(document))
        statements = tuple(_statements(document.core_properties))
    except (DocumentError, MemoryError):
        raise
    except Exception as error:
        # The libraries below raise many kinds for a file that is not as it should be.
        problem = f"is a damaged Word file ({type(error).__name__})"
        raise DocumentError(received.name, problem) from error
    return Extract("Word", lines, beside, statements)


def _require_modest(received: Received) -> None:
    """DocumentError where the file would unpack to more than any document does."""
    try:
        with zipfile.ZipFile(io.BytesIO(received.content)) as archive:
            pieces = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        raise DocumentError(received.name, "is a damaged Word file") from None
    unpacked = sum(piece.file_size for piece in pieces)
    if len(pieces) > _MOST_PIECES or unpacked > _MOST_UNPACKED:
        size = f"{unpacked / 1_000_000:.0f} MB in {len(pieces)} pieces"
        raise DocumentError(received.name, f"would unpack to {size}; no article does")


class _Styles:
    """Which styles are headings, by their ids: their own outline level, or an ancestor's."""

    def __init__(self, document: Any) -> None:
        self._styles = {style.style_id: style for style in document.styles}

    def role(self, paragraph: Any) -> tuple[Role, int, str]:
        """What the style of a paragraph makes of it: role, level, reason."""
        properties = paragraph.pPr
        outline = properties.find(qn("w:outlineLvl")) if properties is not None else None
        if outline is not None and int(outline.get(qn("w:val"))) < 9:
            return Role.HEADING, int(outline.get(qn("w:val"))) + 1, ""
        style = self._styles.get(paragraph.style or "")
        while style is not None:
            name = style.name or ""
            if match := _HEADING.fullmatch(name):
                return Role.HEADING, int(match[1]), ""
            if _TITLE.fullmatch(name):
                return Role.TITLE, 0, ""
            if _CONTENTS.fullmatch(name):
                return Role.NOISE, 0, "table of contents"
            style = getattr(style, "base_style", None)
        return Role.TEXT, 0, ""


def _lines(container: Any, styles: _Styles) -> Iterator[Line]:
    for element in container:
        if element.tag == _P:
            yield from _paragraph(element, styles)
        elif element.tag == _TBL:
            for row in element.iter(_TR):
                cells = [_words(cell) for cell in row.iter(_TC)]
                yield from _line(_CELL_GAP.join(filter(None, cells)), Role.ITEM, gap=0)
        elif element.tag == _SDT:
            for content in element.iterchildren(_SDT_CONTENT):
                yield from _lines(content, styles)


def _paragraph(element: Any, styles: _Styles) -> Iterator[Line]:
    role, level, reason = styles.role(element)
    numbered = element.pPr is not None and element.pPr.numPr is not None
    gap = 0 if role is Role.TEXT and numbered else 1
    role = Role.ITEM if not gap else role
    for text in _words(element).split("\n"):
        yield from _line(text, role, level, reason, gap=gap)
    for box in element.iter(_TEXT_BOX):
        if not _inside(box, _FALLBACK):
            yield from _line(_words(box), Role.NOISE, reason="text box")
    if deleted := "".join(piece.text or "" for piece in element.iter(_DELETED)):
        yield from _line(deleted, Role.NOISE, reason="deleted")


def _line(
    text: str, role: Role = Role.TEXT, level: int = 0, reason: str = "", *, gap: int = 1
) -> Iterator[Line]:
    if text.strip():
        yield Line(text.strip(), role, level, reason, gap)


def _words(element: Any) -> str:
    """The words under an element, text boxes inside it not counted; its paragraphs by blanks."""
    words: list[str] = []
    boxed = element.tag == _TEXT_BOX
    for piece in element.iter(_T, _TAB, _BR, _CR, _P):
        if not boxed and _inside(piece, _TEXT_BOX, within=element):
            continue
        if _inside(piece, _FALLBACK, within=element):
            continue
        if piece.tag == _T:
            words.append(piece.text or "")
        elif piece.tag == _P:
            words += [" "] * bool(words)
        elif piece.getparent().tag == qn("w:r"):
            # The tab stops of a paragraph's properties have the same name.
            words.append("\n" if piece.tag in (_BR, _CR) else "\t")
    return "".join(words)


def _inside(element: Any, tag: str, within: Any = None) -> bool:
    for ancestor in element.iterancestors():
        if ancestor is within:
            return False
        if ancestor.tag == tag:
            return True
    return False


def _beside(document: Any) -> Iterator[LeftOut]:
    """What stands on the pages beside the text, each kind once however often it is repeated."""
    for part in sorted(document.part.package.iter_parts(), key=lambda part: part.partname):
        kind = re.sub(r"\d*\.xml$", "", part.partname.rpartition("/")[2])
        if kind in _BESIDE:
            from lxml import etree

            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            root = etree.fromstring(part.blob, parser)
            if text := " ".join(it.text or "" for it in root.iter(_T)).strip():
                yield LeftOut(text, _BESIDE[kind])


def _statements(properties: Any) -> Iterator[Statement]:
    stated = {"title": ("title", properties.title), "creator": ("author", properties.author)}
    for key, (field, value) in stated.items():
        # What the library's own template says is nobody's word.
        if value and value.strip() and value != "python-docx":
            yield Statement(field, value.strip(), Ground.PROPERTIES, key)
