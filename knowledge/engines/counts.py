"""In how many of one article's documents a token stands: what is rare in it, if not elsewhere.

Counted from the documents once and remembered. Knows no database.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from knowledge.matching import Indexed
from knowledge.matching.encoding import BREAK, pairs, trigrams, unordered
from knowledge.text import fold


class ArticleCounts:
    """The counts of an article's `size` documents, by the kinds of `knowledge.matching.Index`."""

    def __init__(self, entries: Sequence[Indexed]) -> None:
        self.size = len(entries)
        self._counts = {kind: Counter[str]() for kind in ("character", "sound", "pair", "trigram")}
        for entry in entries:
            self._counts["character"].update(set(entry.characters) - {BREAK})
            self._counts["sound"].update(set(entry.sounds) - {BREAK})
            self._counts["pair"].update({unordered(pair) for pair in pairs(entry.sounds)})
            words = fold(entry.document.text).split()
            self._counts["trigram"].update({it for word in words for it in trigrams(word)})

    def of(self, kind: str, tokens: Collection[str]) -> Mapping[str, int]:
        """Token → how many documents hold it; absent: none."""
        counts = self._counts[kind]
        return {token: counts[token] for token in tokens if token in counts}
