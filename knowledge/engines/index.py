"""The index of paragraphs in SQLite: the port `knowledge.matching.Index` over posting tables.

`document` is a paragraph a row with its words encoded; `posting` (see `postings`) says in which
documents a feature stands; `frequency` counts the documents that hold a character or a sound.
"""

import json
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from sqlite_utils import Database

from knowledge.engines.alias_features import AliasFeatures, create_alias_features
from knowledge.engines.counts import ArticleCounts
from knowledge.engines.indexing import COLUMNS, Indexing
from knowledge.engines.postings import Postings, create_postings
from knowledge.matching import AllBut, Document, Indexed, Scope

_CACHED_DOCUMENTS = 2_000
# Articles of at most so many documents are counted by themselves, and their counts remembered: of
# so many documents in all, 70 KB each.
_COUNTED_DOCUMENTS, _CACHED_COUNTS = 250, 500
# Of how many tokens of each kind it is remembered how frequent they are.
_KNOWN_FREQUENCIES = 10_000


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
    create_postings(db)
    create_alias_features(db)
    db.table("frequency").create(
        {"kind": str, "token": str, "documents": int}, pk=("kind", "token")
    )


class SqliteIndex:
    """Documents in the tables of `create_index`. Writes belong to the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._postings, self._indexing = Postings(db), Indexing(db)
        self._aliases = AliasFeatures(db)
        self._documents: OrderedDict[int, Indexed] = OrderedDict()
        self._counts: OrderedDict[str, ArticleCounts] = OrderedDict()
        self._ids: dict[str, tuple[int, ...]] = {}
        self._known: dict[str, dict[str, int]] = defaultdict(dict)
        self._size: int | None = None

    # Writing.

    def gathering(self) -> AbstractContextManager[None]:
        """Until its end postings are gathered in memory, and written in few large pieces."""
        return self._indexing.gathering()

    def add(self, documents: Iterable[Document]) -> None:
        """Adds documents after those that are there; reading order is the order of adding."""
        self._indexing.add(documents)
        self._forget_documents()

    def remove(self, article: str) -> None:
        """Removes an article's documents; unknown articles have none."""
        if self._indexing.remove(article):
            self._forget_documents()

    def put_aliases(self, article: str, aliases: Mapping[str, Sequence[str]]) -> None:
        """Gives an article's sections these aliases, and the others none; the words stay."""
        self._indexing.put_aliases(article, aliases)
        self._forget_documents()

    def forget(self) -> None:
        """Forgets what it remembers: somebody wrote since, or a write was taken back."""
        self._indexing.forget()
        self._forget_documents()

    def _forget_documents(self) -> None:
        self._documents.clear()
        self._counts.clear()
        self._ids.clear()
        self._known.clear()
        self._size = None

    # The port.

    def size(self, articles: Scope) -> int:
        if isinstance(articles, AllBut):
            return self.size(None) - len(self._ids_of(articles.article))
        if articles is not None:
            return sum(len(self._ids_of(article)) for article in articles)
        if self._size is None:
            self._size = int(self._one("SELECT count(*) FROM document"))
        return self._size

    def frequencies(
        self, kind: str, tokens: Collection[str], articles: Scope = None
    ) -> Mapping[str, int]:
        size = self.size(articles)
        if isinstance(articles, AllBut) or size == self.size(None):
            return self._frequencies(kind, tokens)
        if articles is not None and len(articles) == 1 and size <= _COUNTED_DOCUMENTS:
            return self._counts_of(*articles).of(kind, tokens)
        # A large one is counted as the like share of all: it is much of what there is.
        share = size / self.size(None)
        everywhere = self._frequencies(kind, tokens)
        return {token: max(1, round(n * share)) for token, n in everywhere.items()}

    def _frequencies(self, kind: str, tokens: Collection[str]) -> Mapping[str, int]:
        known = self._known[kind]
        if unknown := [token for token in tokens if token not in known]:
            if len(known) > _KNOWN_FREQUENCIES:
                known.clear()
                unknown = list(tokens)
            known.update(dict.fromkeys(unknown, 0) | dict(self._read_frequencies(kind, unknown)))
        return {token: count for token in tokens if (count := known[token])}

    def _read_frequencies(self, kind: str, tokens: Collection[str]) -> Mapping[str, int]:
        self._indexing.write_postings()
        if kind in ("pair", "trigram"):
            return self._postings.counts(tokens)
        sql = (
            f"SELECT token, documents FROM frequency WHERE kind = ? AND token IN ({_marks(tokens)})"
        )
        return dict(self._db.execute(sql, [kind, *tokens]).fetchall())

    def candidates(
        self, features: Sequence[tuple[str, float]], articles: Scope, limit: int
    ) -> Sequence[Indexed]:
        if self.size(articles) <= limit:
            return self._load(self._ids_in(articles))
        self._indexing.write_postings()
        weights = dict(features)
        sums = self._postings.sums(weights)
        for id, shared in self._aliases.sums(weights).items():
            sums[id] = sums.get(id, 0.0) + shared
        if isinstance(articles, AllBut):
            for id in self._ids_of(articles.article):
                sums.pop(id, None)
        elif articles is not None:
            sums = {id: sums[id] for id in self._ids_in(articles) if id in sums}
        return self._load(_best(sums, limit))

    # Reading.

    def _ids_in(self, articles: Scope) -> list[int]:
        if articles is not None and not isinstance(articles, AllBut):
            return sorted(id for article in articles for id in self._ids_of(article))
        own = self._ids_of(articles.article) if articles else ()
        return [id for (id,) in self._db.execute("SELECT id FROM document") if id not in own]

    def _counts_of(self, article: str) -> ArticleCounts:
        if article not in self._counts:
            self._counts[article] = ArticleCounts(self._load(self._ids_of(article)))
            while sum(counts.size for counts in self._counts.values()) > _CACHED_COUNTS:
                self._counts.popitem(last=False)
        self._counts.move_to_end(article)
        return self._counts[article]

    def _ids_of(self, article: str) -> tuple[int, ...]:
        if article not in self._ids:
            sql = "SELECT id FROM document WHERE article = ? ORDER BY id"
            rows = self._db.execute(sql, [article]).fetchall()
            self._ids[article] = tuple(row[0] for row in rows)
        return self._ids[article]

    def _load(self, ids: Sequence[int]) -> list[Indexed]:
        missing = [id for id in ids if id not in self._documents]
        if missing:
            sql = f"SELECT {COLUMNS} FROM document WHERE id IN ({_marks(missing)})"
            for row in self._db.execute(sql, missing):
                self._documents[row[0]] = _indexed(row)
        found = [self._documents[id] for id in ids if id in self._documents]
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


def _indexed(row: tuple[Any, ...]) -> Indexed:
    id, article, section, paragraph, text, heading, summary, aliases, characters, sounds = row
    document = Document(
        article, section, paragraph, text, heading, bool(summary), tuple(json.loads(aliases))
    )
    return Indexed(id, document, characters, sounds)


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))
