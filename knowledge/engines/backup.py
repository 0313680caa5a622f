"""Copying the database while it is in use, and putting a copy back after it was verified."""

import shutil
import sqlite3
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

    StorageError, and nothing changed, where the copy is not whole or a bot is using the database.
    """
    check_integrity(copy)
    with storage_errors(database):
        database.parent.mkdir(parents=True, exist_ok=True)
        if database.exists():
            _require_unused(database)
            database.replace(database.with_suffix(".before-restore.db"))
        for rest in ("-wal", "-shm"):
            Path(f"{database}{rest}").unlink(missing_ok=True)
        unfinished = _beside(database)
        shutil.copyfile(copy, unfinished)
        unfinished.replace(database)


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
