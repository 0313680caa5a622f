"""JSON as Telegram writes it: read fast, and with patience where half a character is in it.

msgspec reads ten times as fast as the standard library, but takes neither octets that are no UTF-8
nor half a surrogate pair; one of those must not make a whole delivery unreadable.
"""

import json
from typing import Any

import msgspec


def read_json(text: bytes | str, type: Any = Any) -> Any:
    """What the text says, as the `type`; ValueError where it is no JSON or not of that type."""
    try:
        return msgspec.json.decode(text, type=type)
    except (msgspec.DecodeError, UnicodeDecodeError):
        whole = text if isinstance(text, str) else text.decode(errors="replace")
        return msgspec.convert(json.loads(whole), type)


def write_json(value: Any) -> str:
    """The value as JSON that can be stored as text."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        return json.dumps(value)
