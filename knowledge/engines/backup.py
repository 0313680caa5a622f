"""Copying the database while it is in use, and putting a copy back after it was verified."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from knowledge.engines.sqlite import check_integrity, storage_errors
from knowledge.errors import StorageError


def back_up(database: Path, copy: Path) -> None:
    """Write a whole copy by SQLite's online backup; the file appears only when it is complete.

    StorageError where the database is not whole or the copy cannot be written.
    """
    check_integrity(database)
    unfinished = _beside(copy)
    with storage_errors(copy):
        unfinished.unlink(missing_ok=True)
        source = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
        target = sqlite3.connect(unfinished)
        try:
            source.backup(target)
        finally:
            target.close()
            source.close()
        unfinished.replace(copy)


def restore(copy: Path, database: Path) -> None:
    """Put a verified copy in the place of the database; what was there is kept beside it.

    StorageError, and nothing changed, where the copy is not a whole database of this bot, cannot be
    copied, or a bot is using the database.
    """
    check_integrity(copy)
    _require_ours(copy)
    if database.exists() and copy.resolve() == database.resolve():
        raise StorageError(copy, "is the database itself", "name a backup")
    with storage_errors(database):
        database.parent.mkdir(parents=True, exist_ok=True)
        unfinished = _beside(database)
        shutil.copyfile(copy, unfinished)
        if database.exists():
            _require_unused(database)
            moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
            database.replace(database.with_suffix(f".before-{moment}.db"))
        for rest in ("-wal", "-shm"):
            Path(f"{database}{rest}").unlink(missing_ok=True)
        unfinished.replace(database)


def _require_ours(copy: Path) -> None:
    with storage_errors(copy), closing(sqlite3.connect(copy)) as connection:
        query = "SELECT count(*) FROM sqlite_master WHERE name IN ('article', '_sqlite_migrations')"
        (tables,) = connection.execute(query).fetchone()
    if tables != 2:
        raise StorageError(copy, "is no database of this bot", "name a backup")


def _require_unused(database: Path) -> None:
    connection = sqlite3.connect(database, timeout=0)
    try:
        # Leaving WAL needs the file for oneself: it is refused while anybody else has it open.
        (mode,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.OperationalError:
        mode = "in use"
    except sqlite3.DatabaseError:
        # Damaged: nobody can be using it, and being replaced is what it is for.
        mode = "delete"
    finally:
        connection.close()
    if mode != "delete":
        raise StorageError(database, "a bot is using it", "stop the bot and try again")


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}.unfinished")
