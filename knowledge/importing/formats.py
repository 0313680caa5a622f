"""The table of formats: how each is recognised by its content, and what reads it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.util import find_spec

from knowledge.errors import DocumentError
from knowledge.importing.extract import MOST_BYTES, Extract, Received


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the endings of its files, how it begins, what reads it.

    `recognises` looks at the content; the ending decides only between kinds of text. `needs` are
    the modules that the extra `import` installs for it.
    """

    name: str
    endings: tuple[str, ...]
    recognises: Callable[[Received], bool]
    read: Callable[[Received], Extract]
    needs: tuple[str, ...] = ()


def read(received: Received) -> Extract:
    """Everything that a document says; DocumentError where it cannot be read."""
    if len(received.content) > MOST_BYTES:
        raise too_large(received.name, len(received.content))
    if not received.content.strip():
        raise DocumentError(received.name, "is empty")
    format = _recognised(received)
    missing = [module for module in format.needs if find_spec(module) is None]
    if missing:
        raise DocumentError(
            received.name,
            f"{format.name} needs {', '.join(missing)}: pip install 'article-bot[import]'",
        )
    extract = format.read(received)
    if not any(line.text.strip() for line in extract.lines):
        raise DocumentError(received.name, f"is {format.name} without text")
    first, *others = extract.lines
    return replace(extract, lines=(replace(first, gap=0), *others))


def too_large(name: str, size: int) -> DocumentError:
    """What is said of a file that is larger than any article."""
    return DocumentError(
        name, f"is too large: {size / 1e6:.0f} MB, at most {MOST_BYTES / 1e6:.0f} MB are read"
    )


def _recognised(received: Received) -> Format:
    for format in FORMATS:
        if format.recognises(received):
            return format
    kind = next((name for begin, name in _OTHERS if received.content.startswith(begin)), "")
    names = ", ".join(format.name for format in reversed(FORMATS))
    raise DocumentError(
        received.name, f"is {kind or 'in no known format'}; what can be imported: {names}"
    )


_OTHERS = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"PK\x03\x04", "a ZIP archive, and no Word file"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file; save it as .docx"),
    (b"{\\rtf", "RTF; save it as .docx"),
    (b"\x1f\x8b", "compressed (gzip)"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "a database; `python -m bot restore` puts a backup back"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b"
)
_TAGGED = re.compile(rb"<(?:p|div|h[1-6]|table|article)\b[^>]*>", re.IGNORECASE)
_MARKDOWN = re.compile(
    rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*\r?$|^#{1,6}[ \t]+\S",
    re.MULTILINE,
)
_BEGINNING = 4096


def _is_pdf(received: Received) -> bool:
    return b"%PDF-" in received.content[:1024]


def _is_word(received: Received) -> bool:
    named = b"word/" in received.content or received.name.lower().endswith(".docx")
    return received.content.startswith(b"PK\x03\x04") and named


def _is_html(received: Received) -> bool:
    head = _single_bytes(received.content[:_BEGINNING])
    named = received.name.lower().endswith((".html", ".htm", ".xhtml"))
    return bool(_HTML.match(head.lower()) or (named and _TAGGED.search(head)))


def _is_markdown(received: Received) -> bool:
    if not _is_text(received):
        return False
    named = received.name.lower().endswith((".md", ".markdown"))
    return named or bool(_MARKDOWN.search(_single_bytes(received.content)))


def _is_text(received: Received) -> bool:
    return not any(received.content.startswith(begin) for begin, _ in _OTHERS)


def _single_bytes(content: bytes) -> bytes:
    """The content with the Latin letters of UTF-16 as single bytes, good enough to recognise it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content[2:].replace(b"\0", b"")
    return content.removeprefix(b"\xef\xbb\xbf")


def _read_pdf(received: Received) -> Extract:
    from knowledge.importing import pdf

    return pdf.read(received)


def _read_word(received: Received) -> Extract:
    from knowledge.importing import word

    return word.read(received)


def _read_html(received: Received) -> Extract:
    from knowledge.importing import html

    return html.read(received)


def _read_markdown(received: Received) -> Extract:
    from knowledge.importing import markdown

    return markdown.read(received)


def _read_plain(received: Received) -> Extract:
    from knowledge.importing import plain

    return plain.read(received)


#: In the order in which a document is held against them.
FORMATS = (
    Format("PDF", (".pdf",), _is_pdf, _read_pdf, ("pypdf",)),
    Format("Word", (".docx",), _is_word, _read_word, ("docx",)),
    Format("HTML", (".html", ".htm", ".xhtml"), _is_html, _read_html, ("trafilatura",)),
    Format(
        "Markdown",
        (".md", ".markdown"),
        _is_markdown,
        _read_markdown,
        ("markdown_it", "yaml", "charset_normalizer"),
    ),
    Format("plain text", (".txt", ".text"), _is_text, _read_plain, ("charset_normalizer",)),
)
