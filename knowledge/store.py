"""The port to where articles are kept. Engines answer it; nothing here knows which."""

from typing import Protocol

from knowledge.model import Article


class Library(Protocol):
    """Keeps articles whole, in an order of their own; one thread at a time uses it."""

    def ids(self) -> tuple[str, ...]:
        """The ids of all articles, in the order in which they were first put."""
        ...

    def get(self, id: str) -> Article | None:
        """The article as it was put, or None."""
        ...

    def digest(self, id: str) -> str | None:
        """The digest that was put with the article, or None."""
        ...

    def put(self, article: Article, digest: str) -> None:
        """Keep the article and its index rows, in place of what was kept under its id.

        All or nothing; other articles are not touched. `digest` identifies what it was made from.
        """
        ...
