"""Raw text and sidecar → article.

The grammar of articles: a title; a line of address and date; indented paragraphs; headings that
begin with a numeral (一、); a footer of labels (作者: 来源: 编辑:); a byline in brackets at the
very end of the content. Whatever else is not blank must be named by the sidecar, or it is an error:
no line is dropped in silence. Where the sidecar says that each line is a paragraph, it also names
the lines that are headings and those that state the source: nothing is guessed then. Every excluded
stretch is reported with its reason.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from knowledge import decisions
from knowledge.errors import ArticleError
from knowledge.headings import title_start
from knowledge.model import (
    Article,
    Exclusion,
    Kind,
    Provenance,
    SourceField,
    Span,
)
from knowledge.numerals import read_numeral
from knowledge.outlining import Outline
from knowledge.publication import (
    Labelled,
    read_byline,
    read_dateline,
    read_footer,
    read_statement,
)
from knowledge.segmentation import trimmed
from knowledge.sidecar import Sidecar

_HEADING = re.compile(r"\s*([一二三四五六七八九十]+)、(?=.{1,60}$)(?!.*[。;])")
_PARAGRAPH = re.compile(r"(?:[ \t]{2,}|\u3000)\s*[^\s•·●▪◆]")


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    span: Span
    text: str


def decode(raw: bytes, file: str) -> str:
    """The stored text of a UTF-8 file: no byte order mark, newlines as a single line feed."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ArticleError(file, line, "not valid UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse(id: str, text: str, sidecar: Sidecar, file: str) -> Article:
    """The article that `text` (as `decode` gives it) and its sidecar make; `file` is for errors."""
    return _Parser(id, text, sidecar, file).article()


class _Parser:
    """One pass over the lines, top to bottom; what has been read so far is its state."""

    def __init__(self, id: str, text: str, sidecar: Sidecar, file: str) -> None:
        self._id = id
        self._text = text
        self._sidecar = sidecar
        self._file = file
        self._noise = {line: noise.reason for noise in sidecar.noise for line in noise.lines}
        self._levels = {line: level for level, all in sidecar.headings.items() for line in all}
        self._untitled = sidecar.source.title is not None
        self._fields: dict[str, SourceField] = {}
        self._outline = Outline(text)
        self._excluded: list[Exclusion] = []

    def article(self) -> Article:
        for line in _lines(self._text):
            self._read(line)
        if not self._outline:
            raise ArticleError(self._file, 0, "no title, or no paragraph under it")
        self._read_byline()
        if empty := self._outline.empty():
            raise ArticleError(self._file, self._line_of(empty), "a heading without a paragraph")
        article = Article(
            id=self._id,
            version=hashlib.sha256(self._text.encode()).hexdigest(),
            text=self._text,
            source=decisions.source(self._fields, self._sidecar),
            sections=self._outline.finished(),
            excluded=tuple(sorted(self._excluded, key=lambda it: it.span.start)),
            borrowed=decisions.borrowed(self._text, self._sidecar, self._file),
            second_list=decisions.second_list(self._sidecar),
            aliases=tuple(item for item in self._sidecar.aliases.items() if item[1]),
            questions=self._sidecar.questions,
        )
        decisions.check(article, self._sidecar, self._file)
        return article

    # The grammar, in the order in which a line is tried.

    def _read(self, line: _Line) -> None:
        if line.number in self._noise:
            self._exclude(line, self._noise[line.number])
        elif "title" not in self._fields and not self._untitled:
            self._state("title", line.text.strip(), line)
            self._exclude(line, "title")
        elif line.number in self._levels:
            self._open_part(line, self._levels[line.number], title_start(line.text))
        elif self._sidecar.layout == "lines":
            self._read_plain(line)
        else:
            self._read_indented(line)

    def _read_plain(self, line: _Line) -> None:
        dated, labelled = (
            read_statement(line.text) if line.number in self._sidecar.statements else ({}, ())
        )
        if dated or labelled:
            self._state_all(dated, line)
            self._state_labelled(labelled, line)
            self._exclude(line, "states the source")
        else:
            self._add_paragraph(line)

    def _read_indented(self, line: _Line) -> None:
        if (dated := read_dateline(line.text)) is not None:
            self._state_all(dated, line)
            self._exclude(line, "address and date")
        elif (labelled := read_footer(line.text)) is not None:
            self._state_labelled(labelled, line)
            self._exclude(line, "footer")
        elif match := _HEADING.match(line.text):
            self._open_numbered(line, match)
        elif _PARAGRAPH.match(line.text):
            self._add_paragraph(line)
        else:
            raise ArticleError(
                self._file,
                line.number,
                f"“{line.text.strip()[:30]}” is no title, date, heading, indented paragraph or "
                "footer; say in the sidecar what it is",
            )

    def _open_numbered(self, line: _Line, numeral: re.Match[str]) -> None:
        number = read_numeral(numeral.group(1)) or 0
        expected = self._outline.parts + 1
        if number != expected:
            raise ArticleError(
                self._file, line.number, f"part {number} stands where part {expected} should"
            )
        self._open_part(line, 1, numeral.end())

    def _open_part(self, line: _Line, level: int, title: int) -> None:
        heading = trimmed(self._text, line.span.start, line.span.end)
        self._outline.open_part(level, heading, Span(line.span.start + title, heading.end))

    def _add_paragraph(self, line: _Line) -> None:
        closing = self._sidecar.closing
        if closing and closing.line == line.number:
            self._outline.open(Kind.CLOSING)
        elif not self._outline:
            self._outline.open(Kind.LEAD)
        self._outline.add(trimmed(self._text, line.span.start, line.span.end))

    def _read_byline(self) -> None:
        span = self._outline.last
        if span is None:
            return
        line = self._line_of(span)
        match = read_byline(self._text, span.start, span.end)
        decided = self._sidecar.layout == "indented" or line == self._sidecar.byline
        if match is None or not decided:
            return
        for name in ("affiliation", "author"):
            blank = self._fields.get(name, SourceField()).blank_label
            self._fields[name] = SourceField(match[name], Provenance.TEXT, line, blank_label=blank)
        self._excluded.append(Exclusion(Span(match.start(), span.end), "byline"))
        self._outline.shorten(trimmed(self._text, span.start, match.start()))

    def _line_of(self, span: Span) -> int:
        return self._text.count("\n", 0, span.start) + 1

    # What is noted on the way.

    def _state_all(self, stated: Mapping[str, str], line: _Line) -> None:
        for name, value in stated.items():
            self._state(name, value, line)

    def _state_labelled(self, labelled: Iterable[Labelled], line: _Line) -> None:
        for it in labelled:
            if it.value:
                self._state(it.field, it.value, line)
            else:
                known = self._fields.get(it.field, SourceField(line=line.number))
                self._fields[it.field] = replace(known, blank_label=it.label)

    def _state(self, name: str, value: str, line: _Line) -> None:
        self._fields[name] = SourceField(value, Provenance.TEXT, line.number)

    def _exclude(self, line: _Line, reason: str) -> None:
        self._excluded.append(Exclusion(line.span, reason))


def _lines(text: str) -> Iterator[_Line]:
    """The lines that are not blank, with their place."""
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _Line(number, Span(start, start + len(line)), line)
        start += len(line) + 1
