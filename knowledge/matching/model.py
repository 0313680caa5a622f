"""What the matching takes and gives: documents, highlights, matches, a ranking."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Document:
    """A paragraph as the matching sees it: its words and the fields around them.

    `text` is the paragraph's own text, to which every offset here counts. `heading` is its
    section's (empty: none); `summary` marks a lead or closing, which names what the parts treat and
    therefore yields to them; `aliases` are other words for its section's subject.
    """

    article: str
    section: str
    paragraph: int
    text: str
    heading: str = ""
    summary: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Highlight:
    """The words of a document that answer: half open, in characters of `Document.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bridge:
    """A word of the query and the word of the article that it was taken for (dedication → 奉献)."""

    asked: str
    found: str


@dataclass(frozen=True)
class Match:
    """A document that matches, its score (0 to 100, comparable across queries) and why.

    `verbatim` says that the query's content stands in it word for word; `in_heading` that the
    heading carries it. `parts` are the named shares of the score, for an explanation. `mark` finds
    the highlights.
    """

    document: Document
    score: float
    mark: Callable[[], tuple[Highlight, ...]] = field(repr=False, compare=False)
    verbatim: bool = False
    in_heading: bool = False
    bridges: tuple[Bridge, ...] = ()
    parts: tuple[tuple[str, float], ...] = ()

    @cached_property
    def highlights(self) -> tuple[Highlight, ...]:
        """The best sentence first, and a second where the answer spans two.

        Marked when they are first asked for: of ten matches two or three are shown.
        """
        return self.mark()


class Verdict(Enum):
    """What a ranking comes to."""

    FOUND = "found"
    UNSURE = "unsure"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Ranking:
    """The matches of a query, best first, and what they come to.

    `confidence` is the calibrated probability (0 to 1) that the first match is right. `query` is
    the folded content of the query, `candidates` how many documents were scored; `reason` says in
    one line why the verdict is what it is.
    """

    query: str
    matches: tuple[Match, ...]
    verdict: Verdict
    confidence: float
    candidates: int
    reason: str
