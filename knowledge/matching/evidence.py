"""How much of a query a document explains, and how: what the decision rests on beside the score."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from knowledge.lexicon.glosses import words_of
from knowledge.matching.bridging import single_words, stands_alone
from knowledge.matching.encoding import BREAK, is_word
from knowledge.matching.fields import alias_places, alias_words, encoded, held_places, stands
from knowledge.matching.ports import Indexed
from knowledge.matching.query import Query
from knowledge.matching.scoring import Scored
from knowledge.matching.stemming import stem

# A lone character or syllable that also stands in the paragraph proves little.
_ALONE = 0.15
# One that is a word of its own in both proves more.
_BY_ITSELF = 0.6
# Two characters of the same sounds, both other characters, are by chance more often than by error.
_ONLY_HEARD = 0.3
# A word that an alias holds beside others is not what it stands for: 关系 in 公共关系.
_MENTIONED = 0.7
# A word of which the document holds a part is another word: 水土保持 is not only 保持.
_PART, _LONG_WORD = 0.5, 3
# A stem that is in so many glosses says nothing, one in few hardly less than one in none.
_MOST_GLOSSED, _FEW_GLOSSED = 1000, 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much of what is asked a document explains.

    `explained` is its share, `gap` the share of what is not explained of the weightiest word.
    """

    explained: float
    gap: float


def read_evidence(query: Query, scored: Scored) -> Evidence:
    """What of the query stands in the document's best two sentences or in its fields.

    Two neighbouring sounds count whole, a bridged word as much as its bridge bears, a character
    alone little; each as much as it matters (`Query.importance`).
    """
    document = scored.entry.document
    named = alias_places(query, document.aliases)
    named |= held_places(query, *encoded(document.heading))
    mentioned = alias_words(query, document.aliases)
    importance = _importance(query, named | mentioned)
    total = sum(importance) or 1.0
    words = [places for word in query.words if (places := query.places(word))]
    given = dict.fromkeys(mentioned, _MENTIONED) | dict.fromkeys(named, 1.0)
    for bridged, weight in scored.bridged:
        _raise(given, bridged, weight)
    sought = _Sought(query, words, scored.entry.sounds)
    best, shares = max(
        (
            (sum(importance[at] * share for at, share in shares.items()), shares)
            for shares in (sought.shares(given, it) for it in _windows(scored.entry))
        ),
        key=lambda it: it[0],
    )
    return Evidence(best / total, _gap(query, importance, shares, words) / total)


def _gap(
    query: Query,
    importance: Sequence[float],
    shares: Mapping[int, float],
    words: Sequence[Set[int]],
) -> float:
    """What is not explained of the word, or the character in none, of which that weighs most."""
    inside = set().union(*words)
    alone = [{at} for at in range(len(query.sounds)) if at not in inside]
    return max(
        (
            sum(importance[at] * (1 - shares.get(at, 0.0)) for at in word)
            for word in (*words, *alone)
        ),
        default=0.0,
    )


def _importance(query: Query, fields: set[int]) -> tuple[float, ...]:
    """The query's, where what a heading or an alias names is a word even if no dictionary's."""
    pair, weights = dict(query.by_pair), list(query.importance)
    for at in fields:
        if {at - 1, at + 1} & fields:
            pairs = (query.sounds[start : start + 2] for start in (at, at - 1))
            weights[at] = max(weights[at], *(pair.get(two, 0.0) for two in pairs))
    for word in query.words:
        if word.asked.isascii():
            for at in query.places(word):
                weights[at] *= _specific(word.asked)
    return tuple(weights)


def _specific(word: str) -> float:
    """How much more an English word says that glosses few words (piano) than one of many (work)."""
    return math.log(_MOST_GLOSSED / (len(words_of(stem(word))) + _FEW_GLOSSED))


def _windows(entry: Indexed) -> Iterator[tuple[str, str]]:
    """Each two neighbouring sentences, as characters and as sounds."""
    written, heard = entry.characters.split(BREAK), entry.sounds.split(BREAK)
    for at in range(max(1, len(written) - 1)):
        yield BREAK.join(written[at : at + 2]), BREAK.join(heard[at : at + 2])


class _Sought:
    """A query's places that a document may explain: those whose sounds it holds anywhere."""

    def __init__(self, query: Query, words: Sequence[Set[int]], heard: str) -> None:
        self._query = query
        self._words = [word for word in words if len(word) >= _LONG_WORD]
        self._inside = frozenset[int]().union(*words)
        # A word that the dictionary knows is no other word that sounds like it.
        self._spelt = {at for word in words for at in word if at + 1 in word}
        self._single = [at for at, sound in enumerate(query.sounds) if sound in heard]
        starts = range(len(query.sounds) - 1)
        self._pairs = [at for at in starts if query.sounds[at : at + 2] in heard]

    def shares(self, given: Mapping[int, float], window: tuple[str, str]) -> dict[int, float]:
        """How much of each place a window explains, beside what is `given` wherever it stands."""
        shares = dict(given)
        for at in self._single:
            if self._query.sounds[at] in window[1]:
                _raise(shares, (at,), self._single_share(at, window[0]))
        for at in self._pairs:
            if together := self._pair_share(at, *window):
                _raise(shares, (at, at + 1), together)
        for word in self._words:
            if any(shares.get(at, 0.0) < 1.0 for at in word):
                shares.update((at, min(_PART, shares.get(at, 0.0))) for at in word)
        return shares

    def _single_share(self, at: int, written: str) -> float:
        sounds = self._query.sounds
        if len(sounds) == 1 or is_word(sounds[at]):
            return 1.0
        alone = at not in self._inside and _by_itself(self._query, at, written)
        return _BY_ITSELF if alone else _ALONE

    def _pair_share(self, at: int, written: str, heard: str) -> float:
        """One where two neighbours stand together, less where they are written otherwise."""
        query = self._query
        if query.sounds[at : at + 2] not in heard:
            return 0.0
        if len(query.characters) != len(query.sounds) or query.characters[at : at + 2] in written:
            return 1.0
        return _ONLY_HEARD if at in self._spelt or not stands(query, at, written, heard) else 1.0


def _raise(shares: dict[int, float], places: Iterable[int], share: float) -> None:
    for at in places:
        shares[at] = max(shares.get(at, 0.0), share)


def _by_itself(query: Query, at: int, written: str) -> bool:
    """Whether a character that is no grammar is a word of its own there: 贪 in 贪如火."""
    if len(query.characters) != len(query.sounds) or not single_words(query.characters[at]):
        return False
    return stands_alone(query.characters[at], written)
