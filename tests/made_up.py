"""Questions that nobody asked, for tests and for the README: the same ones every time."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from bot.reply import Outcome
from bot.statistics import Asked
from knowledge import Article, Passage, places

_OUTCOMES = {
    Outcome.FOUND: 62,
    Outcome.UNSURE: 9,
    Outcome.NOTHING: 8,
    Outcome.SOURCE: 5,
    Outcome.REFERENCE: 16,
}
_PLACED = (Outcome.FOUND, Outcome.UNSURE, Outcome.REFERENCE)


def made_up(article: Article, last: date, days: int, questions: int) -> Iterator[Asked]:
    """About so many questions, more of them lately; none on Sundays."""
    random = Random(article.id)
    sentences: list[Passage | None] = [it for it in places(article) if it.address.sentence]
    sentences = sentences or [None]
    weights = [random.paretovariate(1.2) for _ in sentences]
    for _ in range(questions):
        day = last - timedelta(days=int(random.triangular(0, days, 0)))
        moment = datetime.combine(day, time(hour=random.randrange(24)), UTC)
        (outcome,) = random.choices(list(_OUTCOMES), list(_OUTCOMES.values()))
        (shown,) = random.choices(sentences, weights)
        milliseconds = random.lognormvariate(3.2, 0.5)
        if day.isoweekday() < 7:
            passage = shown if outcome in _PLACED else None
            yield asked(article, moment, outcome, passage, milliseconds)


def asked(
    article: Article, moment: datetime, outcome: Outcome, shown: Passage | None, ms: float = 20.0
) -> Asked:
    """One question; an answer by reference shows a whole section."""
    section = shown.section.id if shown else None
    whole = outcome is Outcome.REFERENCE
    address = section if whole or shown is None else str(shown.address)
    return Asked(moment, article.id, outcome, section, address, ms)
