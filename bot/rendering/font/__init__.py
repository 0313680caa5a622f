"""A font with the common Chinese characters, so that pictures are legible on every machine.

`NotoSansSC-subset.otf` is a part of Noto Sans CJK SC, under the SIL Open Font License (OFL.txt).
`python -m bot.rendering.font.compile` made it.
"""

from pathlib import Path

#: The font's file; its family is called FAMILY, so that no installed font is taken for it.
FILE = Path(__file__).parent / "NotoSansSC-subset.otf"
FAMILY = "Article bot Noto Sans SC"
