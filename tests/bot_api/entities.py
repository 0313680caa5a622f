"""What Telegram marks in a plain text by itself: links, mentions and bot commands."""

import re
from collections.abc import Iterator

from tests.bot_api.html import Entity, utf16

# In order of precedence: a slash or an @ inside a link is part of the link.
_MARKS = re.compile(
    r"(?P<url>https?://[^\s<>]+)"
    r"|(?<![\w@/<>])(?P<mention>@[A-Za-z][A-Za-z0-9_]{3,31})(?!\w)"
    r"|(?<![\w@/<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w@/<>])"
)


def detected(text: str) -> list[Entity]:
    """The entities of a text that a user typed, in order."""
    return list(_found(text)) if any(mark in text for mark in "/@") else []


def _found(text: str) -> Iterator[Entity]:
    for match in _MARKS.finditer(text):
        yield {
            "type": match.lastgroup,
            "offset": utf16(text[: match.start()]),
            "length": utf16(match[0]),
        }
