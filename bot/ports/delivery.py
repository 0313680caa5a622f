"""What stands between a messenger and the answers: what came, what was sent, whether it lives."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol


class Votes(Protocol):
    """What readers think of answers; nobody can tell from it who voted."""

    def cast(self, answer: str, user: int, *, helpful: bool) -> bool | None:
        """Count the user's vote on an answer, in place of an earlier one, which it gives back."""
        ...


class SentAnswers(Protocol):
    """Which messages answered which question, so that an edited question edits its answer."""

    def remember(self, chat: int, question: int, answers: tuple[int, ...], text: str = "") -> None:
        """Note the messages (ids, in order) that answer a question, in place of earlier ones.

        `text` is what was asked, where it may be judged by a vote on the answer.
        """
        ...

    def text(self, chat: int, answer: int) -> str:
        """What was asked where this message is one of the answers; "" where that is not known."""
        ...

    def recall(self, chat: int, question: int) -> tuple[int, ...]:
        """The messages that answer a question; none if it was not answered."""
        ...

    def forget(self, days: int) -> int:
        """Erase what was noted more than so many days ago; how many rows."""
        ...


class StoredLines(Protocol):
    """Texts too long for a button, under short codes that stay the same for the same text."""

    def store(self, text: str) -> str:
        """A code of at most 16 characters of `A-Za-z0-9_-`."""
        ...

    def load(self, code: str) -> str | None:
        """The text of a code, or None."""
        ...


# A poll takes ten seconds at most and a retry thirty: silence for longer is trouble.
STALE_SECONDS = 90


class Storage(Protocol):
    """The database as a whole, where it matters how a call to it ends."""

    def together(self) -> AbstractContextManager[None]:
        """What is written meanwhile is on the disk at its end, all or none.

        BusyStorageError where the database refuses for the time being; nothing was written then.
        """
        ...

    def guarded(self) -> AbstractContextManager[None]:
        """Likewise, for what stands alone and is read for the most part."""
        ...


class Heartbeat(Protocol):
    """A sign of life that another process can see."""

    def beat(self) -> None:
        """Say that the network answered just now."""
        ...

    def age(self) -> float | None:
        """Seconds since the last beat, or None if there never was one."""
        ...


class Departures(Protocol):
    """Chats that cannot be written to any more: the bot was blocked or removed."""

    def note(self, chat: int, reason: str) -> None:
        """Note that a chat is closed to the bot, and why."""
        ...

    def welcome(self, chat: int) -> None:
        """The chat is open again."""
        ...


@dataclass(frozen=True, slots=True)
class Delivery:
    """An update as it was delivered: its number, the chat whose order it keeps, its JSON."""

    update: int
    chat: int
    body: str
    tries: int = 0


class InHand(Protocol):
    """The update that is worked on at this moment, and those just answered.

    It is the next process that wants to know, and it must not cost this one anything.
    """

    def take(self, update: int) -> None:
        """Work on it begins."""
        ...

    def put_down(self) -> None:
        """Nothing is being worked on."""
        ...

    def left(self) -> int | None:
        """What the process before died over, or None where it did not die over anything."""
        ...

    def answered(self, update: int) -> None:
        """Its answer was sent, and the inbox does not know of it yet."""
        ...

    def settled(self, update: int) -> None:
        """The inbox knows of it."""
        ...

    def unsettled(self) -> tuple[int, ...]:
        """What was answered before and never settled; to be asked once, at the start."""
        ...


class Inbox(Protocol):
    """Updates that were delivered and are not answered yet; survives the process and the power."""

    def put(self, deliveries: Sequence[Delivery]) -> tuple[Delivery, ...]:
        """Keep them, all or none, before this returns; those that were not known yet."""
        ...

    def waiting(self) -> tuple[Delivery, ...]:
        """What is not done and not set aside, in the order of arrival."""
        ...

    def depth(self) -> int:
        """How many are waiting."""
        ...

    def done(self, update: int) -> None:
        """Its answer was sent: forget what it said, remember that it came."""
        ...

    def failed(self, update: int, reason: str) -> int:
        """Count a try that failed, and why; how many there were."""
        ...

    def set_aside(self, update: int) -> None:
        """Try it no more; its last reason stays with it."""
        ...

    def forget(self, days: int) -> int:
        """Erase what was done or set aside more than so many days ago; how many rows."""
        ...
