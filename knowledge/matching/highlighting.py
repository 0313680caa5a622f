"""The sentence of a paragraph that answers, as a stretch of its text."""

import math
from collections.abc import Sequence
from functools import lru_cache

from knowledge.matching.encoding import BREAK, pairs
from knowledge.matching.model import Highlight
from knowledge.matching.ports import Indexed
from knowledge.matching.query import Query
from knowledge.model import Span
from knowledge.segmentation import sentences

# What a second sentence must add, as a share of what the best one holds, to be marked too.
_SECOND = 0.6


def highlights(query: Query, entry: Indexed, bridged: Sequence[str] = ()) -> tuple[Highlight, ...]:
    """The best sentence, and a second one where it holds much of what the first lacks.

    `bridged` are the document's words that the query's were taken for.
    """
    spans = _spans(entry.document.text)
    written, heard = entry.characters.split(BREAK), entry.sounds.split(BREAK)
    if not spans:
        return ()
    held = [dict[str, float]() for _ in spans]
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
            {*query.characters, *pairs(query.characters), *bridged},
        ),
        ("heard", entry.sounds, heard, {*unwritten, *(query.sounds if query.pinyin else ())}),
    ):
        for token in sorted(it for it in tokens if it in whole):
            places = [at for at, line in enumerate(lines) if token in line]
            # Idf within the paragraph: what every sentence holds tells none apart.
            weight = math.log(1 + len(spans) / len(places))
            for at in places:
                held[at][mark + token] = weight
    return _chosen(spans, held)


def _written_pairs(query: Query) -> Sequence[str]:
    """The characters of each pair of sounds; nothing where some are pinyin."""
    pair_count = max(0, len(query.sounds) - 1)
    if len(query.characters) != len(query.sounds):
        return [""] * pair_count
    return [query.characters[at : at + 2] for at in range(pair_count)]


def _chosen(spans: Sequence[Span], held: Sequence[dict[str, float]]) -> tuple[Highlight, ...]:
    best = max(range(len(spans)), key=lambda at: (sum(held[at].values()), -at))
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
