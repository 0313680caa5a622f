"""The port to where articles are kept. Engines answer it; nothing here knows which."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from knowledge.articles import ArticleFiles
from knowledge.model import Article

#: Section → other words for its subject.
Aliases = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the list of all: enough to name it and to choose it by.

    `published` as the source has it (ISO), `parts` those of the top level.
    """

    id: str
    version: str
    title: str
    outlet: str | None
    published: str | None
    parts: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How an article is kept: what it was made from, by whom it came, whether it was removed."""

    digest: str
    shipped: bool
    removed: bool


class Library(Protocol):
    """Keeps articles whole, in an order of their own; one thread at a time uses it.

    Of each it keeps every version that was put, as files, and the latest one as an article. What is
    removed is kept, but is neither listed nor given nor in the index.
    """

    def ids(self) -> tuple[str, ...]:
        """The ids of all articles, in the order in which they were first put."""
        ...

    def removed(self) -> tuple[Entry, ...]:
        """The articles that were removed, in the same order."""
        ...

    def entries(self) -> tuple[Entry, ...]:
        """All articles, in the same order."""
        ...

    def titled(self, title: str) -> tuple[str, ...]:
        """The ids of the articles of exactly that title."""
        ...

    def get(self, id: str) -> Article | None:
        """The article as it was put, the operator's aliases behind its own; None: there is none."""
        ...

    def standing(self, id: str) -> Standing | None:
        """How the article is kept, removed or not; None if it never was put."""
        ...

    def outdated(self) -> tuple[str, ...]:
        """The articles that an earlier EDITION read from their files."""
        ...

    def versions(self, id: str) -> tuple[str, ...]:
        """Every version ever put under the id, removed or not, the one put last first."""
        ...

    def files(self, id: str, version: str = "") -> ArticleFiles | None:
        """The files of the version that begins so (the latest of several), removed or not."""
        ...

    def put(self, article: Article, files: ArticleFiles, *, shipped: bool = False) -> None:
        """Keep the article and its index rows, in place of what was kept under its id.

        All or nothing; other articles are not touched. An earlier version stays among the versions;
        the same version with other files takes the place of itself. What was removed is back.
        """
        ...

    def remove(self, id: str) -> None:
        """Take the article out of everything but its versions; an unknown id has nothing."""
        ...

    def aliases(self, id: str) -> Aliases:
        """What the operator added to the article's own aliases, in the order given."""
        ...

    def put_aliases(self, id: str, aliases: Aliases) -> None:
        """Keep these as the operator's, in place of earlier ones: they count at once.

        Those of sections that the article does not have wait until it has them.
        """
        ...

    def atomic(self) -> AbstractContextManager[object]:
        """Everything that is put or removed within it is kept, or nothing is."""
        ...

    def reading(self) -> AbstractContextManager[int]:
        """Everything that is read within it belongs together, whatever others write meanwhile.

        Gives a number that changes whenever what is kept here does, by whichever process.
        """
        ...
