"""The sections of an article as its lines come: parts by the level of their headings, paragraphs.

Knows spans and levels; what a line is, is `parsing`'s.
"""

from dataclasses import replace

from knowledge.model import Kind, Paragraph, Section, Span
from knowledge.segmentation import points, sentences


class Outline:
    """Sections in reading order, each with the paragraphs that were added while it was the last."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sections: list[Section] = []
        self._paragraphs: list[list[Paragraph]] = []
        # The headings that a deeper one would belong to, by level and path, the deepest last.
        self._open: list[tuple[int, tuple[int, ...]]] = []

    def __bool__(self) -> bool:
        return bool(self._sections)

    @property
    def parts(self) -> int:
        """How many parts there are so far."""
        return sum(section.kind is Kind.PART for section in self._sections)

    @property
    def last(self) -> Span | None:
        """The last paragraph of the last section, if it has one."""
        paragraphs = self._paragraphs[-1]
        return paragraphs[-1].span if paragraphs else None

    def open_part(self, level: int, heading: Span, title: Span) -> None:
        """Begin a part: of the nearest one above that has a lower level, as its next."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        parent = self._open[-1][1] if self._open else ()
        siblings = sum(section.path[:-1] == parent for section in self._sections if section.path)
        path = (*parent, siblings + 1)
        self._open.append((level, path))
        self._begin(Section(Kind.PART, path, heading, title, ()))

    def open(self, kind: Kind) -> None:
        """Begin the lead or the closing."""
        self._begin(Section(kind, (), None, None, ()))

    def add(self, span: Span) -> None:
        """Add a paragraph to the last section."""
        paragraphs = self._paragraphs[-1]
        number, text = len(paragraphs) + 1, self._text
        paragraphs.append(Paragraph(number, span, sentences(text, span), points(text, span)))

    def shorten(self, span: Span) -> None:
        """Put `span` in the place of the last paragraph."""
        self._paragraphs[-1].pop()
        self.add(span)

    def empty(self) -> Span | None:
        """The heading of the first part that holds neither a paragraph nor a part, if one does."""
        parents = {section.path[:-1] for section in self._sections if section.path}
        for section, paragraphs in zip(self._sections, self._paragraphs, strict=True):
            if not paragraphs and section.path not in parents:
                return section.heading
        return None

    def finished(self) -> tuple[Section, ...]:
        """The sections with their paragraphs; where there is but a lead, it is the body."""
        pairs = zip(self._sections, self._paragraphs, strict=True)
        sections = [replace(section, paragraphs=tuple(all)) for section, all in pairs]
        if len(sections) == 1 and sections[0].kind is Kind.LEAD:
            return (replace(sections[0], kind=Kind.BODY),)
        return tuple(sections)

    def _begin(self, section: Section) -> None:
        self._sections.append(section)
        self._paragraphs.append([])
