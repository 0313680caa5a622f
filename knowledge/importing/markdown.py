"""Markdown: headings, paragraphs, items and rows as lines; its marks are left out, and said."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby, pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from knowledge.importing.decoding import decode
from knowledge.importing.extract import Extract, LeftOut, Line, Received, Role, remainder
from knowledge.importing.front_matter import read_front_matter
from knowledge.importing.wrapping import joined

# Indented paragraphs are how Chinese is written, not code; &amp; stays what was typed.
_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["code", "entity"])
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_ADDRESS = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
_CELL_GAP = "  "


def read(received: Received) -> Extract:
    """The lines of a Markdown text; DocumentError where its front matter is no YAML."""
    decoded = decode(received)
    matter = read_front_matter(decoded.text, received.name)
    body = decoded.text[matter.end :]
    pieces = list(_pieces(_MARKDOWN.parse(body)))
    left_out = [LeftOut(matter.text, "front matter")] if matter.text else []
    left_out += [LeftOut(mark, _reason(mark)) for mark in _marks(body.split("\n"), pieces)]
    lines = tuple(piece.line for piece in pieces)
    return Extract("Markdown", lines, tuple(left_out), matter.statements, decoded.encoding)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line with the lines of the source that it was made of, and the links in them."""

    line: Line
    source: tuple[int, int]
    links: int = 0


def _pieces(tokens: Sequence[Token]) -> Iterator[_Piece]:
    items: list[str] = []
    row: list[Token] = []
    for before, token in pairwise([Token("", "", 0), *tokens]):
        if token.type == "list_item_open":
            items.append(f"{token.info}{token.markup} " if token.info else "")
        elif token.type == "list_item_close":
            items.pop()
        elif token.type == "inline" and before.tag in ("td", "th"):
            row.append(token)
        elif token.type == "inline":
            level = int(before.tag[1:]) if before.type == "heading_open" else 0
            yield from _piece(token, _words(token), level, items)
        elif token.type == "tr_open":
            row = [token]
        elif token.type == "tr_close":
            yield from _row(row)
        elif token.type in ("fence", "html_block"):
            yield from _block(token)


def _piece(token: Token, words: str, level: int, items: list[str]) -> Iterator[_Piece]:
    role = Role.HEADING if level else Role.ITEM if items else Role.TEXT
    if words.strip():
        # An item's number stands before its first paragraph alone.
        number = items[-1] if items else ""
        items[-1:] = [""] * len(items[-1:])
        line = Line(number + words.strip(), role, level, gap=0 if items else 1)
        yield _Piece(line, _source(token), _links(token))


def _row(row: Sequence[Token]) -> Iterator[_Piece]:
    begin, *cells = row
    words = _CELL_GAP.join(_words(cell) for cell in cells)
    if words.strip():
        yield _Piece(Line(words, Role.ITEM, gap=0), _source(begin), sum(map(_links, cells)))


def _block(token: Token) -> Iterator[_Piece]:
    visible = _TAG.sub("", token.content) if token.type == "html_block" else token.content
    for text in visible.split("\n"):
        if text.strip():
            yield _Piece(Line(text.strip(), Role.ITEM, gap=0), _source(token))


def _source(token: Token) -> tuple[int, int]:
    return (token.map[0], token.map[1]) if token.map else (0, 0)


def _marks(source: Sequence[str], pieces: Iterable[_Piece]) -> Iterator[str]:
    """What the lines of the source hold beside what was made of them."""
    at = 0
    for (start, end), group in groupby(pieces, lambda piece: piece.source):
        made = list(group)
        yield from remainder("\n".join(source[at:start]), "")
        yield from _marks_of(
            "\n".join(source[start:end]),
            "".join(piece.line.text for piece in made),
            sum(piece.links for piece in made),
        )
        at = end
    yield from remainder("\n".join(source[at:]), "")


def _marks_of(source: str, kept: str, links: int) -> Iterator[str]:
    # An address holds letters that the words hold too: it is taken out first, if it is told surely.
    addresses = _ADDRESS.findall(source)
    if len(addresses) == links:
        yield from addresses
        source = _ADDRESS.sub(" ", source)
    yield from remainder(source, kept)


def _links(token: Token) -> int:
    return sum(child.type in ("link_open", "image") for child in token.children or ())


def _words(inline: Token) -> str:
    """The words of a paragraph, its lines joined; an image has none."""
    lines = [""]
    for token in inline.children or ():
        if token.type in ("softbreak", "hardbreak"):
            lines.append("")
        elif token.type in ("text", "code_inline", "text_special"):
            lines[-1] += token.content
    return reduce(joined, lines)


def _reason(mark: str) -> str:
    if "<!--" in mark:
        return "comment"
    if mark.startswith("](") or "://" in mark:
        return "address of a link or an image"
    return "HTML tag" if "<" in mark else "Markdown mark"
