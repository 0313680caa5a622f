"""What was received, and what a reader got out of it: the same few values for every format."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from knowledge.articles import ArticleFiles

#: A file that is longer is no article. A transport may allow less.
MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Received:
    """A document as it came: its name (without a folder), its bytes, and what a person says of it.

    `encoding`, `id` and `sidecar` (reviewed) are None where nobody says: they are found out, made
    and drafted. `earlier` are versions that come with it, the oldest first; `removed` that it is
    not to be answered from.
    """

    name: str
    content: bytes
    encoding: str | None = None
    id: str | None = None
    sidecar: bytes | None = None
    earlier: tuple[ArticleFiles, ...] = ()
    removed: bool = False


class Role(Enum):
    """What a format says about a line: an ITEM is surely no heading, NOISE is no content."""

    TEXT = "text"
    ITEM = "item"
    TITLE = "title"
    HEADING = "heading"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text that will be stored: a paragraph, a heading, an item of a list.

    `level` is a heading's (1: outermost), `reason` a noise's; `gap` counts the blank lines above.
    """

    text: str
    role: Role = Role.TEXT
    level: int = 0
    reason: str = ""
    gap: int = 1


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Characters of the document that will not be stored at all, and why."""

    text: str
    reason: str


class Ground(Enum):
    """Where, outside of the text, a document states its source."""

    FRONT_MATTER = "front matter"
    PAGE = "page metadata"
    PROPERTIES = "document properties"
    FILE_NAME = "file name"


@dataclass(frozen=True, slots=True)
class Statement:
    """A source field as the document states it outside of its text; `key` is what it calls it."""

    field: str
    value: str
    ground: Ground
    key: str = ""


class Remark(Enum):
    """What a person should know about a reading."""

    JOINED = "joined"
    NO_TEXT = "no_text"


@dataclass(frozen=True, slots=True)
class Extract:
    """Everything that a document says: lines in reading order, the rest, the source, remarks.

    Lines and what was left out hold together every character of the document's text that is no
    blank, each once. A remark comes with a number: how many paragraphs were joined, which page has
    no text. `stored` is the text as it will be kept, where that is not made of the lines.
    """

    format: str
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...] = ()
    statements: tuple[Statement, ...] = ()
    encoding: str = ""
    remarks: tuple[tuple[Remark, int], ...] = ()
    stored: bytes | None = None


def remainder(source: str, kept: str) -> Iterator[str]:
    """The stretches of `source` that `kept`, which stands in it with gaps, leaves over.

    Blanks are no matter on either side.
    """
    wanted = iter("".join(kept.split()))
    following = next(wanted, None)
    stretch: list[str] = []
    for character in source:
        if character.isspace():
            stretch += [" "] * bool(stretch)
        elif character == following:
            following = next(wanted, None)
            if left := "".join(stretch).strip():
                yield left
            stretch = []
        else:
            stretch.append(character)
    if left := "".join(stretch).strip():
        yield left
