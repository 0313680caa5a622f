"""How much of a query a document explains, and how: what the decision rests on beside the score."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.lexicon.glosses import stems_of, words_of
from knowledge.matching.bridging import single_words
from knowledge.matching.encoding import BREAK, is_word
from knowledge.matching.fields import alias_places, encoded, held_places, stands
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
    fields = alias_places(query, document.aliases)
    fields |= held_places(query, *encoded(document.heading))
    importance = _importance(query, fields)
    total = sum(importance) or 1.0
    words = [places for word in query.words if (places := query.places(word))]
    best, shares = max(
        (
            (sum(importance[at] * share for at, share in shares.items()), shares)
            for shares in (
                _shares(query, scored, it, fields, words) for it in _windows(scored.entry)
            )
        ),
        key=lambda it: it[0],
    )
    return Evidence(best / total, _gap(query, importance, shares, words) / total)


def _gap(
    query: Query, importance: tuple[float, ...], shares: dict[int, float], words: list[set[int]]
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


def _shares(
    query: Query,
    scored: Scored,
    window: tuple[str, str],
    fields: set[int],
    words: list[set[int]],
) -> dict[int, float]:
    written, heard = window
    shares = {at: _ALONE for at, sound in enumerate(query.sounds) if sound in heard}
    for places, weight in scored.bridged:
        shares.update((at, max(shares.get(at, 0.0), weight)) for at in places)
    for at in range(len(query.sounds) - 1):
        spelt = any({at, at + 1} <= word for word in words)
        if share := _pair_share(query, at, window, spelt):
            shares[at] = max(shares.get(at, 0.0), share)
            shares[at + 1] = max(shares.get(at + 1, 0.0), share)
    inside = set().union(*words)
    shares.update(
        (at, _BY_ITSELF)
        for at, share in shares.items()
        if share == _ALONE and at not in inside and _by_itself(query, at, written)
    )
    single = held_places(query, written, heard) if len(query.sounds) == 1 else fields
    shares.update((at, 1.0) for at in fields | single | _words_held(query, heard))
    for word in words:
        if len(word) >= _LONG_WORD and any(shares.get(at, 0.0) < 1.0 for at in word):
            shares.update((at, min(_PART, shares.get(at, 0.0))) for at in word)
    return shares


def _by_itself(query: Query, at: int, written: str) -> bool:
    """Whether a character that is no grammar is a word of its own there: 贪 in 贪如火."""
    if len(query.characters) != len(query.sounds) or not single_words(query.characters[at]):
        return False
    places = (place for place, it in enumerate(written) if it == query.characters[at])
    return any(
        not stems_of(written[max(0, place - 1) : place + 1])
        and not stems_of(written[place : place + 2])
        for place in places
    )


def _words_held(query: Query, heard: str) -> set[int]:
    return {at for at, token in enumerate(query.sounds) if is_word(token) and token in heard}


def _pair_share(query: Query, at: int, window: tuple[str, str], spelt: bool) -> float:
    """One where two neighbours stand together, less where they are written otherwise.

    A word that the dictionary knows, so `spelt`, is no other word that sounds like it.
    """
    written, heard = window
    if query.sounds[at : at + 2] not in heard:
        return 0.0
    if len(query.characters) != len(query.sounds) or query.characters[at : at + 2] in written:
        return 1.0
    return _ONLY_HEARD if spelt or not stands(query, at, written, heard) else 1.0
