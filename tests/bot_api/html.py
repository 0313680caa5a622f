"""Telegram's HTML: what a text sent with parse_mode=HTML says and how it is marked up.

Stricter than Telegram where Telegram only shows the reader rubbish: an `&` or `>` that is not
escaped, an entity or attribute it does not know, a link it would drop, and the nesting its
documentation forbids.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Any

from tests.bot_api.tags import TYPES, BadAttribute, details, entity_type, may_hold

Entity = dict[str, Any]


class CannotParse(Exception):
    """The text is not Telegram's HTML; says why in Telegram's words."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Can't parse entities: {why}")


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text without markup, and its entities in UTF-16 code units, outermost first."""

    text: str
    entities: tuple[Entity, ...] = ()


# A call's text is read once to judge it and once to carry it out.
@lru_cache(maxsize=64)
def parse(source: str) -> Formatted:
    """Read the HTML, or raise CannotParse. Space around the text is trimmed as Telegram does."""
    reading = _Reading()
    byte = 0
    for token in _TOKEN.findall(source):
        reading.take(token, byte)
        byte += len(token.encode("utf-8", "surrogatepass"))
    return trimmed(reading.formatted())


def utf16(text: str) -> int:
    """The length Telegram counts in: UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def trimmed(whole: Formatted) -> Formatted:
    """The text without the space around it, its entities moved and cut to what remains."""
    text = whole.text.strip()
    before = utf16(whole.text[: len(whole.text) - len(whole.text.lstrip())])
    end = utf16(text)
    entities = (_cut(each, before, end) for each in whole.entities)
    return Formatted(text, tuple(each for each in entities if each["length"] > 0))


def _cut(entity: Entity, before: int, end: int) -> Entity:
    first = max(entity["offset"] - before, 0)
    last = min(entity["offset"] + entity["length"] - before, end)
    return {**entity, "offset": first, "length": last - first}


_TOKEN = re.compile(r"""<(?:[^>"']|"[^"]*"|'[^']*')*>?|&(?:#\w+|\w+)?;?|>|[^<>&]+""")
_TAG = re.compile(r"<(/?)([^\s>]*)([^>]*?(?:[\"'].*)?)>", re.DOTALL)
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    entity: Entity


class _Reading:
    """A text read so far: what it says, the tags still open, and the entities begun."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        # In the order of the start tags, so that an outer entity comes before an inner one.
        self._entities: list[Entity] = []

    def take(self, token: str, byte: int) -> None:
        """One tag, entity or run of text, which begins at this byte of the source."""
        if token.startswith("<"):
            self._tag(token, byte)
        elif token == ">":
            raise CannotParse(f'Unescaped ">" at byte offset {byte}')
        elif token.startswith("&"):
            self._character(token, byte)
        else:
            self._say(token)

    def formatted(self) -> Formatted:
        """All that was read, provided every tag was closed."""
        if self._open:
            tag = self._open[-1].tag
            raise CannotParse(f'Can\'t find end tag corresponding to start tag "{tag}"')
        entities = (each for each in self._entities if each["type"] and each["length"])
        return Formatted("".join(self._text), tuple(entities))

    def _character(self, token: str, byte: int) -> None:
        if not _ENTITY.fullmatch(token):
            raise CannotParse(f'Unsupported entity "{token}" at byte offset {byte}')
        self._say(unescape(token))

    def _say(self, text: str) -> None:
        self._text.append(text)
        self._length += utf16(text)

    def _tag(self, token: str, byte: int) -> None:
        match = _TAG.fullmatch(token)
        if not match:
            raise CannotParse(f"Unclosed start tag at byte offset {byte}")
        if match[1]:
            self._end(match[2].lower(), byte)
        else:
            self._start(match[2].lower(), match[3], byte)

    def _start(self, tag: str, attributes: str, byte: int) -> None:
        if tag not in TYPES:
            raise CannotParse(f'Unsupported start tag "{tag}" at byte offset {byte}')
        for outer in self._open:
            if not may_hold(outer.tag, tag):
                raise CannotParse(f'Tag "{tag}" inside "{outer.tag}" at byte offset {byte}')
        try:
            entity = {"type": entity_type(tag, attributes), "offset": self._length, "length": 0}
            entity |= details(tag, attributes)
        except BadAttribute as bad:
            raise CannotParse(f"{bad} at byte offset {byte}") from None
        self._open.append(_Open(tag, entity))
        self._entities.append(entity)

    def _end(self, tag: str, byte: int) -> None:
        if not self._open:
            raise CannotParse(f"Unexpected end tag at byte offset {byte}")
        opened = self._open.pop()
        if tag != opened.tag:
            raise CannotParse(
                f"Unmatched end tag at byte offset {byte}, "
                f'expected "</{opened.tag}>", found "</{tag}>"'
            )
        opened.entity["length"] = self._length - opened.entity["offset"]
        self._finish(opened)

    def _finish(self, closed: _Open) -> None:
        if closed.tag != "code":
            return
        language = closed.entity.pop("language", None)
        if self._open and self._open[-1].tag == "pre":
            # <pre><code class="language-x"> is one entity, the pre; its code has no type.
            closed.entity["type"] = ""
            if language:
                self._open[-1].entity["language"] = language
