"""What comes in: a line, and who asks where. No transport's own types."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum


class Place(Enum):
    """The kind of conversation a line was said in."""

    PRIVATE = "private"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Document:
    """A file that came with a line; `content` is None where it is too large to be fetched."""

    name: str
    size: int
    content: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Request:
    """One line of text to the bot.

    `username` is the bot's own, without @. `addressed` says that a line in a group is meant for the
    bot although it is no command: a reply to one of its messages, for example. `language` is what
    the reader's own program is set to, an IETF tag. `admin` says that the reader may decide for the
    chat, `operator` that the reader runs the bot and says it in private. `quoted` is the text of
    the message that the line replies to. `article` and `version` are what a pressed button was made
    for: an id, and how the version's hash begins. `document` is what came with a command that takes
    one.
    """

    line: str
    username: str
    today: date
    place: Place = Place.PRIVATE
    addressed: bool = False
    chat: int = 0
    user: int = 0
    language: str = ""
    admin: bool = False
    operator: bool = False
    quoted: str = ""
    article: str = ""
    version: str = ""
    document: Document | None = None

    @property
    def in_group(self) -> bool:
        """Whether others read along."""
        return self.place is Place.GROUP
