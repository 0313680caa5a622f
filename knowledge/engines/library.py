"""Articles as rows: the port `knowledge.store.Library` over SQLite."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import DatabaseError
from typing import Any

from sqlite_utils import Database

from knowledge.articles import EDITION, ArticleFiles
from knowledge.engines.index import SqliteIndex
from knowledge.engines.rows import Pieces, Row, article_row, piece_rows, read_aliases, read_article
from knowledge.engines.schema import PIECES
from knowledge.engines.sqlite import storage_errors
from knowledge.matching import Document
from knowledge.model import Article, Kind
from knowledge.store import Aliases, Entry, Standing

_ENTRIES = """
SELECT id, version, title,
    (SELECT value FROM source_field AS f WHERE f.article = a.id AND name = 'outlet') AS outlet,
    (SELECT value FROM source_field AS f WHERE f.article = a.id AND name = 'published')
        AS published,
    (SELECT count(*) FROM section AS s WHERE s.article = a.id AND kind = 'part'
        AND section NOT LIKE '%/%') AS parts
FROM article AS a WHERE (removed IS NOT NULL) = ? ORDER BY position
"""
# Where its aliases are read from, the operator's behind its own.
_ALIASES = ("section", "alias", "operator_alias")
# What an entry is made of stays when its article is removed, so that it can still be told.
_LISTED = ("source_field", "section")


class SqliteLibrary:
    """Keeps every article as rows, its versions as files, and its paragraphs in the index."""

    def __init__(self, database: Database, index: SqliteIndex) -> None:
        self._database = database
        self._index = index
        self._generation = 0

    # Reading.

    def ids(self) -> tuple[str, ...]:
        return self._column("SELECT id FROM article WHERE removed IS NULL ORDER BY position")

    def removed(self) -> tuple[Entry, ...]:
        return tuple(Entry(**row) for row in self._database.query(_ENTRIES, [1]))

    def entries(self) -> tuple[Entry, ...]:
        return tuple(Entry(**row) for row in self._database.query(_ENTRIES, [0]))

    def titled(self, title: str) -> tuple[str, ...]:
        return self._column("SELECT id FROM article WHERE title = ? AND removed IS NULL", title)

    def standing(self, id: str) -> Standing | None:
        row = self._article_row(id)
        if row is None:
            return None
        return Standing(row["digest"], bool(row["shipped"]), row["removed"] is not None)

    def outdated(self) -> tuple[str, ...]:
        query = "SELECT id FROM article WHERE edition != ? AND removed IS NULL ORDER BY position"
        return self._column(query, EDITION)

    def get(self, id: str) -> Article | None:
        row = self._article_row(id)
        if row is None or row["removed"] is not None:
            return None
        return read_article(row, self._pieces(id))

    def versions(self, id: str) -> tuple[str, ...]:
        query = "SELECT version FROM article_version WHERE article = ? ORDER BY number DESC"
        return self._column(query, id)

    def files(self, id: str, version: str = "") -> ArticleFiles | None:
        query = (
            "SELECT text, sidecar FROM article_version WHERE article = ? "
            "AND substr(version, 1, length(?)) = ? ORDER BY number DESC LIMIT 1"
        )
        row = self._database.execute(query, [id, version, version]).fetchone()
        return ArticleFiles(id, *row) if row else None

    def aliases(self, id: str) -> Aliases:
        query = "SELECT section, words FROM operator_alias WHERE article = ? ORDER BY id"
        given: dict[str, tuple[str, ...]] = {}
        for section, words in self._database.execute(query, [id]):
            given[section] = (*given.get(section, ()), words)
        return tuple(given.items())

    @contextmanager
    def reading(self) -> Iterator[int]:
        if self._database.conn.in_transaction:
            yield self._refreshed()
            return
        self._database.execute("BEGIN")
        try:
            yield self._refreshed()
        finally:
            self._database.execute("COMMIT")

    # Writing.

    @contextmanager
    def atomic(self) -> Iterator[None]:
        if self._database.conn.in_transaction:
            try:
                with self._database.atomic():
                    yield
            except BaseException:
                self._index.forget()
                raise
            return
        try:
            # Taken at once: what was read before the write must still hold when it is written.
            self._database.execute("BEGIN IMMEDIATE")
            with self._index.gathering():
                yield
            self._database.execute("COMMIT")
        except BaseException as error:
            self._database.rollback()
            self._index.forget()
            self._generation = 0
            if not isinstance(error, DatabaseError):
                raise
            # What the caller does meanwhile fails in its own words.
            with storage_errors(self._path()):
                raise

    def put(self, article: Article, files: ArticleFiles, *, shipped: bool = False) -> None:
        with self.atomic():
            self._clear(article.id)
            self._put_article(article, files.digest, shipped=shipped)
            self._put_version(article, files)
            for table, rows in piece_rows(article).items():
                self._insert(table, article.id, rows)
            aliases = dict(read_aliases(self._pieces(article.id, _ALIASES)))
            self._index.add(_documents(article, aliases))
            self._changed()

    def remove(self, id: str) -> None:
        with self.atomic():
            self._clear(id, but=_LISTED)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            self._database.execute("UPDATE article SET removed = ? WHERE id = ?", [now, id])
            self._changed()

    def put_aliases(self, id: str, aliases: Aliases) -> None:
        with self.atomic():
            self._database.execute("DELETE FROM operator_alias WHERE article = ?", [id])
            self._database.table("operator_alias").insert_all(
                {"article": id, "section": section, "words": words}
                for section, given in aliases
                for words in given
            )
            self._index.put_aliases(id, dict(read_aliases(self._pieces(id, _ALIASES))))
            self._changed()

    def _clear(self, id: str, *, but: Collection[str] = ()) -> None:
        for table in PIECES:
            if table not in but:
                self._database.execute(f"DELETE FROM {table} WHERE article = ?", [id])
        self._index.remove(id)

    def _put_article(self, article: Article, digest: str, *, shipped: bool) -> None:
        row = {
            **article_row(article),
            "digest": digest,
            "edition": EDITION,
            "shipped": int(shipped),
            "removed": None,
        }
        known = self._article_row(article.id)
        position = {"position": known["position"]} if known else {}
        self._database.table("article").insert({**position, **row}, replace=True)

    def _put_version(self, article: Article, files: ArticleFiles) -> None:
        if self.versions(article.id)[:1] == (article.version,) and self.files(article.id) == files:
            return
        key = {"article": article.id, "version": article.version}
        self._database.table("article_version").delete_where(
            "article = :article AND version = :version", key
        )
        self._database.table("article_version").insert(
            {
                **key,
                "taken": datetime.now(UTC).isoformat(timespec="seconds"),
                "text": files.text,
                "sidecar": files.sidecar,
            }
        )

    def _insert(self, table: str, id: str, rows: Iterable[Row]) -> None:
        """Put rows of one article into a table; all have the same columns in the same order."""
        listed = list(rows)
        if listed:
            names = ", ".join(f'"{name}"' for name in ("article", *listed[0]))
            marks = ", ".join("?" * (1 + len(listed[0])))
            insert = f"INSERT INTO {table} ({names}) VALUES ({marks})"
            self._database.conn.executemany(insert, ((id, *row.values()) for row in listed))

    def _changed(self) -> None:
        self._database.execute("UPDATE generation SET number = number + 1")

    def _refreshed(self) -> int:
        """The generation; what the index remembers of an earlier one is forgotten."""
        number = int(self._database.execute("SELECT number FROM generation").fetchone()[0])
        if number != self._generation:
            self._index.forget()
            self._generation = number
        return number

    def _path(self) -> Path:
        (_, _, file) = self._database.execute("PRAGMA database_list").fetchone()
        return Path(file)

    def _article_row(self, id: str) -> dict[str, Any] | None:
        return next(self._database.query("SELECT * FROM article WHERE id = ?", [id]), None)

    def _pieces(self, id: str, tables: Iterable[str] = (*PIECES, "operator_alias")) -> Pieces:
        query = "SELECT * FROM {} WHERE article = ? ORDER BY id"
        return {table: list(self._database.query(query.format(table), [id])) for table in tables}

    def _column(self, query: str, *parameters: object) -> tuple[str, ...]:
        return tuple(row[0] for row in self._database.execute(query, parameters))


def _documents(article: Article, aliases: Mapping[str, tuple[str, ...]]) -> Iterator[Document]:
    for section in article.sections:
        for paragraph in section.paragraphs:
            yield Document(
                article=article.id,
                section=section.id,
                paragraph=paragraph.number,
                text=article.quote(paragraph.span),
                heading=article.heading(section) or "",
                summary=section.kind in (Kind.LEAD, Kind.CLOSING),
                aliases=aliases.get(section.id, ()),
            )
