"""How well a document answers a query: named features, weighed and summed.

Every feature is a share of what the query weighs (its idf mass), so that scores of different
queries compare. BM25 after Robertson and Zaragoza (2009) with k1 = 0.8, b = 0.5.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.fuzz import partial_ratio

from knowledge.matching.bridging import Bridges, Word
from knowledge.matching.encoding import BREAK
from knowledge.matching.fields import alias_share, alias_text, encoded, heading_share
from knowledge.matching.model import Bridge
from knowledge.matching.ports import Index, Indexed, Scope
from knowledge.matching.query import Query, Weighted
from knowledge.matching.weights import SCORE
from knowledge.text import fold

_K1, _B = 0.8, 0.5
_USUAL_LENGTH = 400
_CANDIDATES = 40
# Windows and alignment are for the best few by counts, and for no more of a query.
_FEW, _LONGEST_ALIGNED = 14, 60
# A bridge that bears less counts a little, but is none that a reader would cross.
_WORTH_SAYING = 0.25
# A score below which the words themselves lead nowhere.
_WEAK = 13.0


@dataclass(frozen=True, slots=True)
class Scored:
    """A document with its score, the value of each feature, and the bridges that it needed.

    `bridged` says for each of them which places of the query's sounds it explains, how well.
    """

    entry: Indexed
    total: float
    shares: dict[str, float]
    bridges: tuple[Bridge, ...] = ()
    bridged: tuple[tuple[frozenset[int], float], ...] = ()


def score(query: Query, entries: Sequence[Indexed], *, bridging: bool) -> list[Scored]:
    """The documents, best first; equal ones in reading order.

    All are counted, the best few looked at closely; every one of them where the query is in
    another language, which leaves no tokens to count. With `bridging` other words count too.
    """
    counted = sorted((_counted(query, entry) for entry in entries), key=_rank)
    few = len(counted) if query.foreign else _FEW
    near, far = [_looked_at(query, it) for it in counted[:few]], counted[few:]
    if bridging:
        texts = [_bridged_text(it.entry) for it in near]
        headings = [encoded(it.entry.document.heading)[0] for it in near]
        bridges = Bridges((*query.words, *query.singles), texts, headings)
        near = [_bridged(query, it, bridges.of(at)) for at, it in enumerate(near)]
    return sorted(near, key=_rank) + far


def find(query: Query, index: Index, articles: Scope, size: int) -> tuple[list[Scored], int]:
    """The candidates of `index` by their score, and how many there were.

    Words are bridged in a single article, and in a library where the words themselves lead
    nowhere: there other words would only be noise beside the right ones.
    """
    alone = query.foreign or size <= _FEW
    features = query.widened if query.foreign else query.features
    entries = index.candidates(features, articles, _CANDIDATES)
    scored = score(query, entries, bridging=alone)
    if not alone and query.words and (not scored or scored[0].total < _WEAK):
        entries = index.candidates(query.widened, articles, _CANDIDATES)
        scored = score(query, entries, bridging=True)
    return scored, len(entries)


def _bridged_text(entry: Indexed) -> str:
    aliases = entry.document.aliases
    return entry.characters + BREAK + alias_text(aliases) if aliases else entry.characters


def _rank(scored: Scored) -> tuple[float, int]:
    return (-round(scored.total, 6), scored.entry.id)


def _counted(query: Query, entry: Indexed) -> Scored:
    document = entry.document
    shares = {
        "characters": _bm25(entry.characters, query.by_character) * query.written,
        "pairs": _bm25(entry.sounds, query.by_pair),
        "rarest": _rarest(entry.sounds, query.by_pair),
        "heading": heading_share(query, document.heading) if document.heading else 0.0,
        "aliases": alias_share(query, document.aliases) if document.aliases else 0.0,
        "summary": float(document.summary),
        "length": math.log(max(len(entry.characters), 20) / _USUAL_LENGTH),
    }
    if query.by_trigram:
        shares["trigrams"] = _held(letters(document.text), query.by_trigram) * query.latin
    return Scored(entry, _total(shares), shares)


def _looked_at(query: Query, scored: Scored) -> Scored:
    entry, written = scored.entry, query.written
    shares = scored.shares | {
        "sounds": _bm25(entry.sounds, query.by_sound),
        "window characters": _window(entry.characters, query.by_character) * written,
        "window pairs": _window(entry.sounds, query.by_pair),
        "aligned characters": _alignment(query.characters, entry.characters) * written,
        "aligned sounds": _alignment(query.sounds, entry.sounds),
    }
    if query.letters:
        shares["letters"] = _alignment(query.letters, letters(entry.document.text))
    return Scored(entry, _total(shares), shares)


def _bridged(query: Query, scored: Scored, found: Sequence[tuple[Word, str, float]]) -> Scored:
    places = [frozenset(query.places(word)) for word, _, _ in found]
    weights = [weight for _, _, weight in found]
    bridged = tuple(zip(places, weights, strict=True))
    shares = scored.shares | {"glosses": sum(query.mass(at) * weight for at, weight in bridged)}
    words = tuple(Bridge(word.asked, other) for word, other, near in found if near >= _WORTH_SAYING)
    return Scored(scored.entry, _total(shares), shares, words, bridged)


@lru_cache(maxsize=2048)
def letters(text: str) -> str:
    """A document's letters without blanks."""
    return fold(text).replace(" ", "")


def _alignment(sought: str, string: str) -> float:
    return partial_ratio(sought[:_LONGEST_ALIGNED], string) / 100 if sought and string else 0.0


def _total(shares: dict[str, float]) -> float:
    return sum(SCORE[name] * share for name, share in shares.items())


def _bm25(string: str, weighted: Weighted) -> float:
    norm = _K1 * (1 - _B + _B * len(string) / _USUAL_LENGTH)
    total = 0.0
    count = string.count
    for token, idf in weighted:
        if times := count(token):
            total += idf * times / (times + norm)
    return total * (1 + _K1) / weighted.mass if total else 0.0


def _rarest(string: str, weighted: Weighted) -> float:
    """How rare the rarest token is that it holds, as a share of the query's rarest."""
    for token, idf in weighted.rarest_first:
        if token in string:
            return idf / weighted.rarest_first[0][1]
    return 0.0


def _held(string: str, weighted: Weighted) -> float:
    return sum(idf for token, idf in weighted if token in string) / weighted.mass


def _window(string: str, weighted: Weighted) -> float:
    """The largest share of the query's mass that two sentences together hold."""
    held = [(token, idf) for token, idf in weighted if token in string]
    if not held:
        return 0.0
    sentences = string.split(BREAK)
    if len(sentences) < 3:
        return sum(idf for _, idf in held) / weighted.mass
    return max(_weights(held, map(BREAK.join, pairwise(sentences)))) / weighted.mass


def _weights(held: Sequence[tuple[str, float]], windows: Iterable[str]) -> Iterator[float]:
    for window in windows:
        total = 0.0
        for token, idf in held:
            if token in window:
                total += idf
        yield total
