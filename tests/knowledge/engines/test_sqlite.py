"""The database file is made on first use, shared, and refused untouched when it is not ours."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Timer

import pytest
from sqlite_utils import Database, Migrations

from knowledge import Article, KnowledgeBase, StorageError
from knowledge.articles import ArticleFiles, shipped
from knowledge.engines.index import SqliteIndex
from knowledge.engines.library import SqliteLibrary
from knowledge.engines.schema import KNOWLEDGE
from knowledge.engines.sqlite import check_integrity, open_database, storage_errors
from knowledge.errors import CorruptDatabaseError, NewerDatabaseError


def start(path: Path) -> tuple[str, ...]:
    """What every start does with its database: open it, take in what is shipped, read it."""
    database = open_database(path, KNOWLEDGE)
    try:
        with storage_errors(path):
            index = SqliteIndex(database)
            library = SqliteLibrary(database, index)
            KnowledgeBase(library, index).bring_up_to_date(shipped())
            return tuple(id for id in library.ids() if library.get(id))
    finally:
        database.conn.close()


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A database that holds the shipped articles, closed."""
    path = tmp_path / "filled.db"
    start(path)
    return path


def test_the_directories_and_the_file_are_made_on_first_use(
    tmp_path: Path, article: Article
) -> None:
    path = tmp_path / "not" / "there" / "bot.db"
    assert start(path) == (article.id,)
    assert path.is_file()


def test_readers_do_not_wait_for_a_writer(filled: Path) -> None:
    with sqlite3.connect(filled) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_a_second_start_changes_nothing(filled: Path) -> None:
    before = filled.read_bytes()
    start(filled)
    assert filled.read_bytes() == before


def _garbage(_: bytes) -> bytes:
    return b"This is no database at all. " * 400


def _truncated(whole: bytes) -> bytes:
    return whole[: len(whole) // 2 + 123]


def _cut_in_its_header(whole: bytes) -> bytes:
    return whole[:50]


def _overwritten(whole: bytes) -> bytes:
    return whole[:100] + b"\xff" * (len(whole) - 100)


_DAMAGE = (_garbage, _truncated, _cut_in_its_header, _overwritten)


@pytest.mark.parametrize("damage", _DAMAGE)
def test_a_corrupt_file_is_refused_and_left_as_it_is(
    filled: Path, damage: Callable[[bytes], bytes]
) -> None:
    filled.write_bytes(damage(filled.read_bytes()))
    before = filled.read_bytes()
    with pytest.raises(CorruptDatabaseError) as error:
        start(filled)
    assert filled.read_bytes() == before
    assert_says_what_to_do(error.value, filled)


@pytest.mark.parametrize("damage", _DAMAGE)
def test_a_check_finds_a_corrupt_file(filled: Path, damage: Callable[[bytes], bytes]) -> None:
    filled.write_bytes(damage(filled.read_bytes()))
    before = filled.read_bytes()
    with pytest.raises(CorruptDatabaseError):
        check_integrity(filled)
    assert filled.read_bytes() == before


def test_a_check_passes_a_whole_file_and_changes_nothing(filled: Path) -> None:
    before = filled.read_bytes()
    check_integrity(filled)
    assert filled.read_bytes() == before


def test_a_check_makes_no_file_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    with pytest.raises(StorageError):
        check_integrity(path)
    assert not path.exists()


def test_a_newer_database_is_refused_and_left_as_it_is(filled: Path) -> None:
    later = Migrations("knowledge")

    @later()
    def m999_from_the_future(database: Database) -> None:
        database.table("wonders").create({"id": int}, pk="id")

    connection = sqlite3.connect(filled, isolation_level=None)
    later.apply(Database(connection))
    connection.close()
    before = filled.read_bytes()
    with pytest.raises(NewerDatabaseError) as error:
        start(filled)
    assert filled.read_bytes() == before
    assert "upgrade" in str(error.value)
    assert_says_what_to_do(error.value, filled)


def test_a_file_in_the_place_of_the_directory_is_refused_and_kept(tmp_path: Path) -> None:
    blocking = tmp_path / "data"
    blocking.write_text("mine")
    with pytest.raises(StorageError) as error:
        start(blocking / "bot.db")
    assert blocking.read_text() == "mine"
    assert_says_what_to_do(error.value, blocking / "bot.db")


def test_a_directory_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    path.mkdir()
    with pytest.raises(StorageError) as error:
        start(path)
    assert_says_what_to_do(error.value, path)


def assert_says_what_to_do(error: StorageError, path: Path) -> None:
    """The message is one line: the file, the problem, the remedy."""
    message = str(error)
    assert len(message.splitlines()) == 1
    assert message.startswith(f"{path}: ")
    assert error.problem
    assert error.remedy in message


def test_what_one_connection_wrote_another_reads(
    tmp_path: Path, article: Article, shipped_files: ArticleFiles
) -> None:
    first, second = (open_database(tmp_path / "bot.db", KNOWLEDGE) for _ in range(2))
    SqliteLibrary(first, SqliteIndex(first)).put(article, shipped_files)
    assert SqliteLibrary(second, SqliteIndex(second)).get(article.id) == article
    first.conn.close()
    second.conn.close()


def test_a_second_process_reads_while_the_first_is_writing(filled: Path, article: Article) -> None:
    writer = open_database(filled, KNOWLEDGE)
    with writer.atomic():
        writer.execute("UPDATE article SET title = 'half written'")
        reader = open_database(filled, KNOWLEDGE)
        library = SqliteLibrary(reader, SqliteIndex(reader))
        assert library.get(article.id) == article
        reader.conn.close()
    writer.conn.close()


@pytest.mark.parametrize("round", range(10))
def test_first_starts_at_once_all_succeed(tmp_path: Path, article: Article, round: int) -> None:
    path = tmp_path / str(round) / "bot.db"
    together = Barrier(6)

    def begin(_: int) -> tuple[str, ...]:
        together.wait(10)
        return start(path)

    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(begin, range(6))) == [(article.id,)] * 6


def test_a_first_start_waits_while_another_is_making_the_file(
    tmp_path: Path, article: Article
) -> None:
    path = tmp_path / "bot.db"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    finishing = Timer(0.2, other.execute, ["COMMIT"])
    finishing.start()
    try:
        assert start(path) == (article.id,)
    finally:
        finishing.join()
        other.close()
