"""How much a token says: its inverse document frequency, from the index and from ordinary Chinese.

One small article says little about what is rare, a library says enough. So the background counts as
so many paragraphs more (a prior, as in Dirichlet smoothing), which a library outweighs.
"""

import math
from collections.abc import Collection, Mapping

from knowledge import lexicon
from knowledge.matching.encoding import unordered
from knowledge.matching.ports import Frequencies

# How many ordinary paragraphs the background stands for.
_PRIOR = 300
# What the background does not list is in fewer than one paragraph of a thousand.
_UNLISTED = 0.0005


def idfs(index: Frequencies, kind: str, tokens: Collection[str], size: int) -> Mapping[str, float]:
    """Token → ln of the inverse share of documents that hold it, always above zero."""
    features = {token: unordered(token) if kind == "pair" else token for token in tokens}
    found = index.frequencies(kind, set(features.values()))
    shares = lexicon.background().get(kind, {})
    return {
        token: _idf(size, found.get(feature, 0), shares.get(token, _UNLISTED))
        for token, feature in features.items()
    }


def _idf(size: int, documents: int, share: float) -> float:
    """Never below a hundredth: what stands in every paragraph still says a little."""
    return max(0.01, math.log((size + _PRIOR + 1) / (documents + _PRIOR * share + 0.5)))
