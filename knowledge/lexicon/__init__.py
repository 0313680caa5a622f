"""Tables about characters and words, compiled once (`compile.py`) and read when first needed.

Text files beside this module hold them, NOTICE.txt names their sources and licences. Nothing here
knows an article or a query.
"""

import sys
from array import array
from functools import cache
from importlib.resources import files

_BEHIND_HAN = 0xA000


@cache
def simplified() -> dict[int, str]:
    """Code point of a traditional or variant character → the simplified one."""
    pairs = _read("simplified.txt").split()
    return {ord(pair[0]): pair[1] for pair in pairs}


@cache
def syllables() -> dict[str, str]:
    """Toneless syllable (ü as v) → the characters read so, the most frequent first."""
    rows = (line.split("\t") for line in _read("syllables.txt").splitlines())
    return {row[0]: row[1] for row in rows}


@cache
def sounds() -> str:
    """At the code point of a character the most frequent character of the same toneless sound.

    A table for `str.translate`, where a dictionary of twenty thousand characters takes 4 MiB.
    """
    table = array("H", range(_BEHIND_HAN))
    for same in syllables().values():
        first = ord(same[0])
        for character in same:
            table[ord(character)] = first
    return table.tobytes().decode(f"utf-16-{sys.byteorder[0]}e")


@cache
def readings() -> dict[str, str]:
    """Two characters that stand together → their sounds, where one is read otherwise than alone."""
    rows = (line.split("\t") for line in _read("readings.txt").splitlines())
    return {row[0]: row[1] for row in rows}


@cache
def background() -> dict[str, dict[str, float]]:
    """Kind (`character`, `sound`, `pair`) → token → share of ordinary paragraphs that hold it.

    A pair is of sounds. A token that is not listed is rarer than every one that is.
    """
    tables: dict[str, dict[str, float]] = {"character": {}, "sound": {}, "pair": {}}
    for line in _read("background.txt").splitlines():
        kind, share, tokens = line.split("\t")
        width = 2 if kind == "pair" else 1
        places = range(0, len(tokens), width)
        tables[kind].update(dict.fromkeys((tokens[i : i + width] for i in places), float(share)))
    return tables


@cache
def phrases(kind: str) -> tuple[str, ...]:
    """Written by hand: what is no subject of a question, and the function words of English.

    `courtesy`, `talk` (about the text itself), `question`, `english` (words of a question),
    `ending` (of English words), `gloss` (words that mean nothing in a gloss), `thing` (what goes by
    one name), `source` (the usual questions about where a text comes from).
    """
    rows = (line.split("\t") for line in _read("phrases.txt").splitlines())
    return tuple(phrase for row in rows if row[0] == kind for phrase in row[1].split())


def _read(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
