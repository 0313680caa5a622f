"""The article as it was read: a cell for each sentence, shaded by how often it was the answer."""

from math import sqrt

from matplotlib import colormaps
from matplotlib.collections import PolyCollection

from bot.rendering.charts.area import INK, MARGIN, MUTED, NOTHING, WIDTH, Area, Panel
from bot.rendering.charts.flow import Cell, Flow, flow
from bot.rendering.charts.lettering import elided, width
from bot.statistics import Reading
from bot.wording import Wording
from knowledge import locate

_LEFT, _RIGHT, _TOP = MARGIN + 1.95, 0.45, 0.6
_FIELD = WIDTH - MARGIN - _LEFT - _RIGHT
_POINTS = 72  # an inch
_ROOM, _LOWEST, _HIGHEST = 9.0, 0.15, 0.3  # inches: all lines, and one of them
_FILLED = 0.84  # of a line's height
_UNREAD = "#eef1f4"
_BLUES = colormaps["Blues"]
_LIGHT, _DARK, _WHITE_ON = 0.22, 0.95, 0.55  # shades of it
_THIN = 4  # points
_HOT = 5  # what was read less often than this is never of the darkest shade
_MOST_READ = 3
_SENTENCE = (WIDTH - 2 * MARGIN - 0.42) * _POINTS / 9 - 2  # its width with its place, and a gap


def reading_panel(reading: Reading, wording: Wording) -> Panel:
    """Every section with its cells; of very many, those that were read most."""
    flowing = flow(reading)
    step = min(_HIGHEST, max(_LOWEST, _ROOM / max(1, flowing.lines)))
    size = min(9.0, step * _POINTS * 0.52)

    def paint(area: Area) -> None:
        texts, title = wording.texts, elided(reading.article.source.title.value or "", 26)
        area.write(MARGIN, 0.15, texts("stats.reading", title=title), 10.5)
        area.write(MARGIN, 0.38, texts("stats.reading_key"), 8.5, MUTED)
        for section, first in zip(flowing.sections, flowing.firsts, strict=False):
            y = _base(first, step, size)
            name = wording.title(reading.article, section.section)
            area.write(MARGIN, y, elided(name, 1.85 * _POINTS / size), size)
            if section.reads:
                area.write(WIDTH - MARGIN, y, f"{section.reads:,}", size, MUTED, "right")
        _paint_cells(area, flowing, step, size)
        if hidden := len(reading.sections) - len(flowing.sections):
            y = _TOP + flowing.lines * step + 0.2
            area.write(MARGIN, y, texts("stats.hidden", count=hidden), 8.5, MUTED)

    return Panel(_TOP + flowing.lines * step + 0.5, paint)


def sentence_panel(reading: Reading, wording: Wording) -> Panel:
    """The sentences that answered most often, in their own words."""
    shown = reading.most_read(_MOST_READ)

    def paint(area: Area) -> None:
        area.write(MARGIN, 0.1, wording.texts("stats.most_read"), 10.5)
        for row, sentence in enumerate(shown):
            y = 0.36 + 0.24 * row
            area.write(MARGIN + 0.3, y, f"{sentence.reads:,}", 9, MUTED, "right")
            passage = locate(reading.article, sentence.address)
            place = wording.place(passage) if passage else ""
            words = elided(reading.article.quote(sentence.span), _SENTENCE - width(place))
            area.write(MARGIN + 0.42, y, words, 9)
            area.write(WIDTH - MARGIN, y, place, 9, MUTED, "right")

    return Panel(0.3 + 0.24 * len(shown), paint) if shown else NOTHING


def _paint_cells(area: Area, flowing: Flow, step: float, size: float) -> None:
    cells = tuple(flowing.cells())
    if not cells:
        return
    inch = _FIELD / flowing.characters
    most = max(_HOT, *(cell.reads for cell in cells))
    axes = area.axes(_LEFT, _TOP, _FIELD, flowing.lines * step)
    axes.set(xlim=(0, flowing.characters), ylim=(flowing.lines, 0))
    usual = sum(cell.end - cell.start for cell in cells) / len(cells) * inch * _POINTS
    painted = PolyCollection(
        [_corners(cell) for cell in cells],
        facecolors=[_BLUES(_shade(it.reads, most)) if it.reads else _UNREAD for it in cells],
        edgecolors="white",
        # Many thin cells are a tint: between them there is no room for white.
        linewidths=min(1.0, usual / 10) if usual > _THIN else 0.0,
    )
    axes.add_collection(painted, autolim=False)
    for cell in cells:
        number = f"{cell.reads:,}"
        room = (cell.end - cell.start) * inch * _POINTS / size
        if cell.reads and cell.numbered and room > width(number) + 0.3:
            color = "white" if _shade(cell.reads, most) > _WHITE_ON else INK
            x = _LEFT + (cell.start + cell.end) / 2 * inch
            area.write(x, _base(cell.line, step, size), number, size, color, "center")


def _corners(cell: Cell) -> tuple[tuple[float, float], ...]:
    top, bottom = cell.line + (1 - _FILLED) / 2, cell.line + (1 + _FILLED) / 2
    return (cell.start, top), (cell.end, top), (cell.end, bottom), (cell.start, bottom)


def _shade(reads: int, most: int) -> float:
    """Between light and dark; by the root, so that what was read a little is told from unread."""
    return _LIGHT + (_DARK - _LIGHT) * sqrt(reads / most)


def _base(line: int, step: float, size: float) -> float:
    """Where letters of a size stand that are in the middle of a line."""
    return _TOP + (line + 0.5) * step + size / _POINTS * 0.36
