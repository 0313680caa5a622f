"""Statistics as JSON objects, one a line, for whoever reads them by machine. Keys are a promise."""

import json
from collections.abc import Iterator
from typing import Any

from bot.statistics import Ending, Reading, Statistics, Tally


def render_rows(statistics: Statistics) -> Iterator[str]:
    """Objects that say in `row` what they count: total, day, article, section or sentence."""
    for row in _rows(statistics):
        yield json.dumps(row, ensure_ascii=False)


def _rows(statistics: Statistics) -> Iterator[dict[str, Any]]:
    (first, _), (last, _), reception = statistics.days[0], statistics.days[-1], statistics.reception
    yield {
        "row": "total",
        "from": first.isoformat(),
        "to": last.isoformat(),
        **_tally(statistics.total),
        "helpful": reception.helpful,
        "unhelpful": reception.unhelpful,
        "departed": reception.departed,
    }
    for day, tally in statistics.days:
        yield {"row": "day", "date": day.isoformat(), **_tally(tally)}
    for entry, questions in statistics.articles:
        yield {
            "row": "article",
            "article": entry.id,
            "title": entry.title,
            "questions": questions,
        }
    yield from _reading(statistics.reading)


def _tally(tally: Tally) -> dict[str, Any]:
    times = tally.times
    return {
        "questions": tally.questions,
        **{ending.value: tally.ended(ending) for ending in Ending},
        "outcomes": {outcome.value: count for outcome, count in tally.outcomes},
        "p50_ms": times and round(times.median, 1),
        "p95_ms": times and round(times.slow, 1),
    }


def _reading(reading: Reading) -> Iterator[dict[str, Any]]:
    article = reading.article
    for it in reading.sections:
        place = {"article": article.id, "section": it.section.id}
        heading = article.heading(it.section)
        yield {"row": "section", **place, "heading": heading, "questions": it.reads}
        for sentence in it.sentences:
            span = sentence.span
            yield {
                "row": "sentence",
                **place,
                "address": str(sentence.address),
                "questions": sentence.reads,
                "start": span.start,
                "end": span.end,
                "quote": article.quote(span),
            }
