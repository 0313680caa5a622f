"""Which Chinese words mean something of the same: CC-CEDICT's English glosses, looked up on disk.

The tables are mapped into memory and bisected, so that a start pays nothing and a lookup some
microseconds.
"""

import mmap
from functools import cache, lru_cache
from importlib.resources import as_file, files

# A Chinese character or three letters: by these the lines are told apart at first.
_BEGINNING = 3
# The digit behind an entry → its weight.
_WEIGHTS = {str(ninths): ninths / 9 for ninths in range(10)}


def stems_of(word: str) -> tuple[tuple[str, float], ...]:
    """The English stems that a Chinese word is glossed by, with weights of length one."""
    return _entries(_table("words.txt"), word)


@lru_cache(maxsize=8192)
def is_glossed(word: str) -> bool:
    """Whether a Chinese word has any such stem."""
    return bool(stems_of(word))


def words_of(stem: str) -> tuple[tuple[str, float], ...]:
    """The Chinese words that a stem glosses, with its weight in each, the greatest first."""
    return _entries(_table("stems.txt"), stem)


def _entries(table: mmap.mmap, key: str) -> tuple[tuple[str, float], ...]:
    line = _line(table, key.encode("utf-8", "replace") + b"\t")
    return tuple([(entry[:-1], _WEIGHTS[entry[-1]]) for entry in line.decode().split()])


def _line(table: mmap.mmap, key: bytes) -> bytes:
    """What stands behind `key` in a file of lines sorted by their bytes; empty: no such line."""
    start, end = _beginning_with(table, key[:_BEGINNING])
    if table[start : start + len(key)] != key:
        start = table.find(b"\n" + key, start, end) + 1
        if not start:
            return b""
    return table[start + len(key) : table.find(b"\n", start)]


@lru_cache(maxsize=4096)
def _beginning_with(table: mmap.mmap, beginning: bytes) -> tuple[int, int]:
    """Where the lines stand that begin so; they are few enough to look through."""
    return _bisect(table, beginning), _bisect(table, beginning + b"\xff")


def _bisect(table: mmap.mmap, bound: bytes) -> int:
    """The start of the first line that is not less than `bound`."""
    low, high = 0, len(table)
    while low < high:
        start = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
        if table[start : start + len(bound)] < bound:
            low = table.find(b"\n", start, high) + 1 or high
        else:
            high = start
    return low


@cache
def _table(name: str) -> mmap.mmap:
    with as_file(files(__package__).joinpath(name)) as path, path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
