"""The tags of Telegram's HTML: their attributes, what they mark, and which may hold which."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any, Final

STYLES: Final = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
TYPES: Final[Mapping[str, str]] = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}


class BadAttribute(ValueError):
    """A tag's attributes are not what Telegram takes; says why, without the place."""


def details(tag: str, source: str) -> dict[str, Any]:
    """What a start tag's attributes add to its entity, or raise BadAttribute."""
    given = _attributes(tag, source)
    if tag not in _DETAILS:
        if given:
            raise BadAttribute(f'Unsupported attribute of the tag "{tag}"')
        return {}
    name, pattern, entity_field = _DETAILS[tag]
    unknown = given.keys() - {name}
    match = pattern.fullmatch(given.get(name, ""))
    if unknown or not match:
        raise BadAttribute(f'Tag "{tag}" must have {_WANTED.get(tag, "a valid " + name)}')
    return {entity_field: match[1]} if entity_field and match[1] else {}


def entity_type(tag: str, source: str) -> str:
    """The type of the entity that a start tag opens."""
    if tag == "blockquote" and "expandable" in source:
        return "expandable_blockquote"
    return TYPES[tag]


def may_hold(outer: str, inner: str) -> bool:
    """Whether Telegram's documentation lets one tag stand (at any depth) in another."""
    if inner == "code" and outer == "pre":
        return True
    outside, inside = TYPES[outer], TYPES[inner]
    if outside in _MONOSPACE:
        return False
    if inside in _MONOSPACE:
        return outside == "blockquote"
    return outside in STYLES or inside in STYLES or {outside, inside} == {"blockquote", "text_link"}


_MONOSPACE = frozenset({"code", "pre"})
# By tag: its one attribute, the values it takes, and the field of the entity the value fills.
_DETAILS: Final[Mapping[str, tuple[str, re.Pattern[str], str]]] = {
    "a": ("href", re.compile(r"((?:https?|tg)://\S+)"), "url"),
    "code": ("class", re.compile(r"(?:language-(\S+))?"), "language"),
    "span": ("class", re.compile(r"tg-spoiler()"), ""),
    "blockquote": ("expandable", re.compile(r"()"), ""),
    "tg-emoji": ("emoji-id", re.compile(r"([1-9]\d*)"), "custom_emoji_id"),
}
_WANTED: Final[Mapping[str, str]] = {"span": 'class "tg-spoiler"'}
_ATTRIBUTE = re.compile(r"""\s+([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?""")


def _attributes(tag: str, source: str) -> dict[str, str]:
    found: dict[str, str] = {}
    at = 0
    while match := _ATTRIBUTE.match(source, at):
        found[match[1]] = unescape(match[2] or match[3] or match[4] or "")
        at = match.end()
    if source[at:].strip():
        raise BadAttribute(f'Expected equal sign in declaration of an attribute of the tag "{tag}"')
    return found
