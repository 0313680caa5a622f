"""What an article says to a text: one of five outcomes, as types, and where words stand."""

from dataclasses import dataclass
from enum import Enum

from knowledge.addresses import Passage
from knowledge.matching import Bridge, Ranking
from knowledge.model import Article, Section
from knowledge.quotations import Quotation
from knowledge.resolving import Resolution
from knowledge.shorthand import Shorthand


class Confidence(Enum):
    """How sure a found place is; the words for it are the catalogue's."""

    EXACT = "exact"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Found:
    """One section answers.

    `passages` are its best sentence and, where the answer spans two, the second; `others` are other
    places that treat the same, at most one a section, best first. `in_heading` says that the
    section's heading carries the question. `quotation` says how the text differs from the
    article's words, where it was meant as a quotation.
    """

    article: Article
    passages: tuple[Passage, ...]
    others: tuple[Passage, ...]
    confidence: Confidence
    in_heading: bool
    score: float
    bridges: tuple[Bridge, ...]
    ranking: Ranking
    quotation: Quotation | None = None


@dataclass(frozen=True, slots=True)
class Unsure:
    """Several sections come near: the best one's sentence, the others one sentence each."""

    article: Article
    passages: tuple[Passage, ...]
    others: tuple[Passage, ...]
    score: float
    bridges: tuple[Bridge, ...]
    ranking: Ranking
    quotation: Quotation | None = None


@dataclass(frozen=True, slots=True)
class Nothing:
    """The article is silent; `nearest` are the sections whose headings come nearest.

    `numeral` says that the text was a number that no part has.
    """

    article: Article
    nearest: tuple[Section, ...]
    ranking: Ranking | None = None
    numeral: bool = False


@dataclass(frozen=True, slots=True)
class AboutSource:
    """A question about the article itself: the fields asked for (none: the whole source)."""

    article: Article
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """An address: what it resolves to."""

    article: Article
    shorthand: Shorthand
    resolution: Resolution


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Every sentence in which words stand as they were given, in reading order."""

    article: Article
    words: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place in another article than the one that was asked, which answers as well.

    The passage's address names the article.
    """

    article: Article
    passage: Passage


Answer = Found | Unsure | Nothing | AboutSource | Reference
