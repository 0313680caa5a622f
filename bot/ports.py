"""What the transports need kept, as ports. Engines answer them; nothing here knows which."""

from typing import Protocol


class SentAnswers(Protocol):
    """Which messages answered which question, so that an edited question edits its answer."""

    def remember(self, chat: int, question: int, answers: tuple[int, ...]) -> None:
        """Note the messages (ids, in order) that answer a question, in place of earlier ones."""
        ...

    def recall(self, chat: int, question: int) -> tuple[int, ...]:
        """The messages that answer a question; none if it was not answered."""
        ...


class StoredLines(Protocol):
    """Texts too long for a button, under short codes that stay the same for the same text."""

    def store(self, text: str) -> str:
        """A code of at most 16 characters of `A-Za-z0-9_-`."""
        ...

    def load(self, code: str) -> str | None:
        """The text of a code, or None."""
        ...


class Heartbeat(Protocol):
    """A sign of life that another process can see."""

    def beat(self) -> None:
        """Say that the network answered just now."""
        ...

    def age(self) -> float | None:
        """Seconds since the last beat, or None if there never was one."""
        ...
