"""Markdown: headings, paragraphs, items and rows as lines; its marks are left out, and said."""

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from knowledge.importing.decoding import decode
from knowledge.importing.extract import Extract, LeftOut, Line, Received, Role, remainder
from knowledge.importing.front_matter import read_front_matter
from knowledge.importing.wrapping import joined

# Indented paragraphs are how Chinese is written, not code; &amp; stays what was typed.
_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["code", "entity"])
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_CELL_GAP = "  "


def read(received: Received) -> Extract:
    """The lines of a Markdown text; DocumentError where its front matter is no YAML."""
    decoded = decode(received)
    matter = read_front_matter(decoded.text, received.name)
    body = decoded.text[matter.end :]
    lines = tuple(_lines(_MARKDOWN.parse(body)))
    kept = "".join(line.text for line in lines)
    left_out = [LeftOut(matter.text, "front matter")] if matter.text else []
    left_out += [LeftOut(mark, _reason(mark)) for mark in remainder(body, kept)]
    return Extract("Markdown", lines, tuple(left_out), matter.statements, decoded.encoding)


def _lines(tokens: Sequence[Token]) -> Iterator[Line]:
    items, cells = 0, list[str]()
    for before, token in pairwise([Token("", "", 0), *tokens]):
        items += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "inline":
            words = _words(token.children or ())
            if before.tag in ("td", "th"):
                cells.append(words)
            else:
                level = int(before.tag[1:]) if before.type == "heading_open" else 0
                yield from _line(words, level, gap=0 if items else 1)
        elif token.type == "tr_close":
            yield from _line(_CELL_GAP.join(cells), gap=0)
            cells = []
        elif token.type in ("fence", "html_block"):
            visible = _TAG.sub("", token.content) if token.type == "html_block" else token.content
            for line in visible.split("\n"):
                yield from _line(line, gap=0)


def _line(text: str, level: int = 0, *, gap: int = 1) -> Iterator[Line]:
    if text.strip():
        yield Line(text.strip(), Role.HEADING if level else Role.TEXT, level, gap=gap)


def _words(tokens: Sequence[Token]) -> str:
    """The words of a paragraph, its lines joined; an image has none."""
    lines = [""]
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            lines.append("")
        elif token.type in ("text", "code_inline", "text_special"):
            lines[-1] += token.content
    return reduce(joined, lines)


def _reason(mark: str) -> str:
    if "<!--" in mark:
        return "comment"
    if "](" in mark or "://" in mark:
        return "address of a link or an image"
    return "HTML tag" if "<" in mark else "Markdown mark"
