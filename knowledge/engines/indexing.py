"""Putting documents into the tables of the index, and taking them out again.

The postings of many documents are gathered and written together: what an article adds to them is
four thousand short pieces, and a thousand articles touch the same ones.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby, islice
from typing import Any

from sqlite_utils import Database

from knowledge.engines.alias_features import AliasFeatures
from knowledge.engines.encoding import encoded
from knowledge.engines.inversion import Inversion
from knowledge.engines.postings import BLOCK, Postings
from knowledge.matching import Document
from knowledge.matching.encoding import Encoded, latin_words

#: Of the table `document`.
COLUMNS = "id, article, section, paragraph, text, heading, summary, aliases, characters, sounds"
_INSERT = f"INSERT INTO document ({COLUMNS}) VALUES ({', '.join('?' * 10)})"
_ROWS_AT_A_TIME = 200


class Indexing:
    """Writes the tables of `index.create_index`, within the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._postings, self._aliases = Postings(db), AliasFeatures(db)
        self._gathering = False
        # Documents of one block that are in no postings yet; torn: a part of them was taken back.
        self._gathered: Inversion | None = None
        self._torn = False

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Until its end postings are gathered in memory; one block of documents at a time."""
        self._gathering = True
        try:
            yield
            self.write_postings()
        finally:
            self._gathering, self._gathered, self._torn = False, None, False

    def add(self, documents: Iterable[Document]) -> None:
        """Adds documents after those that are there."""
        if not self._gathering:
            with self.gathering():
                self.add(documents)
            return
        (last,) = self._db.execute("SELECT coalesce(max(id), 0) FROM document").fetchone()
        numbered = enumerate(encoded(documents), last + 1)
        for block, batch in groupby(numbered, key=lambda it: it[0] // BLOCK):
            if self._gathered and self._gathered.block != block:
                self.write_postings()
            self._gathered = self._gathered or Inversion(block)
            added = (_added(self._gathered, id, *it) for id, it in batch)
            while rows := list(islice(added, _ROWS_AT_A_TIME)):
                self._db.conn.executemany(_INSERT, rows)
        self._aliases.put_after(last)

    def remove(self, article: str) -> bool:
        """Removes an article's documents; whether there were any."""
        rows = self._rows("article = ? ORDER BY id", article)
        if not rows:
            return False
        self.write_postings()
        for block, batch in groupby(rows, key=lambda it: int(it[0]) // BLOCK):
            inverted = _inverted(block, batch)
            self._postings.remove(block, inverted.postings())
            self._count({key: -count for key, count in inverted.counts().items()})
        self._db.execute("DELETE FROM frequency WHERE documents <= 0")
        self._db.execute("DELETE FROM document WHERE article = ?", [article])
        self._aliases.remove(article)
        return True

    def put_aliases(self, article: str, aliases: Mapping[str, Sequence[str]]) -> None:
        """Gives an article's sections these aliases, and the others none."""
        sections = "SELECT DISTINCT section, aliases FROM document WHERE article = ?"
        given = dict(self._db.execute(sections, [article]).fetchall())
        now = {it: _written(aliases.get(it, ())) for it in given}
        self._db.conn.executemany(
            "UPDATE document SET aliases = ? WHERE article = ? AND section = ?",
            [(now[it], article, it) for it in given if now[it] != given[it]],
        )
        self._aliases.put(article)

    def forget(self) -> None:
        """What was gathered may have been taken back in part: what is left of it is read again."""
        self._torn = self._gathered is not None

    def write_postings(self) -> None:
        """Writes what was gathered."""
        gathered, self._gathered = self._gathered, None
        if gathered is None:
            return
        if self._torn:
            left = self._rows("id >= ? ORDER BY id", gathered.first)
            gathered, self._torn = _inverted(gathered.block, left), False
        self._postings.add(gathered.block, gathered.postings())
        self._count(gathered.counts())

    def _count(self, counts: Mapping[tuple[str, str], int]) -> None:
        self._db.conn.executemany(
            "INSERT INTO frequency (kind, token, documents) VALUES (?, ?, ?) ON CONFLICT DO UPDATE"
            " SET documents = documents + excluded.documents",
            ((kind, token, count) for (kind, token), count in sorted(counts.items())),
        )

    def _rows(self, condition: str, *parameters: object) -> list[tuple[Any, ...]]:
        query = f"SELECT id, characters, sounds, text FROM document WHERE {condition}"
        return self._db.execute(query, parameters).fetchall()


def _added(inverted: Inversion, id: int, document: Document, encoded: Encoded) -> tuple[Any, ...]:
    """The row of a document that is added to what is inverted."""
    inverted.add(id, encoded)
    return (
        id,
        document.article,
        document.section,
        document.paragraph,
        document.text,
        document.heading,
        int(document.summary),
        _written(document.aliases),
        encoded.characters,
        encoded.sounds,
    )


def _written(aliases: Sequence[str]) -> str:
    return json.dumps(list(aliases), ensure_ascii=False)


def _inverted(block: int, rows: Iterable[tuple[Any, ...]]) -> Inversion:
    """Documents of one block that are in the table already."""
    inverted = Inversion(block)
    for id, characters, sounds, text in rows:
        inverted.add(id, Encoded(characters, sounds, latin_words(text)))
    return inverted
