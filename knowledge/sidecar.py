"""The sidecar of an article: what a person decided about it, read from TOML and checked.

Knows the file's keys; what they mean for the text is the parser's.
"""

import tomllib
from typing import Literal

import msgspec

from knowledge.errors import ArticleError


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A TOML table: a key that is not declared is an error, not a silent nothing."""


class Noise(_Table, frozen=True):
    """A line (from 1), or all lines from it `through` another, that is no content; the reason."""

    line: int
    reason: str
    through: int | None = None

    @property
    def lines(self) -> range:
        """Every line of it."""
        return range(self.line, (self.through or self.line) + 1)


class Closing(_Table, frozen=True):
    """The line where the closing begins."""

    line: int


class Inference(_Table, frozen=True):
    """A source field that the text leaves blank, and what its value is inferred from."""

    value: str
    ground: str


class Link(_Table, frozen=True):
    """Whether the address leads to the article itself; an address that the text leaves blank."""

    is_article: bool = False
    value: str | None = None
    ground: str = ""


class SourceDecisions(_Table, frozen=True):
    """What a person knows about the publication beyond the text."""

    title: Inference | None = None
    outlet: Inference | None = None
    author: Inference | None = None
    affiliation: Inference | None = None
    editor: Inference | None = None
    published: Inference | None = None
    url: Link = Link()


class BorrowedWords(_Table, frozen=True):
    """Words the article quotes, exactly as they stand in it, and whose they are."""

    origin: str
    words: tuple[str, ...]


class SecondListEntry(_Table, frozen=True):
    """An item of the second list: its section, and other places as canonical addresses."""

    title: str
    short: str
    part: str | None = None
    also: tuple[str, ...] = ()


class SecondListDecisions(_Table, frozen=True):
    """The second list, in its own order."""

    name: str
    unit: str
    item: tuple[SecondListEntry, ...]


class Sidecar(_Table, frozen=True):
    """Everything a person decided about one article; an empty one decides nothing.

    `layout` says what a line is that nothing else assigns: where paragraphs are indented, an error
    unless it is; where each line is a paragraph, a paragraph. `headings` gives the lines that are
    headings by their level (1: outermost), `statements` those that state the source, `byline` the
    paragraph that ends in one.
    """

    layout: Literal["indented", "lines"] = "indented"
    statements: tuple[int, ...] = ()
    byline: int | None = None
    headings: dict[int, tuple[int, ...]] = {}
    questions: tuple[str, ...] = ()
    closing: Closing | None = None
    noise: tuple[Noise, ...] = ()
    source: SourceDecisions = SourceDecisions()
    borrowed: tuple[BorrowedWords, ...] = ()
    second_list: SecondListDecisions | None = None
    aliases: dict[str, tuple[str, ...]] = {}


def read_sidecar(toml: str, file: str) -> Sidecar:
    """The sidecar that `toml` writes down; `file` names it in an ArticleError."""
    try:
        return msgspec.convert(tomllib.loads(toml), Sidecar, str_keys=True)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ArticleError(file, 0, str(error)) from None
