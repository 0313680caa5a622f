"""Which documents hold a feature: the table `posting`.

For a feature (two sounds, a character that is not common, three letters) the ids of the documents
that hold it, as little-endian 32-bit integers by blocks of documents. Knows no document.
"""

import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlite_utils import Database

# Postings of a block are appended to as documents come: the longest blob that is rewritten.
BLOCK = 16_384
_WIDTH = 4
# Where documents are many, no more postings than this are read for one query, the rarest first.
_MOST = 10_000


def create_postings(db: Database) -> None:
    """Makes the empty table."""
    db.table("posting").create(
        {"feature": str, "block": int, "documents": bytes}, pk=("feature", "block")
    )


class Postings:
    """The table of `create_postings`. Writes belong to the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, block: int, postings: Iterable[tuple[str, "array[int]"]]) -> None:
        """Appends features' documents of one block, greater ids than those that are there."""
        self._db.conn.executemany(
            "INSERT INTO posting (feature, block, documents) VALUES (?, ?, ?) ON CONFLICT DO UPDATE"
            " SET documents = CAST(documents || excluded.documents AS BLOB)",
            ((feature, block, _blob(ids)) for feature, ids in sorted(postings)),
        )

    def remove(self, block: int, postings: Iterable[tuple[str, "array[int]"]]) -> None:
        """Takes features' documents of one block out again."""
        for feature, ids in sorted(postings):
            self._remove(feature, block, ids)

    def counts(self, features: Collection[str]) -> dict[str, int]:
        """Feature → how many documents hold it; absent: none."""
        sql = (
            f"SELECT feature, length(documents) FROM posting WHERE feature IN ({_marks(features)})"
        )
        counts: dict[str, int] = defaultdict(int)
        for feature, length in self._db.execute(sql, list(features)):
            counts[feature] += length // _WIDTH
        return counts

    def sums(self, weights: Mapping[str, float]) -> dict[int, float]:
        """Document → sum of the weights of its features; the rarest within the bound."""
        chosen = list(_rarest(self.counts(weights)))
        sql = f"SELECT feature, documents FROM posting WHERE feature IN ({_marks(chosen)})"
        sums: dict[int, float] = defaultdict(float)
        for feature, blob in self._db.execute(sql, chosen):
            weight = weights[feature]
            for id in _ids(blob):
                sums[id] += weight
        return sums

    def _remove(self, feature: str, block: int, ids: "array[int]") -> None:
        key = [feature, block]
        sql = "SELECT documents FROM posting WHERE feature = ? AND block = ?"
        row = self._db.execute(sql, key).fetchone()
        left = _ids(row[0]) if row else _ids()
        for id in ids:
            at = bisect_left(left, id)
            if left[at : at + 1] == array("I", [id]):
                del left[at]
        if left:
            sql = "UPDATE posting SET documents = ? WHERE feature = ? AND block = ?"
            self._db.execute(sql, [_blob(left), *key])
        else:
            self._db.execute("DELETE FROM posting WHERE feature = ? AND block = ?", key)


def _rarest(counts: Mapping[str, int]) -> Iterable[str]:
    read = 0
    for feature in sorted(counts, key=lambda it: (counts[it], it)):
        if read and read + counts[feature] > _MOST:
            return
        read += counts[feature]
        yield feature


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
