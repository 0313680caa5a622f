"""Bytes → text: by byte order mark, as UTF-8, as declared, and only then by guessing."""

import codecs
import unicodedata
from dataclasses import dataclass

from knowledge.errors import DocumentError
from knowledge.importing.extract import Received

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Each of these is read as the larger one that contains it, as browsers do.
_LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "iso8859-1": "cp1252"}
_GUESSED = ["gb18030", "big5hkscs", "big5", "utf_16_le", "utf_16_be", "cp1252"]
_ODD = 0.01
_SAMPLE = 100_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with plain newlines, and the encoding it was in."""

    text: str
    encoding: str


def decode(received: Received, declared: str | None = None) -> Decoded:
    """The text of a received document; `declared` is what the document says of itself.

    DocumentError where it is in no encoding that can be told, or no text at all.
    """
    for encoding in _candidates(received, declared):
        text = _read(received.content, encoding)
        if text is not None and _is_text(text):
            return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), encoding)
    if received.encoding:
        raise DocumentError(received.name, f"is no text in {received.encoding}")
    raise DocumentError(
        received.name, "is no text in an encoding that can be told; name it with --encoding"
    )


def _candidates(received: Received, declared: str | None) -> list[str]:
    if received.encoding:
        return [received.encoding]
    content = received.content
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    if marked:
        return [marked]
    return [*filter(None, ("utf-8", _known(declared), _guess(content)))]


def _known(declared: str | None) -> str | None:
    try:
        name = codecs.lookup((declared or "").strip()).name if declared else None
    except LookupError:
        return None
    return _LARGER.get(name, name) if name else None


def _guess(content: bytes) -> str | None:
    if _read(content, "utf-8") is not None and b"\0" not in content:
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE], cp_isolation=_GUESSED).best()
    return best.encoding if best else None


def _read(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _is_text(text: str) -> bool:
    """Whether nearly every character is one that people write."""
    sample = text[:_SAMPLE]
    odd = sum(
        character not in "\t\n\r\f\v" and unicodedata.category(character) in ("Cc", "Cn", "Co")
        for character in sample
    )
    return "\0" not in sample and odd <= _ODD * len(sample)
