"""What a reader typed → the tokens that are looked for and how much each of them weighs."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from knowledge.lexicon.glosses import words_of
from knowledge.matching.asking import Asked, read_asked
from knowledge.matching.bridging import Word, single_words, words
from knowledge.matching.encoding import (
    common_characters,
    encode_words,
    pairs,
    sounds_of,
    trigrams,
    unordered,
    word_token,
)
from knowledge.matching.noise import LONGEST_QUERY, content_words
from knowledge.matching.pinyin import is_pinyin, read_syllables, syllable_count
from knowledge.matching.ports import Frequencies
from knowledge.matching.statistics import idfs
from knowledge.matching.stemming import stem

# A longer query is answered by its first tokens; a pasted paragraph is located by them too.
_MOST_TOKENS = 120
# So many of a word's nearest relatives are looked for, each for less than a word that was asked.
_ALONE = 0.5
_RELATIVES, _RELATIVE_WEIGHT = 4, 0.3

_LATIN = re.compile(r"[a-z]+")
_PIECE = re.compile(r"[a-z]+|[^a-z ]+")


class Weighted(tuple[tuple[str, float], ...]):  # noqa: SLOT001  (the mass is remembered)
    """Tokens with their idf; their mass and order are found once, and used for every document."""

    @cached_property
    def mass(self) -> float:
        """The sum of all."""
        return sum(idf for _, idf in self)

    @cached_property
    def rarest_first(self) -> tuple[tuple[str, float], ...]:
        """The same tokens, the weightiest first."""
        return tuple(sorted(self, key=lambda it: -it[1]))


@dataclass(frozen=True, slots=True)
class Query:
    """A query ready to be scored.

    `content` is folded; `characters` and `sounds` are its tokens (no characters where it is
    pinyin). The weighted tokens are distinct, with their idf, in the order of the query. `asked` is
    the kind of thing that it wants to hear.
    """

    content: str
    characters: str
    sounds: str
    pinyin: bool
    by_character: Weighted
    by_sound: Weighted
    by_pair: Weighted
    by_trigram: Weighted
    sound_weights: tuple[float, ...]
    words: tuple[Word, ...]
    asked: Asked

    @property
    def written(self) -> float:
        """The share of the tokens that are known as written, not only by sound."""
        return len(self.characters) / len(self.sounds) if self.sounds else 0.0

    @property
    def foreign(self) -> bool:
        """Whether it is in English words of which the documents hold none."""
        return bool(self.by_trigram) and self.content.isascii() and not self.pinyin

    def places(self, word: Word) -> set[int]:
        """Where one of the query's words stands among its sounds; nowhere, if some is pinyin."""
        start = self.characters.find(word.tokens)
        if start < 0 or len(self.characters) != len(self.sounds):
            return set()
        return set(range(start, start + len(word.tokens)))

    def mass(self, places: Collection[int]) -> float:
        """The share of the query's idf mass that these places of its sounds have."""
        if not places:
            return 0.0
        total = sum(self.sound_weights)
        return sum(self.sound_weights[at] for at in places) / total if total else 0.0

    @property
    def singles(self) -> tuple[Word, ...]:
        """The characters in none of its words that may be bridged too; none in pinyin."""
        if len(self.characters) != len(self.sounds):
            return ()
        inside = set().union(*map(self.places, self.words))
        return single_words("".join(c for at, c in enumerate(self.characters) if at not in inside))

    @property
    def features(self) -> tuple[tuple[str, float], ...]:
        """What candidates are looked for by; see `Index.candidates`."""
        common = common_characters()
        single = ((token, idf) for token, idf in self.by_character if token not in common)
        pairs = ((unordered(two), idf) for two, idf in self.by_pair)
        return (*pairs, *single, *self.by_trigram)

    @property
    def widened(self) -> tuple[tuple[str, float], ...]:
        """The features, and the nearest relatives of the query's words."""
        return (*self.features, *self._relatives())

    @property
    def importance(self) -> tuple[float, ...]:
        """How much each sound matters to what is asked: rare words much, lone characters little.

        A word weighs what its pairs do, spread over its characters.
        """
        pair, character = dict(self.by_pair), dict(self.by_character)
        written = self.characters if len(self.characters) == len(self.sounds) else self.sounds
        known = zip(written, self.sound_weights, strict=True)
        weights = [_ALONE * character.get(token, idf) for token, idf in known]
        for word in self.words:
            places = sorted(self.places(word))
            rare = [pair.get(self.sounds[at : at + 2], 0.0) for at in places[:-1]]
            for at in places:
                weights[at] = sum(rare) / len(rare) if rare else self.sound_weights[at]
        return tuple(weights)

    @property
    def latin(self) -> float:
        """The share of Latin letters in the content."""
        return sum(map(len, _LATIN.findall(self.content))) / max(1, len(self.letters))

    @property
    def letters(self) -> str:
        """The content's letters without blanks, where a Latin word may be misspelt or cut."""
        return self.content.replace(" ", "") if self.by_trigram else ""

    def _relatives(self) -> Iterator[tuple[str, float]]:
        known = dict(self.by_pair)
        for word in self.words:
            for other, share in islice(word.relatives(), _RELATIVES):
                for feature in pairs(sounds_of(other)) if len(other) > 1 else (other,):
                    if feature not in known:
                        yield unordered(feature), _RELATIVE_WEIGHT * share


