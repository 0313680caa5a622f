"""HTML: the visible lines of a page; which of them are the article, trafilatura says.

Every visible line is either kept or left out with a reason, whatever trafilatura drops.
"""

import re
from collections.abc import Sequence
from typing import Any

import lxml.html
import trafilatura

from knowledge.errors import DocumentError
from knowledge.importing.decoding import decode
from knowledge.importing.extract import Extract, LeftOut, Line, Received, Role
from knowledge.importing.page_lines import Visible, visible_lines
from knowledge.importing.page_metadata import read_metadata
from knowledge.publication import read_statement

_CHARSET = re.compile(rb"<meta[^>]+?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 4096


_ELSEWHERE = "outside of the main text"
_LONG = 20
_STATEMENT = 160


def read(received: Received) -> Extract:
    """The lines of a page; DocumentError where it is nested too deep, or has no encoding."""
    declared = _CHARSET.search(received.content[:_HEAD])
    decoded = decode(received, declared[1].decode() if declared else None)
    page = _parse(decoded.text, received.name)
    visible = list(visible_lines(page))
    metadata = read_metadata(page)
    kept = _kept(visible, _main_text(decoded.text), metadata.titles)
    lines = tuple(
        Line(line.text, role, line.level, gap=line.gap)
        for line, role in zip(visible, kept, strict=True)
        if role
    )
    left_out = tuple(
        LeftOut(line.text, line.reason or _ELSEWHERE)
        for line, role in zip(visible, kept, strict=True)
        if not role
    )
    return Extract("HTML", lines, left_out, metadata.statements, decoded.encoding)


def _parse(text: str, name: str) -> Any:
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, ValueError):
        raise DocumentError(name, "is HTML without text") from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise DocumentError(name, "is HTML nested deeper than any page; nothing was read")
    return page


def _main_text(text: str) -> str:
    """What trafilatura takes for the article, without blanks; empty where it finds none."""
    try:
        main = trafilatura.extract(
            text, include_comments=False, include_tables=True, favor_recall=True
        )
    except RecursionError:
        main = None
    return "".join((main or "").split())


def _kept(visible: Sequence[Visible], main: str, titles: Sequence[str]) -> list[Role | None]:
    """The role of each line that is the article's, None for one that is not."""
    kept: list[Role | None] = [None] * len(visible)
    at = 0
    for index, line in enumerate(visible):
        words = "".join(line.text.split())
        place = main.find(words, at) if main else -1
        if place >= 0 or _mostly(line.text, main) or not (main or line.reason):
            at = max(at, place)
            kept[index] = line.role
    _keep_title(visible, kept, titles)
    _keep_statements(visible, kept)
    return kept


def _mostly(text: str, main: str) -> bool:
    """Whether most sentences of a long line are the article's: a link in it may have been cut."""
    if len(text) < _LONG:
        return False
    pieces = ["".join(piece.split()) for piece in re.split(r"[。.!?！？;；]", text)]
    long = [piece for piece in pieces if piece]
    return sum(len(piece) for piece in long if piece in main) > 0.5 * sum(map(len, long))


def _keep_title(visible: Sequence[Visible], kept: list[Role | None], titles: Sequence[str]) -> None:
    """The first heading that says the page's title, where nothing of the text stands before it."""
    for index, line in enumerate(visible):
        words = "".join(line.text.split())
        called = any(words in title or title in words for title in titles if title)
        if (called and line.level) or (line.level == 1 and not titles):
            kept[index] = Role.TITLE
            for before in range(index):
                kept[before] = None
            return
        if kept[index] and len(line.text) > 2 * _LONG:
            return


def _keep_statements(visible: Sequence[Visible], kept: list[Role | None]) -> None:
    """Short lines between the title and the text, or right below it, that state the source."""
    whole = [index for index, role in enumerate(kept) if role]
    if not whole:
        return
    for index in range(whole[0], min(whole[-1] + 4, len(visible))):
        line = visible[index]
        if kept[index] is None and len(line.text) <= _STATEMENT and any(read_statement(line.text)):
            kept[index] = Role.TEXT
