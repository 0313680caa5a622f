"""A formatted text of a call: how it reads, and Telegram's limits on its length and markup."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.bot_api.html import CannotParse, Formatted, parse, trimmed, utf16

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
# Telegram quietly leaves the entities beyond these unformatted.
ENTITY_LIMIT = 100

_ENTITIES = {"text": "entities", "message_text": "entities", "caption": "caption_entities"}


def formatted(params: Mapping[str, Any], name: str) -> Formatted:
    """The text of that parameter as a reader sees it, or raise CannotParse."""
    source, mode = params.get(name, ""), params.get("parse_mode", "")
    if mode.lower() == "html":
        return parse(source)
    if mode:
        raise CannotParse(f"parse_mode {mode} is not one this server reads; use HTML")
    return trimmed(Formatted(source, tuple(params.get(_ENTITIES[name], ()))))


def message_text(params: Mapping[str, Any], name: str) -> Iterator[str]:
    """Breaches by the text of a message: 1-4096 code units once its markup is taken off."""
    yield from _limited(params, name, "message", TEXT_LIMIT)


def caption(params: Mapping[str, Any]) -> Iterator[str]:
    """Breaches by a caption: 0-1024 code units once its markup is taken off."""
    if "caption" in params:
        yield from _limited(params, "caption", "message caption", CAPTION_LIMIT)


def _limited(params: Mapping[str, Any], name: str, what: str, limit: int) -> Iterator[str]:
    try:
        read = formatted(params, name)
    except CannotParse as failure:
        # A Bad Request's description goes on in lower case.
        yield str(failure).replace("Can't", "can't", 1)
        return
    if utf16(read.text) > limit:
        yield f"{what} is too long"
    if what == "message" and not read.text:
        yield "message text is empty"
    if len(read.entities) > ENTITY_LIMIT:
        yield f"more than {ENTITY_LIMIT} entities"
    if any(not _inside(each, params[name]) for each in params.get(_ENTITIES[name], ())):
        yield "entity is outside the text"


def _inside(entity: Mapping[str, Any], text: str) -> bool:
    first, length = int(entity["offset"]), int(entity["length"])
    return first >= 0 and length > 0 and first + length <= utf16(text)
