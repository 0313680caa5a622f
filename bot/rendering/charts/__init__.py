"""Statistics as a picture. The only place that knows matplotlib, which is loaded with it."""

from io import BytesIO
from threading import Lock

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.rendering.charts.area import MARGIN, WIDTH, Area
from bot.rendering.charts.days import question_panel, time_panel
from bot.rendering.charts.heading import article_panel, heading_panel
from bot.rendering.charts.reading import reading_panel, sentence_panel
from bot.statistics import Statistics
from bot.wording import Wording

_DOTS_PER_INCH = 160
# matplotlib is not made for threads.
_ONE_AT_A_TIME = Lock()


def draw(statistics: Statistics, wording: Wording) -> bytes:
    """The picture as PNG, 1200 dots wide and as high as the articles need; one at a time."""
    with _ONE_AT_A_TIME:
        return _draw(statistics, wording)


def _draw(statistics: Statistics, wording: Wording) -> bytes:
    panels = (
        heading_panel(statistics, wording),
        question_panel(statistics, wording),
        time_panel(statistics, wording),
        article_panel(statistics, wording),
        reading_panel(statistics.reading, wording),
        sentence_panel(statistics.reading, wording),
    )
    height = 2 * MARGIN + sum(panel.height for panel in panels)
    figure = Figure(figsize=(WIDTH, height), dpi=_DOTS_PER_INCH, facecolor="white")
    top = MARGIN
    for panel in panels:
        panel.paint(Area(figure, top))
        top += panel.height
    picture = BytesIO()
    # Without the program's name in it, the same numbers always give the same bytes.
    FigureCanvasAgg(figure).print_figure(picture, format="png", metadata={"Software": None})
    return picture.getvalue()
