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
class StorageError(KnowledgeError):
    """The database cannot be opened, read or written; `problem` and `remedy` are a clause each."""

    path: Path
    problem: str
    remedy: str

    def __str__(self) -> str:
        return one_line(f"{self.path}: {self.problem}; {self.remedy}")


class NewerDatabaseError(StorageError):
    """The database was made by a later version of this program; it is left as it is."""


class CorruptDatabaseError(StorageError):
    """The file is no SQLite database, or a damaged one; it is left as it is."""


def one_line(text: str) -> str:
    """`text` on one line, whatever control characters a file put into it."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
