"""Ten documents as people have them, made here, each with what a reader would say is in it."""

from dataclasses import dataclass, field

from knowledge.articles import shipped


@dataclass(frozen=True)
class Made:
    """A document: its file, everything that can be read in it, its parts, its source.

    `words` is every visible character in any order; `parts` the headings by their addresses, with
    the number of paragraphs under each (None: no heading).
    """

    name: str
    content: bytes
    words: str
    parts: dict[str, tuple[str | None, int]]
    source: dict[str, str] = field(default_factory=dict)


def shipped_lines() -> list[str]:
    """The lines of the shipped article's text."""
    (files,) = (it for it in shipped() if it.id == "dbw-2015-09-24")
    return files.text.decode().split("\n")


def shipped_paragraphs() -> list[tuple[bool, str]]:
    """Its headings (True) and paragraphs, from the lead to the closing."""
    lines = [line.strip() for line in shipped_lines()[5:32] if line.strip()]
    return [("、坚持" in line[:4], line) for line in lines]


#: What the shipped article's parts are before a person told the closing from part six.
SHIPPED_PARTS: dict[str, tuple[str | None, int]] = {
    "intro": (None, 1),
    "1": ("一、坚持通力协作,树立大局意识", 1),
    "2": ("二、坚持业务锻炼,做好服务大局", 1),
    "3": ("三、坚持优质高效,严谨工作作风", 1),
    "4": ("四、坚持抓好督查落实,确保政令畅通", 1),
    "5": ("五、坚持无怨无悔的奉献精神", 1),
    "6": ("六、坚持廉洁自律的道德操守", 2),
}
TITLE = "充分发挥党委办公系统职能 狠抓推进落实 确保政令畅通"
