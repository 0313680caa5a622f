"""Documents turned round: for each of their features the documents that hold it, in memory.

A hundred thousand paragraphs have forty million features. So nothing here is done feature by
feature in Python: pairs are read out of the sounds as numbers, and `map` appends the ids.
"""

from array import array
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import TypeAlias, TypeVar

from knowledge.matching.encoding import BREAK, Encoded, common_characters, trigrams

# Of a code point in UTF-32.
_BITS = 32
_LOW = (1 << _BITS) - 1

Ids: TypeAlias = "array[int]"
_T = TypeVar("_T")


class Inversion:
    """What documents of one block hold. Ids come in ascending order, `first` is the first."""

    def __init__(self, block: int) -> None:
        self.block, self.first = block, 0
        self._pairs = _Pairs()
        self._characters = _Postings()
        self._sounds = _Postings()
        self._trigrams = _Postings()

    def add(self, id: int, encoded: Encoded) -> None:
        """Takes in a document."""
        self.first = self.first or id
        _append(self._pairs, _pair_codes(encoded.sounds), id)
        _append(self._characters, set(encoded.characters), id)
        _append(self._sounds, set(encoded.sounds), id)
        if encoded.words:
            _append(self._trigrams, set().union(*map(trigrams, encoded.words)), id)

    def postings(self) -> Iterator[tuple[str, Ids]]:
        """Every feature that documents are found by, with those that hold it."""
        for code, ids in self._pairs.items():
            first, second = code & _LOW, code >> _BITS
            # Both orders lead to the same list. A pair across a break is none.
            if first <= second and first != ord(BREAK) != second:
                yield chr(first) + chr(second), array("I", dict.fromkeys(ids))
        common = common_characters() | {BREAK}
        yield from ((it, ids) for it, ids in self._characters.items() if it not in common)
        yield from self._trigrams.items()

    def counts(self) -> dict[tuple[str, str], int]:
        """In how many documents each character and each sound stands."""
        tables = {"character": self._characters, "sound": self._sounds}
        return {
            (kind, token): len(ids)
            for kind, table in tables.items()
            for token, ids in table.items()
            if token != BREAK
        }


class _Postings(dict[str, Ids]):
    def __missing__(self, feature: str) -> Ids:
        ids = self[feature] = array("I")
        return ids


class _Pairs(dict[int, Ids]):
    """Two code points as one number → ids, the same list in either order."""

    def __missing__(self, code: int) -> Ids:
        ids = self[code] = self[code >> _BITS | (code & _LOW) << _BITS] = array("I")
        return ids


def _pair_codes(sounds: str) -> list[int]:
    """Each two neighbouring code points as a number of 64 bits, in no particular order."""
    data = memoryview(sounds.encode("utf-32")[4:])
    whole, from_second = len(sounds) // 2 * 8, 4 + (len(sounds) - 1) // 2 * 8
    return data[:whole].cast("Q").tolist() + data[4:from_second].cast("Q").tolist()


def _append(table: dict[_T, Ids], features: Iterable[_T], id: int) -> None:
    deque(map(array.append, map(table.__getitem__, features), repeat(id)), 0)
