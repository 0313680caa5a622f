"""What the picture is about: the period, the figures that matter, the articles that were asked."""

from bot.operating.figures import figures, period
from bot.rendering.charts.area import BLUE, MARGIN, MUTED, NOTHING, WIDTH, Area, Panel
from bot.rendering.charts.lettering import elided
from bot.statistics import Statistics
from bot.wording import Wording

_INNER = WIDTH - 2 * MARGIN
# More articles than these are counted together.
_LISTED = 6
_ROW = 0.23
_TITLE_EMS = 28


def heading_panel(statistics: Statistics, wording: Wording) -> Panel:
    """The title, the period, and the figures side by side."""

    def paint(area: Area) -> None:
        area.write(MARGIN, 0.17, wording.texts("stats.title"), 15)
        area.write(WIDTH - MARGIN, 0.17, period(statistics, wording), 9, MUTED, "right")
        shown = figures(statistics, wording)
        for number, (name, figure) in enumerate(shown):
            x = MARGIN + number * _INNER / len(shown)
            area.write(x, 0.68, figure, 17)
            area.write(x, 0.9, name, 8.5, MUTED)

    return Panel(1.25, paint)


def article_panel(statistics: Statistics, wording: Wording) -> Panel:
    """How many questions each article had, where it was more than one article."""
    rows = [(entry.title, asked) for entry, asked in statistics.articles[:_LISTED]]
    others = statistics.articles[_LISTED:]
    if others:
        name = wording.texts("stats.other_articles", count=len(others))
        rows.append((name, sum(asked for _, asked in others)))

    def paint(area: Area) -> None:
        area.write(MARGIN, 0.15, wording.texts("stats.articles"), 10.5)
        axes = area.axes(MARGIN + 4.3, 0.32, _INNER - 4.3, _ROW * len(rows))
        axes.set(xlim=(0, max(asked for _, asked in rows)), ylim=(len(rows) - 0.5, -0.5))
        axes.barh(range(len(rows)), [asked for _, asked in rows], 0.55, color=BLUE)
        for number, (title, asked) in enumerate(rows):
            y = 0.32 + (number + 0.65) * _ROW
            area.write(MARGIN, y, elided(title, _TITLE_EMS), 9)
            area.write(MARGIN + 4.2, y, f"{asked:,}", 9, MUTED, "right")

    return Panel(0.6 + _ROW * len(rows), paint) if len(rows) > 1 else NOTHING
