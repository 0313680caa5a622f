"""Day by day: how many questions there were and how they ended, and how long answers took."""

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from bot.operating.figures import duration
from bot.rendering.charts.area import (
    BLUE,
    FAINT,
    MARGIN,
    MUTED,
    NOTHING,
    ORANGE,
    PALE,
    WIDTH,
    Area,
    Panel,
)
from bot.statistics import Ending, Statistics
from bot.wording import Wording

_COLORS = {Ending.ANSWERED: BLUE, Ending.UNSURE: PALE, Ending.NOTHING: ORANGE}
_TOP, _LEFT, _RIGHT = 0.36, MARGIN + 0.45, 1.5
_FIELD = WIDTH - MARGIN - _LEFT - _RIGHT
_BESIDE = _LEFT + _FIELD + 0.15
# A bar is never wider than it would be in so many days.
_FEWEST_DAYS = 10
_DATES = 5
_STEPS = MaxNLocator(3, integer=True, steps=[1, 2, 5, 10])
# Of more days than these the lines show, not the days.
_MOST_MARKED = 60


def question_panel(statistics: Statistics, wording: Wording) -> Panel:
    """A bar a day, in a colour for each ending."""
    texts, days, height = wording.texts, statistics.days, 1.2

    def paint(area: Area) -> None:
        area.write(MARGIN, 0.15, texts("stats.daily"), 10.5)
        axes = _field(area, statistics, height)
        below = [0] * len(days)
        for row, (ending, color) in enumerate(_COLORS.items()):
            counts = [tally.ended(ending) for _, tally in days]
            axes.bar(range(len(days)), counts, 0.8, below, color=color, zorder=2)
            below = [low + count for low, count in zip(below, counts, strict=True)]
            named = f"{texts(f'stats.{ending.value}')} {sum(counts):,}"
            _name(area, row, color, named)
        _scale(area, axes, max(below))
        _dates(area, statistics, _TOP + height)
        if not statistics.total.questions:
            area.write(_LEFT + _FIELD / 2, _TOP + 0.6, texts("stats.none"), 10, MUTED, "center")

    return Panel(_TOP + height + 0.55, paint)


def time_panel(statistics: Statistics, wording: Wording) -> Panel:
    """Two lines: the usual answer and the slow one; a day without questions has no time."""
    texts, height, total = wording.texts, 0.8, statistics.total.times
    if total is None:
        return NOTHING
    timed = [(day, tally.times) for day, (_, tally) in enumerate(statistics.days) if tally.times]

    def paint(area: Area) -> None:
        area.write(MARGIN, 0.15, texts("stats.times"), 10.5)
        axes = _field(area, statistics, height)
        lines = {"slow": PALE, "median": BLUE}
        for row, (name, color) in enumerate(lines.items()):
            points = [(day, getattr(times, name)) for day, times in timed]
            for stretch in _unbroken(points):
                marked = len(stretch) == 1 or len(statistics.days) <= _MOST_MARKED
                (drawn,) = axes.plot(*zip(*stretch, strict=True), color=color, linewidth=1.3)
                drawn.set(marker="o", markersize=2.5 * marked)
            _name(area, row, color, f"{texts(f'stats.{name}')} {duration(total, slow=not row)}")
        _scale(area, axes, max(times.slow for _, times in timed), " ms")
        _dates(area, statistics, _TOP + height)

    return Panel(_TOP + height + 0.55, paint)


def _field(area: Area, statistics: Statistics, height: float) -> Axes:
    axes = area.axes(_LEFT, _TOP, _FIELD, height)
    axes.set_xlim(*_bounds(statistics))
    return axes


def _bounds(statistics: Statistics) -> tuple[float, float]:
    """Where the field begins and ends, in days; a few days stand in the middle."""
    days = len(statistics.days)
    beside = max(0, _FEWEST_DAYS - days) / 2
    return -0.5 - beside, days - 0.5 + beside


def _name(area: Area, row: int, color: str, words: str) -> None:
    """Say beside the field what is drawn in a colour."""
    y = _TOP + 0.16 + 0.22 * row
    area.write(_BESIDE, y, "■", 8, color)
    area.write(_BESIDE + 0.16, y, words, 9)


def _scale(area: Area, axes: Axes, most: float, unit: str = "") -> None:
    """From zero to a little above the most, with two lines or three to measure by."""
    _, top = axes.set_ylim(0, max(most, 1) * 1.08)
    height = axes.get_position().height * area.figure.get_figheight()
    for value in _STEPS.tick_values(0, max(most, 1)):
        if 0 <= value <= top:
            axes.axhline(value, color=FAINT, linewidth=0.8, zorder=1, clip_on=False)
            y = _TOP + height * (1 - value / top) + 0.04
            area.write(_LEFT - 0.08, y, f"{value:,.0f}{unit}", 8, MUTED, "right")


def _dates(area: Area, statistics: Statistics, y: float) -> None:
    """A few days by their date; the last always."""
    days, (start, end) = statistics.days, _bounds(statistics)
    step = max(1, round((len(days) - 1) / (_DATES - 1)))
    for number in range(len(days) - 1, -1, -step):
        x = _LEFT + _FIELD * (number - start) / (end - start)
        area.write(x, y + 0.18, f"{days[number][0]:%m-%d}", 8, MUTED, "center")


def _unbroken(points: list[tuple[int, float]]) -> list[list[tuple[int, float]]]:
    """The points in stretches of days that follow on each other."""
    stretches: list[list[tuple[int, float]]] = []
    for point in points:
        if stretches and stretches[-1][-1][0] == point[0] - 1:
            stretches[-1].append(point)
        else:
            stretches.append([point])
    return stretches
