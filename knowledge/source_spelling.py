"""Which usual question about the source a misspelt one stands for: 作者时谁, zuozhe shi shei.

A text of the same sounds as one of the usual questions is that question; so is one in which a
single character is wrong, unless it makes another word there (学者是谁 asks the article).
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from knowledge.lexicon import phrases
from knowledge.lexicon.glosses import is_glossed
from knowledge.matching.encoding import encode_words, sounds_of
from knowledge.matching.pinyin import is_pinyin, read_syllables, without_tones
from knowledge.text import fold

# The fewest characters of which one may be wrong, and the most that any usual question has.
_FEWEST, _MOST = 4, 12


@lru_cache(maxsize=256)
def meant_question(text: str) -> str | None:
    """The usual question that `text` is in other characters or in pinyin; None where it is none."""
    folded = fold(text).replace("shei", "shui")
    if is_pinyin(folded) and folded.isascii():
        syllables = [read_syllables(word) for word in without_tones(folded).split()]
        heard = "".join(it or "?" for it in syllables)
        return _by_sounds().get(heard)
    written = folded.replace(" ", "")
    if not written or len(written) > _MOST or written.isascii():
        return None
    heard = sounds_of(encode_words(written))
    return _by_sounds().get(heard) or next(_one_wrong(written, heard), None)


def _one_wrong(written: str, heard: str) -> Iterator[str]:
    for sounds, usual in _by_sounds().items():
        if len(written) == len(usual) >= _FEWEST:
            wrong = [at for at, sound in enumerate(heard) if sound != sounds[at]]
            if len(wrong) == 1 and not _makes_a_word(written, wrong[0]):
                yield usual


def _makes_a_word(written: str, at: int) -> bool:
    return any(is_glossed(written[start : start + 2]) for start in (max(0, at - 1), at))


@cache
def _by_sounds() -> dict[str, str]:
    return {sounds_of(encode_words(fold(it))): it for it in phrases("source")}
