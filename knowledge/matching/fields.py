"""What stands around a paragraph: its section's heading and the operator's aliases for it."""

from functools import lru_cache
from itertools import chain

from knowledge.matching.encoding import BREAK, encode_words, sounds_of
from knowledge.matching.query import Query
from knowledge.text import fold

# An alias counts where this share of its pairs stands in the query (不计得失 in 不计个人得失).
_RECOGNISED = 0.6


def heading_share(query: Query, heading: str) -> float:
    """The share of the query's mass that the heading holds, two sounds together at least."""
    return query.mass(held_places(query, *encoded(heading))) if heading else 0.0


def alias_share(query: Query, aliases: tuple[str, ...]) -> float:
    """The share of the query's mass that the aliases stand for which it names, or has a word of."""
    if not aliases:
        return 0.0
    return query.mass(alias_places(query, aliases) | alias_words(query, aliases))


def alias_places(query: Query, aliases: tuple[str, ...]) -> set[int]:
    """The places of the query's sounds that an alias explains which it names, most of it."""
    places: set[int] = set()
    for written, heard in _with_any(aliases, query.sounds):
        if _recognised(query.sounds, heard) >= _RECOGNISED:
            places |= held_places(query, written, heard)
    return places


def _with_any(aliases: tuple[str, ...], sought: str) -> set[tuple[str, str]]:
    """The aliases, encoded, that have a pair of sounds of what is sought, or are one of them."""
    by_pair = _by_pair(aliases)
    pieces = chain(sought, map(str.__add__, sought, sought[1:]))
    return set(chain.from_iterable(by_pair[it] for it in pieces if it in by_pair))


@lru_cache(maxsize=256)
def _by_pair(aliases: tuple[str, ...]) -> dict[str, list[tuple[str, str]]]:
    """Each pair of sounds with the aliases that have it; an alias of one sound is under that."""
    found: dict[str, list[tuple[str, str]]] = {}
    for written, heard in map(encoded, aliases):
        for piece in map(str.__add__, heard, heard[1:]) if len(heard) > 1 else heard:
            found.setdefault(piece, []).append((written, heard))
    return found


def alias_words(query: Query, aliases: tuple[str, ...]) -> set[int]:
    """The places of the query's words that also stand in an alias: 关系 in 公共关系."""
    text = alias_text(aliases)
    words = (query.places(word) for word in query.words if word.tokens in text)
    return set().union(*words)


@lru_cache(maxsize=1024)
def alias_text(aliases: tuple[str, ...]) -> str:
    """All aliases as one string of tokens, each its own sentence."""
    return BREAK.join(encoded(alias)[0] for alias in aliases)


@lru_cache(maxsize=4096)
def encoded(words: str) -> tuple[str, str]:
    """The characters and sounds of a heading or an alias."""
    characters = encode_words(fold(words))
    return characters, sounds_of(characters)


def held_places(query: Query, written: str, heard: str) -> set[int]:
    """The places of a query's sounds that stand there with a neighbour; alone, if it is a word."""
    places: set[int] = set()
    sought = query.sounds
    for at in range(len(sought) - 1):
        if stands(query, at, written, heard):
            places |= {at, at + 1}
    single = (at for at, token in enumerate(sought) if len(sought) == 1 or ord(token) > 0xFFFF)
    return places | {at for at in single if sought[at] in heard}


def stands(query: Query, at: int, written: str, heard: str) -> bool:
    """Whether the two sounds from `at` stand together, one of them at least written as there.

    Two characters that only sound like two others are those by chance more often than by error.
    """
    sought = query.sounds[at : at + 2]
    place = heard.find(sought)
    if len(query.characters) != len(query.sounds):
        return place >= 0
    spelt = query.characters[at : at + 2]
    while place >= 0:
        if written[place] == spelt[0] or written[place + 1] == spelt[1]:
            return True
        place = heard.find(sought, place + 1)
    return False


def _recognised(sought: str, alias: str) -> float:
    if len(alias) == 1:
        return float(alias in sought)
    pairs = [alias[at : at + 2] for at in range(len(alias) - 1)]
    return sum(pair in sought for pair in pairs) / len(pairs)
