"""What the transports need kept, as ports. Engines answer them; nothing here knows which."""

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol

from knowledge.articles import ArticleFiles


@dataclass(frozen=True, slots=True)
class Preference:
    """What a chat decided: its language (None: the reader's own), and whether answers are short.

    `article` is the id of the one that is read there (None: the first).
    """

    language: str | None = None
    quiet: bool = False
    article: str | None = None


class Preferences(Protocol):
    """What chats decided, by their ids; a reader's private chat has the reader's id."""

    def get(self, chat: int) -> Preference:
        """What the chat decided; the default where it decided nothing."""
        ...

    def put(self, chat: int, preference: Preference) -> None:
        """Keep what the chat decided now."""
        ...


class Votes(Protocol):
    """What readers think of answers; nobody can tell from it who voted."""

    def cast(self, answer: str, user: int, *, helpful: bool) -> bool | None:
        """Count the user's vote on an answer, in place of an earlier one, which it gives back."""
        ...


class Traces(Protocol):
    """Everything that is kept about one reader."""

    def erase(self, user: int) -> int:
        """Erase it; how many rows there were."""
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


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is counted: what it came to, where that stands, how long it took.

    `article`, `section` and `address` are "" where there is none. Neither words nor reader.
    """

    article: str
    outcome: str
    section: str
    address: str
    milliseconds: float


class Why(Enum):
    """Why a question is open."""

    NOTHING = "nothing"
    UNSURE = "unsure"
    DISLIKED = "disliked"


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that was not answered well: its words, how often, first and last day (ISO)."""

    article: str
    text: str
    why: Why
    count: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class LikedQuestion:
    """A question whose answer, the words at `address`, somebody found helpful."""

    article: str
    text: str
    address: str


class Questions(Protocol):
    """What was asked. Words are kept of open and of liked questions alone; of nobody who asked."""

    def note(self, asked: Asked, text: str = "", why: Why | None = None) -> None:
        """Count a question; where it is open, keep its text and why.

        Does not wait, and raises nothing: an answer must not fail because it cannot be counted.
        """
        ...

    def write(self) -> None:
        """Write down what was noted and not written yet, as part of what is written together."""
        ...

    def judge(self, question: LikedQuestion, *, helpful: bool, before: bool | None) -> None:
        """Take a vote on the answer to a question, in place of the same reader's earlier one."""
        ...

    def open(self, article: str) -> tuple[OpenQuestion, ...]:
        """The open questions on an article, the most asked first; a few thousand at most."""
        ...

    def open_by_article(self) -> tuple[tuple[str, int], ...]:
        """The articles that have open questions, and how often those were asked; the most first."""
        ...

    def liked(self, article: str) -> tuple[LikedQuestion, ...]:
        """The liked questions on an article."""
        ...

    def settle(self, article: str, texts: Collection[str]) -> int:
        """These are open no more; how many rows."""
        ...

    def forget(self, days: int) -> int:
        """Erase what was last asked or counted more than so many days ago; how many rows."""
        ...


@dataclass(frozen=True, slots=True)
class Reception:
    """How the bot is received: votes, and chats that it cannot write to any more; at all times."""

    helpful: int = 0
    unhelpful: int = 0
    departed: int = 0


class History(Protocol):
    """What happened, for whoever counts it. Days are UTC's."""

    def asked(self, first: date, last: date) -> Sequence[tuple[date, Asked]]:
        """What was asked from one day to another, both included, in order, each with its day."""
        ...

    def reception(self) -> Reception:
        """How the bot is received up to now."""
        ...


class Backup(Protocol):
    """A copy of everything that is kept."""

    def copy(self, most: int) -> bytes | None:
        """A whole database, or None where it has more than `most` bytes."""
        ...


@dataclass(frozen=True, slots=True)
class PendingImport:
    """An article that was shown and not yet agreed to; `known` is the version that it replaces."""

    files: ArticleFiles
    known: str


class Imports(Protocol):
    """Articles that wait for a yes, the latest of each id, for a day."""

    def put(self, files: ArticleFiles, known: str) -> str:
        """Let the article wait; a code of at most 16 letters and digits."""
        ...

    def get(self, code: str) -> PendingImport | None:
        """What waits under the code, if it still does."""
        ...

    def of(self, id: str) -> ArticleFiles | None:
        """What waits to become the article of that id."""
        ...

    def drop(self, code: str) -> None:
        """Let it wait no longer."""
        ...


@dataclass(frozen=True, slots=True)
class Memory:
    """What commands may read and decide; `days` is how long the numbers of messages are kept."""

    preferences: Preferences
    traces: Traces
    questions: Questions
    backup: Backup
    history: History
    imports: Imports
    days: int = 90


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
