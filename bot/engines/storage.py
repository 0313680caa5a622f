"""The port `Storage` over one SQLite connection."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlite_utils import Database

from knowledge.engines.sqlite import storage_errors


class SqliteStorage:
    """One writing connection; whoever writes through it does so in one thread."""

    def __init__(self, database: Database, path: Path) -> None:
        self._database = database
        self._path = path

    @contextmanager
    def together(self) -> Iterator[None]:
        with storage_errors(self._path):
            # At once: what begins by reading cannot wait for another's write later.
            self._database.conn.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._database.conn.execute("COMMIT")
            except BaseException:
                self._database.rollback()
                raise

    def guarded(self) -> AbstractContextManager[None]:
        return storage_errors(self._path)
