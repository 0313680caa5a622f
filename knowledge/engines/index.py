"""The index of paragraphs in SQLite: the port `knowledge.matching.Index` over posting tables.

`document` is a paragraph a row with its words encoded; `posting` says for a feature (two sounds, a
character that is not common) in which documents it stands, as little-endian 32-bit ids by blocks of
documents; `frequency` counts the documents that hold a character or a sound.
"""

import json
import sys
from array import array
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from knowledge.matching import Document, Indexed
from knowledge.matching.encoding import BREAK, encode, features

# Postings of a block are appended to as documents come: the longest blob that is rewritten.
_BLOCK = 16_384
_WIDTH = 4
# Where documents are many, no more postings than this are read for one query, the rarest first.
_MOST_POSTINGS = 10_000
_CACHED_DOCUMENTS = 2_000
_COLUMNS = "id, article, section, paragraph, text, heading, summary, aliases, characters, sounds"


def create_index(db: Database) -> None:
    """Makes the empty tables of the index."""
    db.table("document").create(
        {
            "id": int,
            "article": str,
            "section": str,
            "paragraph": int,
            "text": str,
            "heading": str,
            "summary": int,
            "aliases": str,
            "characters": str,
            "sounds": str,
        },
        pk="id",
    )
    db.table("document").create_index(["article"])
    db.table("posting").create(
        {"feature": str, "block": int, "documents": bytes}, pk=("feature", "block")
    )
    db.table("frequency").create(
        {"kind": str, "token": str, "documents": int}, pk=("kind", "token")
    )


