"""Questions that nobody asked, for tests and for the README: the same ones every time."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from bot.ports.questions import Asked, Reception
from bot.reply import Outcome
from bot.statistics import Statistics, count, days_until, most_asked
from knowledge import Article, Passage, places
from knowledge.store import Entry

_OUTCOMES = {
    Outcome.FOUND: 62,
    Outcome.UNSURE: 9,
    Outcome.NOTHING: 8,
    Outcome.SOURCE: 5,
    Outcome.REFERENCE: 16,
}
_PLACED = (Outcome.FOUND, Outcome.UNSURE, Outcome.REFERENCE)
Dated = tuple[date, Asked]


def made_up(article: Article, last: date, days: int, questions: int) -> Iterator[Dated]:
    """About so many questions, more of them lately; none on Sundays."""
    random = Random(article.id)
    sentences: list[Passage | None] = [it for it in places(article) if it.address.sentence]
    sentences = sentences or [None]
    weights = [random.lognormvariate(0, 1.1) for _ in sentences]
    for _ in range(questions):
        day = last - timedelta(days=int(random.triangular(0, days, 0)))
        (outcome,) = random.choices(list(_OUTCOMES), list(_OUTCOMES.values()))
        (shown,) = random.choices(sentences, weights)
        milliseconds = random.lognormvariate(2.2, 0.5)
        if day.isoweekday() < 7:
            passage = shown if outcome in _PLACED else None
            yield day, asked(article, outcome, passage, milliseconds)


def asked(article: Article, outcome: Outcome, shown: Passage | None, ms: float = 20.0) -> Asked:
    """One question; an answer by reference shows a whole section."""
    section = shown.section.id if shown else ""
    whole = outcome is Outcome.REFERENCE
    address = section if whole or shown is None else str(shown.address)
    return Asked(article.id, outcome.value, section, address, ms)


def counted(
    rows: tuple[Dated, ...],
    *articles: Article,
    last: date,
    days: int = 7,
    reception: Reception | None = None,
) -> Statistics:
    """The statistics of rows of the last days, where these articles are known."""
    known = {it.id: it for it in articles}
    entries = [
        Entry(it.id, it.version, it.source.title.value or "", None, None, 0) for it in articles
    ]
    ranked = most_asked((it for _, it in rows), entries)
    read = known[ranked[0][0].id] if ranked else articles[0]
    return count(days_until(last, days), rows, ranked, read, reception or Reception())
