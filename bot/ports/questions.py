"""What is counted and kept of questions, and what of it can be looked at."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol


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
