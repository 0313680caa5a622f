"""Articles in SQLite: rows a person can read, rebuilt when their files change and only then."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from knowledge import Article, KnowledgeBase, StorageError
from knowledge.articles import ArticleFiles
from knowledge.engines.index import SqliteIndex
from knowledge.engines.library import SqliteLibrary
from knowledge.engines.rows import article_row
from knowledge.engines.schema import KNOWLEDGE
from knowledge.engines.sqlite import open_database


def library_in(database: Database) -> SqliteLibrary:
    """The library of an open database."""
    return SqliteLibrary(database, SqliteIndex(database))


def take_in(database: Database, *files: ArticleFiles) -> None:
    """What a start does with the articles that the package brings."""
    index = SqliteIndex(database)
    KnowledgeBase(SqliteLibrary(database, index), index).bring_up_to_date(files)


def rows_of(database: Database, id: str) -> dict[str, list[dict[str, Any]]]:
    """Every row that belongs to an article, by table."""
    tables = [table for table in database.tables if "article" in table.columns_dict]
    rows = {table.name: list(table.rows_where("article = ?", [id])) for table in tables}
    return rows | {"article": list(database.table("article").rows_where("id = ?", [id]))}


@pytest.fixture
def other_files(shipped_files: ArticleFiles) -> ArticleFiles:
    """A second article: the shipped one under another id."""
    return replace(shipped_files, id="other")


@pytest.fixture
def watch(database: Database) -> Iterator[Database]:
    """A second connection to the same file, which sees whether anybody else wrote."""
    (_, _, file) = database.execute("PRAGMA database_list").fetchone()
    opened = open_database(Path(file), KNOWLEDGE)
    yield opened
    opened.conn.close()


def writes_seen(watch: Database) -> int:
    """A number that changes whenever another connection has changed the file."""
    return int(watch.execute("PRAGMA data_version").fetchone()[0])


def test_an_article_outlives_the_process_that_put_it(
    tmp_path: Path, article: Article, shipped_files: ArticleFiles
) -> None:
    path = tmp_path / "bot.db"
    first = open_database(path, KNOWLEDGE)
    library_in(first).put(article, shipped_files)
    first.conn.close()
    second = open_database(path, KNOWLEDGE)
    assert library_in(second).get(article.id) == article
    assert library_in(second).files(article.id) == shipped_files
    second.conn.close()


def test_what_is_up_to_date_is_not_written_again(
    database: Database, watch: Database, shipped_files: ArticleFiles, other_files: ArticleFiles
) -> None:
    take_in(database, shipped_files, other_files)
    before = writes_seen(watch)
    take_in(database, shipped_files, other_files)
    assert writes_seen(watch) == before


def test_a_changed_article_is_rebuilt(
    database: Database, watch: Database, shipped_files: ArticleFiles
) -> None:
    take_in(database, shipped_files)
    before = writes_seen(watch)
    changed = replace(shipped_files, text=shipped_files.text.replace("王辉".encode(), b"N."))
    take_in(database, changed)
    assert writes_seen(watch) != before
    assert library_in(watch).get(changed.id) == changed.parse()


def test_rebuilding_one_article_leaves_every_row_of_another_untouched(
    database: Database, shipped_files: ArticleFiles, other_files: ArticleFiles
) -> None:
    take_in(database, shipped_files, other_files)
    before = rows_of(database, "other")
    changed = replace(shipped_files, sidecar=shipped_files.sidecar + "\n# 改过\n".encode())
    take_in(database, changed, other_files)
    assert rows_of(database, "other") == before
    assert len(before["sentence"]) > 30


def test_a_rebuilt_article_leaves_no_row_of_its_earlier_self(
    database: Database, article: Article, shipped_files: ArticleFiles
) -> None:
    library = library_in(database)
    library.put(article, shipped_files)
    short = replace(article, sections=article.sections[:2], aliases=(), excluded=())
    library.put(short, shipped_files)
    counts = {table: len(rows) for table, rows in rows_of(database, article.id).items()}
    assert (counts["section"], counts["paragraph"], counts["article"]) == (2, 2, 1)
    assert (counts["alias"], counts["exclusion"]) == (0, 0)
    assert counts["sentence"] == sum(section.sentence_count for section in short.sections)


def test_an_article_that_cannot_be_put_leaves_the_earlier_one_whole(
    database: Database, article: Article, shipped_files: ArticleFiles
) -> None:
    library = library_in(database)
    library.put(article, shipped_files)
    before = rows_of(database, article.id)
    with pytest.raises(UnicodeEncodeError):
        library.put(replace(article, questions=("half a character: \ud83d",)), shipped_files)
    assert rows_of(database, article.id) == before
    assert library.get(article.id) == article


def test_a_full_disk_is_said_in_one_line_and_leaves_the_library_as_it_was(
    database: Database, article: Article, shipped_files: ArticleFiles
) -> None:
    library = library_in(database)
    library.put(article, shipped_files)
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    database.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageError, match=r"bot\.db: database or disk is full; free some"):
        library.put(replace(article, id="other"), shipped_files)
    assert library.ids() == (article.id,)
    assert library.get(article.id) == article


@pytest.mark.parametrize("table", ["paragraph", "sentence", "point", "exclusion", "borrowed"])
def test_a_person_reads_in_each_row_the_words_that_stand_at_its_offsets(
    database: Database, article: Article, shipped_files: ArticleFiles, table: str
) -> None:
    library_in(database).put(article, shipped_files)
    total, wrong = database.execute(
        f"SELECT count(*), sum(substr(article.text, piece.start + 1, piece.end - piece.start)"
        f" != piece.text) FROM {table} AS piece JOIN article ON article.id = piece.article"
    ).fetchone()
    assert total > 0
    assert wrong == 0


def test_a_person_finds_the_source_with_where_it_came_from(
    database: Database, article: Article, shipped_files: ArticleFiles
) -> None:
    library_in(database).put(article, shipped_files)
    found = database.execute(
        "SELECT value, provenance, ground FROM source_field WHERE name = 'outlet'"
    ).fetchall()
    assert [tuple(row) for row in found] == [("东北网", "inferred", "据网址推断")]


def test_a_database_of_before_versions_gets_them_from_the_package(
    tmp_path: Path, shipped_files: ArticleFiles, article: Article
) -> None:
    path = tmp_path / "bot.db"
    earlier = Database(path)
    KNOWLEDGE.apply(earlier, stop_before="m003_versions")
    row = {**article_row(article), "digest": shipped_files.digest, "text": "未完"}
    earlier.table("article").insert(row)
    earlier.conn.close()
    database = open_database(path, KNOWLEDGE)
    take_in(database, shipped_files)
    library = library_in(database)
    assert library.get(article.id) == article
    assert library.versions(article.id) == (article.version,)
    assert library.files(article.id) == shipped_files
    database.conn.close()
