"""A part of a picture to draw on, measured in inches from its upper left corner."""

from collections.abc import Callable
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bot.rendering.charts.lettering import families, legible

#: The picture's width, and the margins around what is drawn.
WIDTH = 7.5
MARGIN = 0.35
INK = "#1f2933"
MUTED = "#6b7785"
FAINT = "#e6e9ed"
#: For data: shades of one blue, and an orange that every kind of eye tells from them.
BLUE = "#2f6db3"
PALE = "#a9cbe8"
ORANGE = "#e08214"


@dataclass(frozen=True, slots=True)
class Area:
    """A strip across the picture whose upper edge is `top` inches below the picture's."""

    figure: Figure
    top: float

    def write(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 9,
        color: str = INK,
        align: str = "left",
    ) -> None:
        """Write one line, its base at `y`; `size` is in points."""
        height = self.figure.get_figheight()
        self.figure.text(
            x / WIDTH,
            1 - (self.top + y) / height,
            legible(words),
            fontsize=size,
            color=color,
            horizontalalignment=align,
            verticalalignment="baseline",
            fontfamily=list(families()),
            parse_math=False,
        )

    def axes(self, x: float, y: float, width: float, height: float) -> Axes:
        """A field for data, without frame and ticks; `x` and `y` are its upper left corner."""
        whole = self.figure.get_figheight()
        bottom = 1 - (self.top + y + height) / whole
        axes = self.figure.add_axes((x / WIDTH, bottom, width / WIDTH, height / whole))
        axes.set_axis_off()
        return axes


@dataclass(frozen=True, slots=True)
class Panel:
    """A strip of the picture: how high it is, and what paints it."""

    height: float
    paint: Callable[[Area], None]


#: A panel that is not there.
NOTHING = Panel(0, lambda _: None)
