"""Statistics as text for a terminal: the figures, the days, the articles, what was read."""

from collections.abc import Iterator

from bot.operating.figures import duration, figures, period
from bot.rendering.columns import aligned, cut
from bot.statistics import Ending, Statistics
from bot.wording import Wording

_TITLE_PLACES, _SENTENCE_PLACES = 48, 60
_MOST_READ = 10


def render_statistics(statistics: Statistics, wording: Wording) -> str:
    """Every table under its title, a blank line between them."""
    return "\n\n".join(_tables(statistics, wording))


def _tables(statistics: Statistics, wording: Wording) -> Iterator[str]:
    texts, reading = wording.texts, statistics.reading
    yield f"{texts('stats.title')}  {period(statistics, wording)}"
    yield aligned(figures(statistics, wording))
    yield aligned(tuple(_days(statistics, wording)))
    if len(statistics.articles) > 1:
        rows = [(cut(it.title, _TITLE_PLACES), f"{n:,}") for it, n in statistics.articles]
        yield aligned([(texts("stats.articles"), ""), *rows])
    title = texts(
        "stats.reading", title=cut(reading.article.source.title.value or "", _TITLE_PLACES)
    )
    sections = (
        (cut(wording.title(reading.article, it.section), _TITLE_PLACES), f"{it.reads:,}")
        for it in reading.sections
    )
    yield f"{title}\n{aligned(tuple(sections))}"
    if sentences := tuple(_sentences(statistics)):
        yield f"{texts('stats.most_read')}\n{aligned(sentences, '><')}"


def _days(statistics: Statistics, wording: Wording) -> Iterator[tuple[str, ...]]:
    texts = wording.texts
    endings = [texts(f"stats.{ending.value}") for ending in Ending]
    times = (texts("stats.median"), texts("stats.slow"))
    yield texts("stats.daily"), texts("stats.questions"), *endings, *times
    for day, tally in statistics.days:
        counts = (tally.questions, *(tally.ended(ending) for ending in Ending))
        took = (duration(tally.times, slow=slow) for slow in (False, True))
        yield f"{day}", *(f"{count:,}" for count in counts), *took


def _sentences(statistics: Statistics) -> Iterator[tuple[str, str, str]]:
    reading = statistics.reading
    for it in reading.most_read(_MOST_READ):
        quote = cut(reading.article.quote(it.span), _SENTENCE_PLACES)
        yield f"{it.reads:,}", str(it.address), quote
