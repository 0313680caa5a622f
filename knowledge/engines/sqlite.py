"""Opening the SQLite database: one file, made on first use, refused when it is not ours."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database, Migrations

from knowledge.errors import (
    BusyStorageError,
    CorruptDatabaseError,
    NewerDatabaseError,
    StorageError,
)

# How long a writer waits for another process's write before it gives up.
_BUSY_SECONDS = 10.0
_RETRY_SECONDS = 0.02


def open_database(path: Path, *migrations: Migrations) -> Database:
    """The database at `path`, its directory made, with every migration applied.

    Raises StorageError, and leaves the file as it is, where it cannot be opened, is no database,
    or was made by a later version.
    """
    with storage_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        database = Database(connection, execute_plugins=False)
        _refuse_newer(path, database, migrations)
        if any(migration.pending(database) for migration in migrations):
            _migrate(database, migrations)
        return database


def check_integrity(path: Path) -> None:
    """StorageError unless the file is there, is a database, and is whole. Changes nothing."""
    with storage_errors(path):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            (problem,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            connection.close()
    if problem != "ok":
        raise CorruptDatabaseError(path, problem, _RESTORE)


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turns what SQLite and the file system refuse into a StorageError about `path`."""
    try:
        yield
    except OSError as error:
        raise StorageError(path, error.strerror or str(error), _OTHER_PLACE) from None
    except sqlite3.OperationalError as error:
        # The lowest byte is the kind, what is above it a closer description.
        passes = getattr(error, "sqlite_errorcode", 0) & 0xFF in _PASSING
        kind = BusyStorageError if passes else StorageError
        raise kind(path, str(error), _remedy(str(error))) from None
    except sqlite3.DatabaseError as error:
        raise CorruptDatabaseError(path, str(error), _RESTORE) from None


_PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
}
_RESTORE = "restore a backup, or move the file away to begin anew"
_OTHER_PLACE = "make the directory writable or set BOT_DATA_DIR to another one"
_REMEDIES = {
    "locked": "another process is writing: try again",
    "full": "free some space and try again",
    "disk I/O": "free some space or look at the disk",
}


def _remedy(problem: str) -> str:
    known = (remedy for words, remedy in _REMEDIES.items() if words in problem)
    return next(known, _OTHER_PLACE)


def _refuse_newer(path: Path, database: Database, migrations: tuple[Migrations, ...]) -> None:
    # On an empty database every migration is pending: that is how the library lists them all.
    empty = Database(memory=True, execute_plugins=False)
    for ours in migrations:
        known = {migration.name for migration in ours.pending(empty)}
        unknown = {migration.name for migration in ours.applied(database)} - known
        if unknown:
            raise NewerDatabaseError(
                path,
                f"made by a later version of the bot (its schema has “{min(unknown)}”)",
                "upgrade the bot, or set BOT_DATA_DIR to another directory",
            )


def _migrate(database: Database, migrations: tuple[Migrations, ...]) -> None:
    # Taken at once: two first starts must not both begin to create the tables.
    database.execute("BEGIN IMMEDIATE")
    try:
        for migration in migrations:
            migration.apply(database)
        database.execute("COMMIT")
    except BaseException:
        database.rollback()
        raise
    _let_readers_read(database)


def _let_readers_read(database: Database) -> None:
    """Switch to WAL, so that a console reads while the bot writes; the mode stays with the file."""
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            database.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            # SQLite's own timeout does not cover this switch while another start holds the file.
            if time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_SECONDS)
        else:
            return
