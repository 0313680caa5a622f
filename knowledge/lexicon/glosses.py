"""Which Chinese words mean something of the same: CC-CEDICT's English glosses, looked up on disk.

The tables are mapped into memory and bisected, so that a start pays nothing and a lookup some
microseconds.
"""

import mmap
from functools import cache, lru_cache
from importlib.resources import as_file, files


@lru_cache(maxsize=8192)
def stems_of(word: str) -> tuple[tuple[str, float], ...]:
    """The English stems that a Chinese word is glossed by, with weights of length one."""
    return _entries(_table("words.txt"), word)


@lru_cache(maxsize=2048)
def words_of(stem: str) -> tuple[tuple[str, float], ...]:
    """The Chinese words that a stem glosses, with its weight in each, the greatest first."""
    return _entries(_table("stems.txt"), stem)


def _entries(table: mmap.mmap, key: str) -> tuple[tuple[str, float], ...]:
    line = _line(table, key.encode("utf-8", "replace") + b"\t")
    return tuple((entry[:-1], int(entry[-1]) / 9) for entry in line.decode().split())


def _line(table: mmap.mmap, key: bytes) -> bytes:
    """What stands behind `key` in a file of lines sorted by their bytes; empty: no such line."""
    low, high = 0, len(table)
    while low < high:
        start = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = table.find(b"\n", start, high) + 1 or high
        head = table[start : start + len(key)]
        if head == key:
            return table[start + len(key) : end]
        low, high = (end, high) if head < key else (low, start)
    return b""


@cache
def _table(name: str) -> mmap.mmap:
    with as_file(files(__package__).joinpath(name)) as path, path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
