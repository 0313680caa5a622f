"""`python -m bot.rendering.font.compile NotoSansCJK-Regular.ttc`: makes the font anew.

The source is Noto Sans CJK as its project publishes it (Debian: fonts-noto-cjk). Kept are all of
GB 2312; of Big5 the common characters (its first level) and those that are written otherwise in
simplified script; Latin, punctuation, circled digits.
"""

import sys
from collections.abc import Iterator
from itertools import product

from fontTools import subset
from fontTools.ttLib import TTFont

from bot.rendering.font import FAMILY, FILE
from knowledge.lexicon import simplified

_SIMPLIFIED_FACE = 2  # of the collection: Japanese, Korean, simplified Chinese, …
_KEPT_NAMES = (0, 13, 14)  # copyright, licence, where it stands
_RENAMED = {1: FAMILY, 2: "Regular", 4: FAMILY, 6: FAMILY.replace(" ", "")}
_OTHERS = ((0x20, 0x17F), (0x2010, 0x2044), (0x2190, 0x2193), (0x2460, 0x2473), (0x25A0, 0x25CF))
_FULL_WIDTH = ((0x3000, 0x301F), (0xFF00, 0xFFEF))


def main() -> None:
    """Write the font from the collection that the first argument names."""
    options = subset.Options(
        font_number=_SIMPLIFIED_FACE,
        drop_tables=["BASE", "GPOS", "GSUB", "VORG", "vhea", "vmtx"],
        hinting=False,
        layout_features=[],
        name_IDs=[*_KEPT_NAMES, *_RENAMED],
        recalc_timestamp=False,
    )
    font = subset.load_font(sys.argv[1], options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=set(_code_points()))
    subsetter.subset(font)
    _rename(font)
    subset.save_font(font, str(FILE), options)


def _code_points() -> Iterator[int]:
    for first, last in (*_OTHERS, *_FULL_WIDTH):
        yield from range(first, last + 1)
    yield from map(ord, _characters("gb2312", 0xB0, 0xF7))
    yield from map(ord, _characters("big5", 0xA4, 0xC6))
    yield from set(map(ord, _characters("cp950", 0xC9, 0xF9))) & simplified().keys()


def _characters(encoding: str, first: int, last: int) -> Iterator[str]:
    """The characters whose encoded form begins with a byte from `first` to `last`."""
    for pair in product(range(first, last + 1), range(0x40, 0xFF)):
        yield from bytes(pair).decode(encoding, "ignore")


def _rename(font: TTFont) -> None:
    for record in font["name"].names:
        record.string = _RENAMED.get(record.nameID, record.string)


if __name__ == "__main__":
    main()
