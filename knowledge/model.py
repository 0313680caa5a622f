"""An article and its parts, as frozen values: the vocabulary of everything else.

Offsets count characters of `Article.text` (decoded, newlines as a single line feed, no byte order
mark), half open, so that `article.text[span.start:span.end]` is what a reader sees. Nothing here
knows how an article was written down, found or shown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text: `start` inclusive, `end` exclusive, in characters."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, numbered from 1 in its paragraph, with its closing punctuation."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Point:
    """An explicit point of a paragraph (一是, 二是, …), numbered as the text numbers it."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, numbered from 1 in its section, without indentation or byline."""

    number: int
    span: Span
    sentences: tuple[Sentence, ...]
    points: tuple[Point, ...] = ()


class Kind(Enum):
    """What a section is to its article."""

    LEAD = "intro"
    PART = "part"
    BODY = "body"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Section:
    """The lead, a numbered part, the closing; or the body of an article that has no parts.

    `heading` spans the heading with its numeral, `title` the same without; both are None for a
    section that is no part. A part of a part has a longer `path`, and comes after what its parent
    says itself; a parent may say nothing itself.
    """

    kind: Kind
    path: tuple[int, ...]
    heading: Span | None
    title: Span | None
    paragraphs: tuple[Paragraph, ...]

    @property
    def id(self) -> str:
        """`intro`, `body`, `closing`, or the part's numbers: `3`, nested `3/2`."""
        return "/".join(map(str, self.path)) if self.path else self.kind.value

    @property
    def body(self) -> Span:
        """From the first paragraph's first character to the last one's last; else the heading."""
        if not self.paragraphs:
            assert self.heading is not None, "a section has a paragraph or a heading"
            return self.heading
        return Span(self.paragraphs[0].span.start, self.paragraphs[-1].span.end)

    @property
    def sentence_count(self) -> int:
        """How many sentences all paragraphs have together."""
        return sum(len(paragraph.sentences) for paragraph in self.paragraphs)


class Provenance(Enum):
    """How a source field came to be known."""

    TEXT = "text"
    INFERRED = "inferred"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class SourceField:
    """One fact about the publication.

    `line` (from 1) says where the text states it, `ground` what it is inferred from, and
    `blank_label` names a label that the article prints for it and leaves empty.
    """

    value: str | None = None
    provenance: Provenance = Provenance.BLANK
    line: int | None = None
    ground: str = ""
    blank_label: str = ""


BLANK = SourceField()


@dataclass(frozen=True, slots=True)
class Source:
    """Who published what where; `url_is_article` is False where the link is only the site."""

    title: SourceField
    outlet: SourceField = BLANK
    author: SourceField = BLANK
    affiliation: SourceField = BLANK
    editor: SourceField = BLANK
    published: SourceField = BLANK
    url: SourceField = BLANK
    url_is_article: bool = False


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Text that is never an answer, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Borrowed:
    """Words that the article itself quotes, and whose they are."""

    span: Span
    origin: str


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a second numbering that the article speaks of, and where the article treats it.

    `part` is the section it corresponds to (None: no part does); `also` are canonical addresses,
    without article, of other places.
    """

    number: int
    title: str
    short: str
    part: str | None
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SecondList:
    """A second numbering (the speech's own list): its name, its unit, its items in order."""

    name: str
    unit: str
    items: tuple[ListItem, ...]

    def item(self, number: int) -> ListItem | None:
        """The item of that number, if there is one."""
        return next((item for item in self.items if item.number == number), None)

    def counterpart(self, section: str) -> ListItem | None:
        """The item that the section corresponds to, if any."""
        return next((item for item in self.items if item.part == section), None)


@dataclass(frozen=True)
class Article:
    """A whole article: its text, what each piece of it is, and what a person decided about it."""

    id: str
    version: str
    text: str
    source: Source
    sections: tuple[Section, ...]
    excluded: tuple[Exclusion, ...]
    borrowed: tuple[Borrowed, ...] = ()
    second_list: SecondList | None = None
    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    questions: tuple[str, ...] = ()

    def quote(self, span: Span) -> str:
        """The article's own words at `span`."""
        return self.text[span.start : span.end]

    def section(self, id: str) -> Section | None:
        """The section of that id, if there is one."""
        return self._by_id.get(id)

    @cached_property
    def parts(self) -> tuple[Section, ...]:
        """The numbered parts of the top level, in order."""
        return tuple(section for section in self.sections if len(section.path) == 1)

    def children(self, section: Section) -> tuple[Section, ...]:
        """The parts of a part, one level down, in order."""
        depth = len(section.path)
        nested = (it for it in self.sections if it.path[:depth] == section.path)
        return tuple(it for it in nested if depth and len(it.path) == depth + 1)

    def heading(self, section: Section) -> str | None:
        """The heading's words with its numeral, or None."""
        return self.quote(section.heading) if section.heading else None

    def sentences(self) -> Iterator[tuple[Section, Paragraph, Sentence]]:
        """Every sentence in reading order, with where it stands."""
        for section in self.sections:
            for paragraph in section.paragraphs:
                for sentence in paragraph.sentences:
                    yield section, paragraph, sentence

    @cached_property
    def _by_id(self) -> Mapping[str, Section]:
        return {section.id: section for section in self.sections}
