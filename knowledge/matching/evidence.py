"""How much of a query a document explains, and how: what the decision rests on beside the score."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.matching.encoding import BREAK, is_word
from knowledge.matching.fields import alias_places, encoded, held_places
from knowledge.matching.ports import Indexed
from knowledge.matching.query import Query
from knowledge.matching.scoring import Scored

# A lone character or syllable that also stands in the paragraph proves little.
_ALONE = 0.15
# Two characters of the same sounds, both other characters, are by chance more often than by error.
_ONLY_HEARD = 0.3
# A word of which less is explained is one that the document does not speak of.
_HARDLY = 0.4


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much of what is asked a document explains.

    `explained` is its share, `gap` the share of the weightiest word that is not explained.
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
    fields |= held_places(query.sounds, encoded(document.heading)[1])
    importance = _with_fields(query, fields)
    total = sum(importance) or 1.0
    best, shares = max(
        (
            (sum(importance[at] * share for at, share in shares.items()), shares)
            for shares in (_shares(query, scored, it, fields) for it in _windows(scored.entry))
        ),
        key=lambda it: it[0],
    )
    return Evidence(best / total, _gap(query, importance, shares) / total)


def _gap(query: Query, importance: tuple[float, ...], shares: dict[int, float]) -> float:
    """The weight of the weightiest word, or character in none, that is hardly explained."""
    words = [places for word in query.words if (places := query.places(word))]
    inside = set().union(*words)
    words += [{at} for at in range(len(query.sounds)) if at not in inside]
    return max(
        (
            sum(importance[at] for at in word)
            for word in words
            if sum(shares.get(at, 0.0) for at in word) < _HARDLY * len(word)
        ),
        default=0.0,
    )


def _with_fields(query: Query, fields: set[int]) -> tuple[float, ...]:
    """The importance, where what a heading or an alias names is a word even if no dictionary's."""
    pair = dict(query.by_pair)
    return tuple(
        max(
            weight,
            pair.get(query.sounds[at : at + 2], 0.0),
            pair.get(query.sounds[at - 1 : at + 1], 0.0),
        )
        if at in fields and {at - 1, at + 1} & fields
        else weight
        for at, weight in enumerate(query.importance)
    )


def _windows(entry: Indexed) -> Iterator[tuple[str, str]]:
    """Each two neighbouring sentences, as characters and as sounds."""
    written, heard = entry.characters.split(BREAK), entry.sounds.split(BREAK)
    for at in range(max(1, len(written) - 1)):
        yield BREAK.join(written[at : at + 2]), BREAK.join(heard[at : at + 2])


def _shares(
    query: Query, scored: Scored, window: tuple[str, str], fields: set[int]
) -> dict[int, float]:
    written, heard = window
    shares = {at: _ALONE for at, sound in enumerate(query.sounds) if sound in heard}
    for places, weight in scored.bridged:
        shares.update((at, max(shares.get(at, 0.0), weight)) for at in places)
    for at in range(len(query.sounds) - 1):
        if share := _pair_share(query, at, written, heard):
            shares[at] = max(shares.get(at, 0.0), share)
            shares[at + 1] = max(shares.get(at + 1, 0.0), share)
    words = held_places(query.sounds, heard) if len(query.sounds) == 1 else fields
    shares.update((at, 1.0) for at in fields | words | _words_held(query, heard))
    return shares


def _words_held(query: Query, heard: str) -> set[int]:
    return {at for at, token in enumerate(query.sounds) if is_word(token) and token in heard}


def _pair_share(query: Query, at: int, written: str, heard: str) -> float:
    """One where two neighbours stand together, less where both are written otherwise."""
    place = heard.find(query.sounds[at : at + 2])
    if place < 0:
        return 0.0
    if len(query.characters) != len(query.sounds):
        return 1.0
    sought = query.characters[at : at + 2]
    while place >= 0:
        if written[place] == sought[0] or written[place + 1] == sought[1]:
            return 1.0
        place = heard.find(query.sounds[at : at + 2], place + 1)
    return _ONLY_HEARD
