"""Words as strings of one code point a token, so that counting and aligning run in C.

A Han character (kana, Hangul) is a token and stands for itself. Any other word is a token too, its
code point drawn from a private plane by a hash that is the same everywhere. In `sounds` a character
is replaced by the most frequent one of the same toneless syllable. Sentences are parted by a line
feed, which is no token.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from knowledge import lexicon
from knowledge.matching.stemming import stem
from knowledge.segmentation import split_sentences
from knowledge.text import fold_lines

BREAK = "\n"
_SINGLE = r"\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[^\W\d_{_SINGLE}]+")
_LATIN = re.compile(r"[a-z]{3,}")
_PLANE, _PLANE_SIZE = 0xF0000, 0xFFFD
# Characters in more than this share of ordinary paragraphs point to none: no feature of their own.
_COMMON = 0.05


class Encoded(NamedTuple):
    """The characters and the sounds of a text, a line for each of its sentences; `latin_words`."""

    characters: str
    sounds: str
    words: frozenset[str]


def encode(text: str) -> Encoded:
    """A text as it is indexed."""
    lines = _folded_lines(text)
    characters = encode_words(lines)
    return Encoded(characters, sounds_of(characters), frozenset(_LATIN.findall(lines)))


def latin_words(text: str) -> frozenset[str]:
    """The words of three Latin letters and more, folded."""
    return frozenset(_LATIN.findall(_folded_lines(text)))


def _folded_lines(text: str) -> str:
    return fold_lines(BREAK.join(split_sentences(text.replace(BREAK, " "))))


def encode_words(folded: str) -> str:
    """A folded text as a string of tokens, blanks gone."""
    return _WORD.sub(_code_of_match, folded).replace(" ", "")


def is_word(token: str) -> bool:
    """Whether a token stands for a word rather than for a character of its own."""
    return ord(token) >= _PLANE


@cache
def word_token(word: str) -> str:
    """The token of a folded word that is not written in characters; English is stemmed."""
    return stem_token(stem(word))


def stem_token(stem: str) -> str:
    """The token of an English stem."""
    return chr(_PLANE + crc32(stem.encode()) % _PLANE_SIZE)


def sounds_of(characters: str) -> str:
    """What a string of tokens sounds like, token by token of the same length."""
    heard = characters.translate(lexicon.sounds())
    readings = lexicon.readings()
    for pair in filter(readings.__contains__, _readable_otherwise().findall(characters)):
        at = characters.find(pair)
        while at >= 0:
            heard = heard[:at] + readings[pair] + heard[at + 2 :]
            at = characters.find(pair, at + 1)
    return heard


@cache
def _readable_otherwise() -> re.Pattern[str]:
    """Two characters that begin and end a pair with readings of its own, if not of the same."""
    firsts, seconds = map("".join, zip(*lexicon.readings(), strict=True))
    return re.compile(f"(?=([{firsts}][{seconds}]))")


def pairs(string: str) -> Iterable[str]:
    """Each two neighbouring tokens of one sentence, in order."""
    return (a + b for a, b in pairwise(string) if BREAK not in (a, b))


def unordered(pair: str) -> str:
    """A pair as it is looked for: swapped characters are found by the same."""
    return pair if pair[:1] <= pair[1:] else pair[::-1]


def trigrams(word: str) -> set[str]:
    """Each three neighbouring letters of a Latin word."""
    return {word[at : at + 3] for at in range(len(word) - 2)}


@cache
def common_characters() -> frozenset[str]:
    """Characters that too many paragraphs hold to find any by."""
    shares = lexicon.background()["character"]
    return frozenset(token for token, share in shares.items() if share > _COMMON)


def _code_of_match(match: re.Match[str]) -> str:
    return word_token(match.group())
