"""Which section's aliases hold a feature: what the postings, made of the text alone, cannot find.

A section stands there by its first paragraph. A query of a few words is one look-up.
"""

import json
from collections import defaultdict
from collections.abc import Mapping

from sqlite_utils import Database

from knowledge.engines.inversion import Inversion
from knowledge.matching.encoding import encode


def create_alias_features(db: Database) -> None:
    """Makes the table where it is missing, and fills it from the documents that are there."""
    db.execute(
        "CREATE TABLE IF NOT EXISTS alias_feature (feature TEXT, document INTEGER, article TEXT, "
        "PRIMARY KEY (feature, document)) WITHOUT ROWID"
    )
    db.table("alias_feature").create_index(["article"], if_not_exists=True)
    AliasFeatures(db).put_after(0)


class AliasFeatures:
    """The table of `create_alias_features`; writes belong to the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put_after(self, last: int) -> None:
        """Reads the articles of which documents were added after that number."""
        aliased = "SELECT DISTINCT article FROM document WHERE id > ? AND aliases != '[]'"
        for (article,) in self._db.execute(aliased, [last]).fetchall():
            self.put(article)

    def put(self, article: str) -> None:
        """Reads an article's documents anew."""
        self.remove(article)
        first = "SELECT min(id), aliases FROM document WHERE article = ? GROUP BY section"
        self._db.conn.executemany(
            "INSERT INTO alias_feature (feature, document, article) VALUES (?, ?, ?)",
            [
                (feature, document, article)
                for document, aliases in self._db.execute(first, [article]).fetchall()
                for feature in sorted(_features(json.loads(aliases)))
            ],
        )

    def remove(self, article: str) -> None:
        """Removes an article's; unknown articles have none."""
        self._db.execute("DELETE FROM alias_feature WHERE article = ?", [article])

    def sums(self, weights: Mapping[str, float]) -> Mapping[int, float]:
        """By document, the weights of the features that its section's aliases hold, added up."""
        marks = ", ".join("?" * len(weights))
        found = f"SELECT document, feature FROM alias_feature WHERE feature IN ({marks})"
        sums: defaultdict[int, float] = defaultdict(float)
        for document, feature in self._db.execute(found, list(weights)):
            sums[document] += weights[feature]
        return sums


def _features(aliases: list[str]) -> set[str]:
    """The features of each alias by itself: a pair across two of them is none."""
    inverted = Inversion(0)
    for alias in aliases:
        inverted.add(1, encode(alias))
    return {feature for feature, _ in inverted.postings()}
