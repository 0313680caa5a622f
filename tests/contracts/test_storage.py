"""The contract of the port `bot.ports.Storage`, over its engine: a database file."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest
from sqlite_utils import Database

from bot.engines.inbox import INBOX, SqliteInbox
from bot.engines.storage import SqliteStorage
from bot.ports.delivery import Delivery, Inbox, Storage
from knowledge.engines.sqlite import open_database
from knowledge.errors import BusyStorageError

FIRST, SECOND = Delivery(1, 7, "{}"), Delivery(2, 7, "{}")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "bot.db", INBOX)
    # Another's write is not waited for.
    database.execute("PRAGMA busy_timeout=0")
    yield database
    database.conn.close()


@pytest.fixture
def storage(database: Database, tmp_path: Path) -> Storage:
    return SqliteStorage(database, tmp_path / "bot.db")


@pytest.fixture
def inbox(database: Database) -> Inbox:
    return SqliteInbox(database, bot=5)


def test_what_is_written_together_is_kept_together(storage: Storage, inbox: Inbox) -> None:
    with storage.together():
        inbox.put([FIRST])
        inbox.put([SECOND])
        inbox.done(1)
    assert inbox.waiting() == (SECOND,)


def test_of_what_fails_midway_nothing_is_kept(storage: Storage, inbox: Inbox) -> None:
    with pytest.raises(ZeroDivisionError), storage.together():
        inbox.put([FIRST])
        raise ZeroDivisionError
    assert inbox.waiting() == ()
    with storage.together():
        inbox.put([SECOND])
    assert inbox.waiting() == (SECOND,)


def test_a_database_that_another_process_writes_to_is_busy(
    storage: Storage, inbox: Inbox, tmp_path: Path
) -> None:
    with closing(connect(tmp_path / "bot.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyStorageError, match="locked"), storage.together():
            inbox.put([FIRST])
        with pytest.raises(BusyStorageError, match="locked"), storage.guarded():
            inbox.put([FIRST])
        other.execute("ROLLBACK")
    with storage.together():
        inbox.put([FIRST])
    assert inbox.waiting() == (FIRST,)


def test_a_full_disk_is_busy_until_there_is_room(
    storage: Storage, inbox: Inbox, database: Database
) -> None:
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    database.execute(f"PRAGMA max_page_count={pages}")
    large = Delivery(3, 7, "x" * 50_000)
    with pytest.raises(BusyStorageError, match="full"), storage.together():
        inbox.put([FIRST, large])
    assert inbox.waiting() == ()
    database.execute(f"PRAGMA max_page_count={pages + 100}")
    with storage.together():
        inbox.put([FIRST, large])
    assert inbox.waiting() == (FIRST, large)
