"""Raw text and sidecar → article.

The grammar of articles: a title; a line of address and date; indented paragraphs; headings that
begin with a numeral (一、); a footer of labels (作者: 来源: 编辑:); a byline in brackets at the
very end of the content. Whatever else is not blank must be named by the sidecar, or it is an error:
no line is dropped in silence. Every excluded stretch is reported with its reason.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge import decisions
from knowledge.errors import ArticleError
from knowledge.model import (
    Article,
    Exclusion,
    Kind,
    Paragraph,
    Provenance,
    Section,
    SourceField,
    Span,
)
from knowledge.numerals import read_numeral
from knowledge.segmentation import points, sentences, trimmed
from knowledge.sidecar import Sidecar

_HEADING = re.compile(r"\s*([一二三四五六七八九十]+)、(?=.{1,60}$)(?!.*[。;])")
_PARAGRAPH = re.compile(r"(?:[ \t]{2,}|\u3000)\s*[^\s•·●▪◆]")
_DATELINE = re.compile(
    r"\s*(?P<url>https?://\S+)?\s*(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"
    r"(?:\s+(?P<time>\d{1,2}:\d{2}(?::\d{2})?))?\s*$"
)
_LABELS = {"作者": "author", "来源": "outlet", "编辑": "editor"}
# Full-width forms stand beside half-width ones, escaped: they look alike and are easily lost.
_COLON = "[:\uff1a]"
_LABEL = rf"(?:作者|来源|责任编辑|编辑)\s*{_COLON}"
_FOOTER = re.compile(rf"\s*{_LABEL}.{{0,200}}$")
_FOOTER_FIELD = re.compile(rf"(作者|来源|编辑)\s*{_COLON}[ \t\u3000]*(.*?)[.。]?\s*(?={_LABEL}|$)")
_BYLINE = re.compile(
    r"[(\uff08](?P<affiliation>[^()\uff08\uff09\s]+)\s+(?P<author>[^()\uff08\uff09\s]{2,12})"
    r"[)\uff09]\s*$"
)


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
        self._noise = {noise.line: noise.reason for noise in sidecar.noise}
        self._fields: dict[str, SourceField] = {}
        self._sections: list[Section] = []
        self._excluded: list[Exclusion] = []

    def article(self) -> Article:
        for line in _lines(self._text):
            self._read(line)
        if not self._sections:
            raise ArticleError(self._file, 0, "no title, or no paragraph under it")
        self._read_byline()
        self._check_sections()
        article = Article(
            id=self._id,
            version=hashlib.sha256(self._text.encode()).hexdigest(),
            text=self._text,
            source=decisions.source(self._fields, self._sidecar),
            sections=tuple(self._sections),
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
        elif "title" not in self._fields:
            self._state("title", line.text.strip(), line)
            self._exclude(line, "title")
        elif match := _DATELINE.match(line.text):
            self._read_dateline(line, match)
        elif _FOOTER.match(line.text):
            self._read_footer(line)
        elif match := _HEADING.match(line.text):
            self._open_part(line, match)
        elif _PARAGRAPH.match(line.text):
            self._add_paragraph(line)
        else:
            raise ArticleError(
                self._file,
                line.number,
                f"“{line.text.strip()[:30]}” is no title, date, heading, indented paragraph or "
                "footer; say in the sidecar what it is",
            )

    def _read_dateline(self, line: _Line, match: re.Match[str]) -> None:
        date = f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"
        self._state("published", f"{date}T{match['time']}" if match["time"] else date, line)
        if match["url"]:
            self._state("url", match["url"], line)
        self._exclude(line, "address and date")

    def _read_footer(self, line: _Line) -> None:
        for match in _FOOTER_FIELD.finditer(line.text):
            name = _LABELS[match.group(1)]
            if match.group(2):
                self._state(name, match.group(2), line)
            else:
                self._fields[name] = SourceField(blank_label=match.group(1), line=line.number)
        self._exclude(line, "footer")

    def _open_part(self, line: _Line, numeral: re.Match[str]) -> None:
        number = read_numeral(numeral.group(1)) or 0
        expected = sum(section.kind is Kind.PART for section in self._sections) + 1
        if number != expected:
            raise ArticleError(
                self._file, line.number, f"part {number} stands where part {expected} should"
            )
        heading = trimmed(self._text, line.span.start, line.span.end)
        title = Span(line.span.start + numeral.end(), heading.end)
        self._sections.append(Section(Kind.PART, (number,), heading, title, ()))

    def _add_paragraph(self, line: _Line) -> None:
        closing = self._sidecar.closing
        if closing and closing.line == line.number:
            self._sections.append(Section(Kind.CLOSING, (), None, None, ()))
        elif not self._sections:
            self._sections.append(Section(Kind.LEAD, (), None, None, ()))
        self._append(trimmed(self._text, line.span.start, line.span.end))

    def _append(self, span: Span) -> None:
        section = self._sections.pop()
        paragraph = Paragraph(
            len(section.paragraphs) + 1, span, sentences(self._text, span), points(self._text, span)
        )
        self._sections.append(replace(section, paragraphs=(*section.paragraphs, paragraph)))

    def _read_byline(self) -> None:
        section = self._sections[-1]
        if not section.paragraphs:
            return
        span = section.paragraphs[-1].span
        match = _BYLINE.search(self._text, span.start, span.end)
        if not match or match.start() == span.start:
            return
        line = self._text.count("\n", 0, span.start) + 1
        for name in ("affiliation", "author"):
            blank = self._fields.get(name, SourceField()).blank_label
            self._fields[name] = SourceField(match[name], Provenance.TEXT, line, blank_label=blank)
        self._excluded.append(Exclusion(Span(match.start(), span.end), "byline"))
        self._sections[-1] = replace(section, paragraphs=section.paragraphs[:-1])
        self._append(trimmed(self._text, span.start, match.start()))

    def _check_sections(self) -> None:
        for section in self._sections:
            if not section.paragraphs and section.heading:
                line = self._text.count("\n", 0, section.heading.start) + 1
                raise ArticleError(self._file, line, "a heading without a paragraph")

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