class SqliteIndex:
    """Documents in the tables of `create_index`. Writes belong to the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._documents: OrderedDict[int, Indexed] = OrderedDict()
        self._ids: dict[str, tuple[int, ...]] = {}

    # Writing.

    def add(self, documents: Iterable[Document]) -> None:
        """Adds documents after those that are there; reading order is the order of adding."""
        last = self._one("SELECT coalesce(max(id), 0) FROM document")
        numbered = enumerate(documents, last + 1)
        for _, batch in groupby(numbered, key=lambda it: it[0] // _BLOCK):
            self._add_batch(tuple(batch))
        self._forget()

    def remove(self, article: str) -> None:
        """Removes an article's documents; unknown articles have none."""
        query = "SELECT id, characters, sounds, text FROM document WHERE article = ?"
        rows = self._db.execute(query, [article]).fetchall()
        for id, characters, sounds, text in rows:
            for feature in features(characters, sounds, text):
                self._remove_posting(feature, id)
        counts = _counts((characters, sounds) for _, characters, sounds, _ in rows)
        self._count(Counter({key: -count for key, count in counts.items()}))
        self._db.execute("DELETE FROM frequency WHERE documents <= 0")
        self._db.execute("DELETE FROM document WHERE article = ?", [article])
        self._forget()

    def _add_batch(self, batch: Sequence[tuple[int, Document]]) -> None:
        """Adds documents of one block."""
        postings: dict[str, array[int]] = defaultdict(_ids)
        rows = []
        for id, document in batch:
            characters, sounds = encode(document.text)
            rows.append(_row(id, document, characters, sounds))
            for feature in features(characters, sounds, document.text):
                postings[feature].append(id)
        marks = ", ".join("?" * len(rows[0]))
        self._db.conn.executemany(f"INSERT INTO document ({_COLUMNS}) VALUES ({marks})", rows)
        self._count(_counts((row[-2], row[-1]) for row in rows))
        self._append_postings(batch[0][0] // _BLOCK, postings)

    def _append_postings(self, block: int, postings: Mapping[str, "array[int]"]) -> None:
        self._db.conn.executemany(
            "INSERT INTO posting (feature, block, documents) VALUES (?, ?, ?) ON CONFLICT DO UPDATE"
            " SET documents = CAST(documents || excluded.documents AS BLOB)",
            ((feature, block, _blob(postings[feature])) for feature in sorted(postings)),
        )

    def _remove_posting(self, feature: str, id: int) -> None:
        key = [feature, id // _BLOCK]
        blob = self._one("SELECT documents FROM posting WHERE feature = ? AND block = ?", *key)
        ids = array("I", (it for it in _ids(blob) if it != id))
        if ids:
            sql = "UPDATE posting SET documents = ? WHERE feature = ? AND block = ?"
            self._db.execute(sql, [_blob(ids), *key])
        else:
            self._db.execute("DELETE FROM posting WHERE feature = ? AND block = ?", key)

    def _count(self, counts: Mapping[tuple[str, str], int]) -> None:
        self._db.conn.executemany(
            "INSERT INTO frequency (kind, token, documents) VALUES (?, ?, ?) ON CONFLICT DO UPDATE"
            " SET documents = documents + excluded.documents",
            ((kind, token, count) for (kind, token), count in sorted(counts.items())),
        )

    def _forget(self) -> None:
        self._documents.clear()
        self._ids.clear()

    # The port.

    def size(self, articles: Collection[str] | None) -> int:
        if articles is None:
            return int(self._one("SELECT count(*) FROM document"))
        return sum(len(self._ids_of(article)) for article in articles)

    def frequencies(self, kind: str, tokens: Collection[str]) -> Mapping[str, int]:
        if kind in ("pair", "trigram"):
            return {f: sum(ns) for f, ns in self._lengths(tokens).items()}
        sql = (
            f"SELECT token, documents FROM frequency WHERE kind = ? AND token IN ({_marks(tokens)})"
        )
        return dict(self._db.execute(sql, [kind, *tokens]).fetchall())

    def candidates(
        self, features: Sequence[tuple[str, float]], articles: Collection[str] | None, limit: int
    ) -> Sequence[Indexed]:
        scope = None if articles is None else [i for a in articles for i in self._ids_of(a)]
        if scope is not None and len(scope) <= limit:
            return self._load(sorted(scope))
        if scope is None and self.size(None) <= limit:
            return self._load([row[0] for row in self._db.execute("SELECT id FROM document")])
        sums = self._sums(dict(features))
        if scope is not None:
            sums = {id: sums[id] for id in scope if id in sums}
        return self._load(_best(sums, limit))

    # Reading.

    def _sums(self, weights: Mapping[str, float]) -> dict[int, float]:
        """Document → sum of the weights of its features; the rarest within the bound."""
        lengths = {feature: sum(ns) for feature, ns in self._lengths(weights).items()}
        read = 0
        chosen: list[str] = []
        for feature in sorted(lengths, key=lambda it: (lengths[it], it)):
            read += lengths[feature]
            if chosen and read > _MOST_POSTINGS:
                break
            chosen.append(feature)
        sums: dict[int, float] = defaultdict(float)
        for feature, blob in self._blobs(chosen):
            weight = weights[feature]
            for id in _ids(blob):
                sums[id] += weight
        return sums

    def _lengths(self, features: Collection[str]) -> dict[str, list[int]]:
        """Feature → how many documents hold it, block by block."""
        sql = (
            f"SELECT feature, length(documents) FROM posting WHERE feature IN ({_marks(features)})"
        )
        lengths: dict[str, list[int]] = defaultdict(list)
        for feature, length in self._db.execute(sql, list(features)):
            lengths[feature].append(length // _WIDTH)
        return lengths

    def _blobs(self, features: Collection[str]) -> Iterator[tuple[str, bytes]]:
        sql = f"SELECT feature, documents FROM posting WHERE feature IN ({_marks(features)})"
        yield from self._db.execute(sql, list(features))

    def _ids_of(self, article: str) -> tuple[int, ...]:
        if article not in self._ids:
            sql = "SELECT id FROM document WHERE article = ? ORDER BY id"
            rows = self._db.execute(sql, [article]).fetchall()
            self._ids[article] = tuple(row[0] for row in rows)
        return self._ids[article]

    def _load(self, ids: Sequence[int]) -> list[Indexed]:
        missing = [id for id in ids if id not in self._documents]
        if missing:
            sql = f"SELECT {_COLUMNS} FROM document WHERE id IN ({_marks(missing)})"
            for row in self._db.execute(sql, missing):
                self._documents[row[0]] = _indexed(row)
        found = [self._documents[id] for id in ids]
        while len(self._documents) > _CACHED_DOCUMENTS:
            self._documents.popitem(last=False)
        return found

    def _one(self, sql: str, *parameters: object) -> Any:
        return self._db.execute(sql, parameters).fetchone()[0]


def _best(sums: Mapping[int, float], limit: int) -> list[int]:
    """The documents of the greatest sums, equal ones in reading order."""
    least = sorted(sums.values())[-limit] if len(sums) > limit else 0.0
    chosen = [id for id, total in sums.items() if total >= least]
    return sorted(chosen, key=lambda it: (-sums[it], it))[:limit]


def _row(id: int, document: Document, characters: str, sounds: str) -> tuple[Any, ...]:
    return (
        id,
        document.article,
        document.section,
        document.paragraph,
        document.text,
        document.heading,
        int(document.summary),
        json.dumps(document.aliases, ensure_ascii=False),
        characters,
        sounds,
    )


def _indexed(row: tuple[Any, ...]) -> Indexed:
    id, article, section, paragraph, text, heading, summary, aliases, characters, sounds = row
    document = Document(
        article, section, paragraph, text, heading, bool(summary), tuple(json.loads(aliases))
    )
    return Indexed(id, document, characters, sounds)


def _counts(encoded: Iterable[tuple[str, str]]) -> Counter[tuple[str, str]]:
    characters, sounds = Counter[str](), Counter[str]()
    for written, heard in encoded:
        characters.update(set(written))
        sounds.update(set(heard))
    counts = Counter({("character", token): n for token, n in characters.items()})
    counts.update({("sound", token): n for token, n in sounds.items()})
    return Counter({key: n for key, n in counts.items() if key[1] != BREAK})


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))


def _ids(blob: bytes = b"") -> "array[int]":
    ids = array("I")
    ids.frombytes(blob)
    if sys.byteorder == "big":
        ids.byteswap()
    return ids


def _blob(ids: "array[int]") -> bytes:
    if sys.byteorder == "big":
        ids = ids[:]
        ids.byteswap()
    return ids.tobytes()
