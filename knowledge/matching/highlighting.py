"""The sentence of a paragraph that answers, as a stretch of its text."""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from knowledge.matching.asking import Asked
from knowledge.matching.encoding import BREAK, pairs
from knowledge.matching.model import Highlight
from knowledge.matching.ports import Indexed
from knowledge.matching.query import Query
from knowledge.model import Span
from knowledge.segmentation import sentences

# How much more a sentence that lists counts where a list is asked for (要守住哪些底线).
_LISTED = 0.2
# How near other words must be, how many of each are looked for, and what a whole word counts.
_NEAR, _NEAREST, _WHOLE = 0.3, 3, 2.0
# What a second sentence must add, as a share of what the best one holds, to be marked too.
_SECOND = 0.36


def highlights(query: Query, entry: Indexed) -> tuple[Highlight, ...]:
    """The best sentence, and a second one where it holds much of what the first lacks.

    What of the query the document does not hold is looked for in other words.
    """
    spans = _spans(entry.document.text)
    written, heard = entry.characters.split(BREAK), entry.sounds.split(BREAK)
    if not spans:
        return ()
    held = [dict[str, float]() for _ in spans]
    others = dict(_other_words(query, entry.characters))
    # Sounds where the characters say nothing: a pair that is written otherwise here.
    unwritten = {
        two
        for two, one in zip(pairs(query.sounds), _written_pairs(query), strict=False)
        if not one or one not in entry.characters
    }
    for mark, whole, lines, tokens in (
        (
            "written",
            entry.characters,
            written,
            {*query.characters, *pairs(query.characters), *others},
        ),
        ("heard", entry.sounds, heard, {*unwritten, *(query.sounds if query.pinyin else ())}),
    ):
        for token in sorted(it for it in tokens if it in whole):
            places = [at for at, line in enumerate(lines) if token in line]
            # Idf within the paragraph, squared: what every sentence holds tells none apart.
            weight = math.log(1 + len(spans) / len(places)) ** 2
            weight *= others.get(token, 1.0)
            for at in places:
                held[at][mark + token] = weight
    lists = [_list_share(entry.document.text, span) for span in spans]
    listing = query.asked is Asked.LIST
    return _chosen(spans, held, [1 + _LISTED * share * listing for share in lists])


def _other_words(query: Query, characters: str) -> Iterator[tuple[str, float]]:
    """The nearest relatives that stand there of the words that do not, with what they count.

    A word that was asked counts with its characters and its pairs, a relative as a whole.
    """
    for word in (*query.words, *query.singles):
        if word.tokens not in characters:
            near = (it for it in word.relatives() if it[1] >= _NEAR and it[0] in characters)
            for other, share in islice(near, _NEAREST):
                yield other, _WHOLE * share


def _written_pairs(query: Query) -> Sequence[str]:
    """The characters of each pair of sounds; nothing where some are pinyin."""
    pair_count = max(0, len(query.sounds) - 1)
    if len(query.characters) != len(query.sounds):
        return [""] * pair_count
    return [query.characters[at : at + 2] for at in range(pair_count)]


def _list_share(text: str, span: Span) -> float:
    """How much of a list a sentence is: three or more commas of enumeration are a whole one."""
    return min(1.0, text.count("、", span.start, span.end) / 3)


def _chosen(
    spans: Sequence[Span], held: Sequence[dict[str, float]], factors: Sequence[float]
) -> tuple[Highlight, ...]:
    sums = [factor * sum(it.values()) for factor, it in zip(factors, held, strict=True)]
    best = max(range(len(spans)), key=lambda at: (sums[at], -at))
    first = held[best]
    more = [sum(w for token, w in it.items() if token not in first) for it in held]
    second = max(range(len(spans)), key=lambda at: (more[at], -at))
    chosen = [best]
    if more[second] >= _SECOND * sum(first.values()) > 0:
        chosen.append(second)
    return tuple(Highlight(spans[at].start, spans[at].end) for at in chosen)


@lru_cache(maxsize=512)
def _spans(text: str) -> tuple[Span, ...]:
    return tuple(it.span for it in sentences(text, Span(0, len(text))))
