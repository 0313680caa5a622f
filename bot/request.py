"""What comes in: a line, and who asks where. No transport's own types."""

from dataclasses import dataclass
from enum import Enum


class Place(Enum):
    """The kind of conversation a line was said in."""

    PRIVATE = "private"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Request:
    """One line of text to the bot.

    `username` is the bot's own, without @. `addressed` says that a line in a group is meant for the
    bot although it is no command: a reply to one of its messages, for example.
    """

    line: str
    username: str
    place: Place = Place.PRIVATE
    addressed: bool = False

    @property
    def in_group(self) -> bool:
        """Whether others read along."""
        return self.place is Place.GROUP
