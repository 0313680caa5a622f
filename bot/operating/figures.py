"""The figures of statistics in words: what their caption, their table and their picture share."""

from bot.statistics import Ending, Statistics, Times
from bot.wording import Wording

_DASH = "–"


def figures(statistics: Statistics, wording: Wording) -> tuple[tuple[str, str], ...]:
    """The names of the main figures, in order, with what each comes to."""
    texts, total, reception = wording.texts, statistics.total, statistics.reception
    return (
        (texts("stats.questions"), f"{total.questions:,}"),
        (texts("stats.answered"), _share(total.ended(Ending.ANSWERED), total.questions)),
        (texts("stats.median"), duration(total.times, slow=False)),
        (texts("stats.slow"), duration(total.times, slow=True)),
        (texts("stats.votes"), f"{reception.helpful:,} : {reception.unhelpful:,}"),
        (texts("stats.departed"), f"{reception.departed:,}"),
    )


def duration(times: Times | None, *, slow: bool) -> str:
    """`41 ms`, `1.2 s`; a dash where nothing was timed."""
    if times is None:
        return _DASH
    ms = times.slow if slow else times.median
    return f"{ms / 1000:.1f} s" if ms >= 999.5 else f"{ms:.0f} ms"


def period(statistics: Statistics, wording: Wording) -> str:
    """From which day to which."""
    (first, _), (last, _) = statistics.days[0], statistics.days[-1]
    return wording.texts("stats.period", first=first, last=last)


def _share(count: int, whole: int) -> str:
    """`87 %`; a dash where there is nothing to have a share of."""
    return f"{100 * count / whole:.0f} %" if whole else _DASH
