"""Articles as rows: the port `knowledge.store.Library` over SQLite."""

from collections.abc import Iterator

from sqlite_utils import Database

from knowledge.engines.index import SqliteIndex
from knowledge.engines.rows import Pieces, article_row, piece_rows, read_article
from knowledge.engines.schema import PIECES
from knowledge.matching import Document
from knowledge.model import Article, Kind


class SqliteLibrary:
    """Keeps every article as rows, and its paragraphs in the index beside them."""

    def __init__(self, database: Database, index: SqliteIndex) -> None:
        self._database = database
        self._index = index

    def ids(self) -> tuple[str, ...]:
        rows = self._database.query("SELECT id FROM article ORDER BY position")
        return tuple(row["id"] for row in rows)

    def digest(self, id: str) -> str | None:
        rows = self._database.query("SELECT digest FROM article WHERE id = ?", [id])
        return next((row["digest"] for row in rows), None)

    def get(self, id: str) -> Article | None:
        row = next(self._database.query("SELECT * FROM article WHERE id = ?", [id]), None)
        return None if row is None else read_article(row, self._pieces(id))

    def put(self, article: Article, digest: str) -> None:
        with self._database.atomic():
            for table in PIECES:
                self._database.execute(f"DELETE FROM {table} WHERE article = ?", [article.id])
            self._put_article(article, digest)
            for table, rows in piece_rows(article).items():
                self._database.table(table).insert_all(
                    {"article": article.id, **row} for row in rows
                )
            self._index.remove(article.id)
            self._index.add(_documents(article))

    def _pieces(self, id: str) -> Pieces:
        query = "SELECT * FROM {} WHERE article = ? ORDER BY id"
        return {table: list(self._database.query(query.format(table), [id])) for table in PIECES}

    def _put_article(self, article: Article, digest: str) -> None:
        row = {**article_row(article), "digest": digest}
        known = self._database.query("SELECT position FROM article WHERE id = ?", [article.id])
        position = next(known, {})
        self._database.table("article").insert({**position, **row}, replace=True)


def _documents(article: Article) -> Iterator[Document]:
    aliases = dict(article.aliases)
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
