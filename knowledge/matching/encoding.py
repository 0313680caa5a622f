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
from zlib import crc32

from knowledge import lexicon
from knowledge.matching.stemming import stem
from knowledge.model import Span
from knowledge.segmentation import sentences
from knowledge.text import fold, fold_lines

BREAK = "\n"
_SINGLE = r"\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[^\W\d_{_SINGLE}]+")
_LATIN = re.compile(r"[a-z]{3,}")
# Whether there may be any, full width and accents included.
_LATIN_LETTER = re.compile("[A-Za-zÀ-ɏḀ-ỿＡ-Ｚａ-ｚ]")
_PLANE, _PLANE_SIZE = 0xF0000, 0xFFFD
# Characters in more than this share of ordinary paragraphs point to none: no feature of their own.
_COMMON = 0.05


def encode(text: str) -> tuple[str, str]:
    """The characters and the sounds of a text, a line for each of its sentences."""
    lines = _folded_lines(text)
    characters = encode_words(lines)
    return characters, sounds_of(characters)


def _folded_lines(text: str) -> str:
    spans = (it.span for it in sentences(text, Span(0, len(text))))
    return fold_lines(BREAK.join(text[s.start : s.end].replace(BREAK, " ") for s in spans))


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
    for pair in filter(readings.__contains__, map(str.__add__, characters, characters[1:])):
        at = characters.find(pair)
        while at >= 0:
            heard = heard[:at] + readings[pair] + heard[at + 2 :]
            at = characters.find(pair, at + 1)
    return heard


def pairs(string: str) -> Iterable[str]:
    """Each two neighbouring tokens of one sentence, in order."""
    return (a + b for a, b in pairwise(string) if BREAK not in (a, b))


def unordered(pair: str) -> str:
    """A pair as it is looked for: swapped characters are found by the same."""
    return pair if pair[:1] <= pair[1:] else pair[::-1]


def trigrams(word: str) -> set[str]:
    """Each three neighbouring letters of a Latin word."""
    return {word[at : at + 3] for at in range(len(word) - 2)}


def features(characters: str, sounds: str, text: str) -> set[str]:
    """What a document is found by: pairs of sounds, characters that are not common, trigrams."""
    found = set(map(_unordered().__getitem__, map(str.__add__, sounds, sounds[1:])))
    found |= set(characters) - common_characters()
    if _LATIN_LETTER.search(text):
        for word in _LATIN.findall(fold(text)):
            found.update(trigrams(word))
    found.discard(BREAK)
    return found


class _Unordered(dict[str, str]):
    """Pair → unordered pair, remembered: a library has the same ones over and over.

    A pair across a break is none, and stands as the break.
    """

    def __missing__(self, pair: str) -> str:
        ordered = self[pair] = BREAK if BREAK in pair else unordered(pair)
        return ordered


@cache
def _unordered() -> _Unordered:
    return _Unordered()


@cache
def common_characters() -> frozenset[str]:
    """Characters that too many paragraphs hold to find any by."""
    shares = lexicon.background()["character"]
    return frozenset(token for token, share in shares.items() if share > _COMMON)


def _code_of_match(match: re.Match[str]) -> str:
    return word_token(match.group())
