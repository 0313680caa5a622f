"""The visible lines of an HTML page, in order, and what the elements around each say of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from knowledge.importing.extract import Role


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_INLINE = _tags(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr td th input button"
)
_UNSEEN = _tags("script style noscript template head svg iframe object select option")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CELLS = ("td", "th")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# What an ancestor of a line is called, and what that says of it.
_FURNITURE = {
    "nav": "navigation",
    "footer": "page footer",
    "header": "page header",
    "aside": "beside the article",
    "form": "form",
    "button": "form",
}
_NAMED = (
    (re.compile(r"\b(?:ad|ads|advert\w*|banner|sponsor\w*|promo\w*)\b|guanggao"), "advertisement"),
    (re.compile(r"relat|recommend|tuijian|xiangguan|more-?news|\bhot\b"), "related links"),
    (re.compile(r"\b(?:nav|menu|crumbs?|breadcrumbs?|topbar)\b|navi"), "navigation"),
    (re.compile(r"\b(?:comments?|reply|replies)\b|pinglun"), "comments"),
    (re.compile(r"share|social|qrcode|weixin|weibo"), "sharing"),
    (re.compile(r"foot|copyright"), "page footer"),
)


@dataclass(frozen=True, slots=True)
class Visible:
    """A line that a reader of the page sees.

    `level` is its heading's (0: none), `gap` the blank lines above it, `reason` why it is hardly
    the article's, by what stands around it (empty: nothing says so).
    """

    text: str
    level: int
    gap: int
    reason: str

    @property
    def role(self) -> Role:
        """What it is if it is the article's."""
        return Role.HEADING if self.level else Role.TEXT if self.gap else Role.ITEM


def visible_lines(page: Any) -> Iterator[Visible]:
    """The lines that a reader of the page sees, in order; blocks begin and end them."""
    words: list[str] = []
    block = page
    for text, element, begins in _pieces(page):
        if begins:
            yield from _line(words, block)
            words, block = [], element
        words.append(text)
    yield from _line(words, block)


def _pieces(page: Any) -> Iterator[tuple[str, Any, bool]]:
    """Every stretch of text with the element that it stands in, and whether a new line begins.

    Walks without recursion: pages are nested as they like.
    """
    unseen: Any = None
    for event, element in etree.iterwalk(page, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if unseen is None and event == "start" and (tag in _UNSEEN or _is_hidden(element)):
            unseen = element
        if event == "start" and unseen is None:
            cell = "  " if tag in _CELLS else ""
            yield cell + _flat(element.text), element, tag not in _INLINE
        elif event == "end":
            if unseen is element:
                unseen = None
            if unseen is None and element is not page:
                yield _flat(element.tail), element.getparent(), tag not in _INLINE


def _is_hidden(element: Any) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))


def _flat(text: str | None) -> str:
    return re.sub(r"[ \t\n\r\f]+", " ", text or "")


def _line(words: list[str], block: Any) -> Iterator[Visible]:
    text = "".join(words)
    if not text.strip():
        return
    tags = [block.tag, *(ancestor.tag for ancestor in block.iterancestors())]
    level = next((_HEADINGS[tag] for tag in tags if tag in _HEADINGS), 0)
    gap = 0 if "li" in tags or "tr" in tags else 1
    yield Visible(text.strip(), level, gap, _furniture(block))


def _furniture(block: Any) -> str:
    """What the nearest ancestor that is called something says of a line; empty: nothing."""
    for element in (block, *block.iterancestors()):
        if element.tag in ("body", "html", "article", "main"):
            return ""
        names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        named = next((reason for pattern, reason in _NAMED if pattern.search(names)), "")
        if reason := named or _FURNITURE.get(element.tag, ""):
            return reason
    return ""
