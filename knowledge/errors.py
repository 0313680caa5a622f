"""What can go wrong with what is known. Each error carries facts; words for users are the rim's."""

from dataclasses import dataclass
from pathlib import Path


class KnowledgeError(Exception):
    """The root of everything this package raises on purpose."""


@dataclass
class ArticleError(KnowledgeError):
    """An article file or its sidecar cannot be read as one.

    `file` names it, `line` counts from 1 (0: the file as a whole), `problem` is one clause.
    """

    file: str
    line: int
    problem: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return one_line(f"{place}: {self.problem}")


@dataclass
class DuplicateArticleError(KnowledgeError):
    """Two articles of one name: `file` would be another `title` of the same date as article `id`.

    `title` is empty where the id itself was given twice.
    """

    file: str
    id: str
    title: str = ""

    def __str__(self) -> str:
        name = f"《{self.title}》 of the same date" if self.title else "another file of this name"
        where = f"is in the library as “{self.id}”" if self.title else f"gives “{self.id}” already"
        return one_line(f"{self.file}: {name} {where}; give one of them another name")


@dataclass
class UnknownArticleError(KnowledgeError):
    """No article of that id was ever taken in; `known` are ids that were."""

    id: str
    known: tuple[str, ...] = ()

    def __str__(self) -> str:
        known = f"; there are {', '.join(self.known)}" if self.known else ""
        return one_line(f"no article “{self.id}”{known}")


@dataclass
class LastArticleError(KnowledgeError):
    """The only article cannot be removed: there would be nothing to answer from."""

    id: str

    def __str__(self) -> str:
        return one_line(f"“{self.id}” is the only article: import another one first")


@dataclass
class DocumentError(KnowledgeError):
    """A document that was received cannot be made an article; `problem` is one clause."""

    name: str
    problem: str

    def __str__(self) -> str:
        return one_line(f"{self.name}: {self.problem}")


@dataclass
class StorageError(KnowledgeError):
    """The database cannot be opened, read or written; `problem` and `remedy` are a clause each."""

    path: Path
    problem: str
    remedy: str

    def __str__(self) -> str:
        return one_line(f"{self.path}: {self.problem}; {self.remedy}")


class BusyStorageError(StorageError):
    """The disk is full or another process is writing: it passes, and nothing was changed."""


class NewerDatabaseError(StorageError):
    """The database was made by a later version of this program; it is left as it is."""


class CorruptDatabaseError(StorageError):
    """The file is no SQLite database, or a damaged one; it is left as it is."""


def one_line(text: str) -> str:
    """`text` on one line, whatever control characters a file put into it."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
