"""The letters of pictures: a font for every character that is written, and how wide text is."""

from functools import cache

from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.ft2font import FT2Font

from bot.rendering import font

# What may be installed, for rarer characters than ours has; the last comes with matplotlib.
_FALLBACKS = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "PingFang SC",
    "Heiti SC",
    "Microsoft YaHei",
    "SimHei",
    "Droid Sans Fallback",
    "DejaVu Sans",
)
# The printer's own sign for a character that the case does not hold.
_MISSING = "〓"
_SIZE = 100


@cache
def families() -> tuple[str, ...]:
    """The families to write with, the first that has a character first."""
    fontManager.addfont(font.FILE)
    installed = {entry.name for entry in fontManager.ttflist}
    return (font.FAMILY, *(name for name in _FALLBACKS if name in installed))


def legible(text: str) -> str:
    """The text on one line, with a sign in the place of every character that no font has."""
    line = " ".join(text.split())
    return "".join(char if _is_written(char) else _MISSING for char in line)


def elided(text: str, ems: float) -> str:
    """As much of the text as fits into a width, given in the height of its letters."""
    line = legible(text)
    if width(line) <= ems:
        return line
    while line and width(line) > ems - 1:
        line = line[:-1]
    return f"{line.rstrip()}…"


def width(text: str) -> float:
    """How wide the text is, in the height of its letters: a Chinese character is square."""
    return sum(map(_advance, text))


@cache
def _advance(char: str) -> float:
    own = _own_font()
    if not own.get_char_index(ord(char)):
        return 1.0  # a rarer Chinese character
    # In 65536ths of a dot, of which a letter is as many high as its size.
    return float(own.load_char(ord(char)).linearHoriAdvance) / 65536 / _SIZE


@cache
def _own_font() -> FT2Font:
    own = FT2Font(str(font.FILE))
    own.set_size(_SIZE, 72)
    return own


@cache
def _is_written(char: str) -> bool:
    return any(ord(char) in _characters(family) for family in families())


@cache
def _characters(family: str) -> frozenset[int]:
    found = fontManager.findfont(FontProperties(family=[family]))
    return frozenset(get_font(found).get_charmap())
