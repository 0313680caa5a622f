"""What would be kept of a document, for a person to look at before it is: facts, no words."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from knowledge.importing.drafting import Draft
from knowledge.model import Article, Section, SourceField


@dataclass(frozen=True, slots=True)
class Excluded:
    """What is no content: the lines of the stored text, or None for what is not stored; why."""

    text: str
    reason: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a draft comes to.

    `included` and `excluded` hold together every character of the document that is no blank.
    """

    draft: Draft

    @property
    def article(self) -> Article:
        """The article that would be kept."""
        return self.draft.article

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its sections in order, a nested part behind its parent."""
        return self.article.sections

    @property
    def fields(self) -> tuple[tuple[str, SourceField], ...]:
        """Each source field by its name, blank ones too."""
        source = self.article.source
        names = (name for name in type(source).__slots__ if name != "url_is_article")
        return tuple((name, getattr(source, name)) for name in names)

    @property
    def included(self) -> str:
        """Every heading and paragraph, without blanks."""
        article = self.article
        spans = [section.heading for section in article.sections if section.heading]
        spans += [it.span for section in article.sections for it in section.paragraphs]
        return "".join("".join(article.quote(span).split()) for span in spans)

    @property
    def excluded(self) -> tuple[Excluded, ...]:
        """Every excluded line of the text, then what is not stored at all, with the reasons."""
        return (*self._excluded_lines(), *self._left_out())

    def _excluded_lines(self) -> Iterator[Excluded]:
        text, at, line = self.article.text, 0, 1
        for excluded in self.article.excluded:
            line += text.count("\n", at, excluded.span.start)
            at = excluded.span.start
            yield Excluded(self.article.quote(excluded.span).strip(), excluded.reason, line)

    def _left_out(self) -> Iterator[Excluded]:
        for left in self.draft.extract.left_out:
            yield Excluded(left.text, left.reason, None)

    @property
    def reasons(self) -> tuple[tuple[str, tuple[Excluded, ...]], ...]:
        """What is excluded by its reason, in the order in which the reasons first occur."""
        order = list(dict.fromkeys(it.reason for it in self.excluded))
        ranked = sorted(self.excluded, key=lambda it: order.index(it.reason))
        return tuple((reason, tuple(all)) for reason, all in groupby(ranked, lambda it: it.reason))


def plan(draft: Draft) -> Plan:
    """The plan of a draft."""
    return Plan(draft)