def read_query(text: str, index: Frequencies, size: int) -> Query:
    """The query that `text` is, weighed by what `index` (of `size` documents) holds."""
    content = content_words(text)
    characters, sounds, pinyin = _tokens(content, index)
    unread = [w for w in _LATIN.findall(content) if not (pinyin and syllable_count(w))]
    by_sound = idfs(index, "sound", tuple(dict.fromkeys(sounds)), size)
    pair = idfs(index, "pair", tuple(dict.fromkeys(pairs(sounds))), size)
    return Query(
        content=content,
        characters=characters,
        sounds=sounds,
        pinyin=pinyin,
        by_character=_weighted(idfs(index, "character", tuple(dict.fromkeys(characters)), size)),
        by_sound=_weighted(by_sound),
        by_pair=_weighted(pair),
        by_trigram=_weighted(idfs(index, "trigram", _trigrams(unread, index), size)),
        sound_weights=tuple(by_sound[token] for token in sounds),
        words=words(content, pinyin),
        asked=read_asked(text[:LONGEST_QUERY]),
    )


def _trigrams(words: Iterable[str], index: Frequencies) -> tuple[str, ...]:
    """The letter trigrams of Latin words, where some are not in the documents as they stand."""
    latin = {word_token(word): word for word in words}
    unknown = latin.keys() - index.frequencies("character", tuple(latin)).keys() if latin else ()
    return tuple(sorted({three for token in unknown for three in trigrams(latin[token])}))


def _weighted(weights: Mapping[str, float]) -> Weighted:
    return Weighted(weights.items())


def _tokens(content: str, index: Frequencies) -> tuple[str, str, bool]:
    """Characters, sounds, and whether some of it was read as pinyin."""
    latin = _LATIN.findall(content)
    if not any(map(syllable_count, latin)):
        characters = encode_words(content)
        return characters[:_MOST_TOKENS], sounds_of(characters)[:_MOST_TOKENS], False
    known = index.frequencies("character", tuple({word_token(word) for word in latin}))
    among = is_pinyin(content)
    written, sounds = [], []
    for piece in _PIECE.findall(content):
        syllables = _syllables(piece, among, word_token(piece) in known, index)
        characters = "" if syllables else encode_words(piece)
        written.append(characters)
        sounds.append(syllables or sounds_of(characters))
    heard = "".join(sounds)[:_MOST_TOKENS]
    return "".join(written)[:_MOST_TOKENS], heard, len(heard) > len("".join(written))


def _syllables(piece: str, among_pinyin: bool, known: bool, index: Frequencies) -> str | None:
    """A piece read as pinyin, if it is any.

    A word that the documents hold as it is written is that word, unless it is one syllable of a
    query that is pinyin; so is an English word (diligence) whose syllables stand in no document.
    """
    count = syllable_count(piece)
    if not count or not (among_pinyin or count > 1) or (known and count > 1):
        return None
    syllables = read_syllables(piece) or ""
    spoken = set(map(unordered, pairs(syllables)))
    if words_of(stem(piece)) and 2 * len(index.frequencies("pair", spoken)) < len(spoken):
        return None
    return syllables
