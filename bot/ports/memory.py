"""What commands may read and decide."""

from dataclasses import dataclass
from typing import Protocol

from bot.ports.questions import History, Questions
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


class Traces(Protocol):
    """Everything that is kept about one reader."""

    def erase(self, user: int) -> int:
        """Erase it; how many rows there were."""
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
