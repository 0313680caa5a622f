"""Latin letters read as pinyin: with blanks or glued, ü as v or u, tone digits aside."""

import re
from functools import cache, lru_cache

from knowledge import lexicon

_LONGEST = 6
# A foreign name among pinyin leaves it pinyin; an English question has few such words.
_MOSTLY = 0.6
_LATIN = re.compile(r"[a-z]+")
_TONED = re.compile(r"([a-z]+)[1-5](?![0-9])")


def read_syllables(word: str) -> str | None:
    """The sounds of a word of Latin letters, one character each, or None if it is no pinyin.

    Glued syllables are split into the fewest; of equally few, with the longest first.
    """
    names = _split(word)
    return None if names is None else "".join(_sound_of(name) for name in names)


def is_pinyin(folded: str) -> bool:
    """Whether most Latin letters stand in words that can be read as syllables."""
    words = _LATIN.findall(folded)
    read = sum(len(word) for word in words if _split(word))
    return read > _MOSTLY * sum(map(len, words))


def syllable_count(word: str) -> int:
    """How many syllables a word has; none if it is no pinyin."""
    return len(_split(word) or ())


def without_tones(folded: str) -> str:
    """Tone digits behind letters (da4 ju2) taken away."""
    return _TONED.sub(r"\1", folded)


@lru_cache(maxsize=4096)
def _split(word: str) -> tuple[str, ...] | None:
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LONGEST), end):
            before = best[start]
            if before is None or not _is_syllable(word[start:end]):
                continue
            split = (*before, word[start:end])
            current = best[end]
            if current is None or len(split) < len(current):
                best[end] = split
    return best[len(word)]


def _is_syllable(name: str) -> bool:
    return _named(name) in lexicon.syllables() and name not in _RARE


def _sound_of(name: str) -> str:
    return lexicon.syllables()[_named(name)][0]


# Interjections whose spelling would make pinyin of almost any word.
_RARE = frozenset({"m", "n", "ng", "hm", "hng", "o", "e", "ê", "yo", "lo"}) - {"o", "e"}


@cache
def _named(name: str) -> str:
    return {"lue": "lve", "nue": "nve", "lvan": "luan"}.get(name, name)
