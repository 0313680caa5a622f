"""What stands around the content: the title, lines that state the source, a lead's heading, notes.

Knows rows of text, no format.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.headings import read_mark
from knowledge.importing.extract import Role, Statement
from knowledge.importing.structure import Row
from knowledge.importing.wrapping import is_item, is_wider
from knowledge.publication import read_byline, read_footer, read_statement

_WIDEST_TITLE = 90
_WIDEST_STATEMENT = 120
_SENTENCE = re.compile(r"[。；;.!！][”’」』）)\]\"']*$")
_INSIDE = re.compile(r"[。；;]")
# How many lines below the title, and above the end, may state the source.
_TOP, _BOTTOM = 6, 6
_CHINESE_NAME = re.compile(r"[\u4e00-\u9fff·]{2,6}")
_LEADS = {
    *("前言", "引言", "导言", "導言", "导语", "序", "序言", "摘要", "卷首语", "写在前面"),
    *("preface", "foreword", "abstract", "introduction", "summary", "prologue"),
}
_CLOSINGS = {
    *("结语", "結語", "结束语", "结论", "結論", "尾声", "后记", "後記", "总结", "跋"),
    *("conclusion", "conclusions", "epilogue", "afterword"),
}
_NOTES = {
    *("参考文献", "參考文獻", "参考资料", "注释", "註釋", "尾注", "延伸阅读"),
    *("references", "bibliography", "works cited", "notes", "further reading"),
}


@dataclass(frozen=True, slots=True)
class NamedSections:
    """Headings by their lines, with those taken out that name a lead, a closing or notes."""

    headings: Mapping[int, int]
    noise: Mapping[int, str] = field(default_factory=dict)
    closing: int | None = None

    def content(self, rows: Sequence[Row]) -> list[int]:
        """The numbers of the rows that are paragraphs of parts: before the closing, if any."""
        end = self.closing or rows[-1].number + 1 if rows else 0
        numbers = (row.number for row in rows if row.number < end)
        return [it for it in numbers if it not in self.headings and it not in self.noise]


def title(rows: Sequence[Row], stated: Sequence[Statement]) -> Row | None:
    """The row that is the title, or None where no row is."""
    marked = next((row for row in rows if row.line.role is Role.TITLE), None)
    if marked or not rows:
        return marked
    if len(rows) == 1:
        return rows[0] if rows[0].line.role is Role.HEADING else None
    first = next((row for row in rows if not _states(row)), rows[0])
    if first.line.role is Role.HEADING:
        alone = sum(row.line.level == first.line.level for row in rows) == 1
        return first if alone and read_mark(first.text) is None else None
    titles = ["".join(it.value.split()) for it in stated if it.field == "title"]
    words = "".join(first.text.split())
    if titles:
        return first if any(words in it or it in words for it in titles) else None
    return first if _looks_like_title(first.text) else None


def _looks_like_title(text: str) -> bool:
    mark = read_mark(text)
    numbered = mark is not None and not (mark.form.name == "1" and mark.numbers[0] > 12)
    short = not is_wider(text.strip(), _WIDEST_TITLE)
    return short and not _SENTENCE.search(text.strip()) and not numbered and not is_item(text)


def statements(rows: Sequence[Row]) -> set[int]:
    """The numbers of the rows that state the source: near the top or the end, and little else."""
    first = next((i for i, row in enumerate(rows[:_TOP]) if _is_content(row)), _TOP)
    near = [*rows[:first], *rows[max(first, len(rows) - _BOTTOM) :]]
    # A diary has many dates, and none of them is its own.
    dates = {row.number for row in rows if _is_only_dated(row)}
    stated = {row.number for row in near if _states(row)}
    return stated - dates if len(dates) > 1 else stated


def _is_content(row: Row) -> bool:
    return row.line.role is Role.HEADING or is_wider(row.text, _WIDEST_STATEMENT)


def _states(row: Row) -> bool:
    text = row.text.strip()
    if is_wider(text, _WIDEST_STATEMENT) or row.line.role is Role.HEADING:
        return False
    if read_footer(text) is not None:
        return True
    dated, labelled = read_statement(text)
    return bool(dated or labelled) and not _INSIDE.search(text)


def _is_only_dated(row: Row) -> bool:
    if not _states(row):
        return False
    dated, labelled = read_statement(row.text)
    return bool(dated) and not labelled


def contents(rows: Sequence[Row], headings: Mapping[int, int]) -> dict[int, str]:
    """The rows of a table of contents, with the reason: each says what a later heading says."""
    titles = {"".join(row.text.split()) for row in rows if row.number in headings}
    said = (row for row in rows if row.number not in headings)
    same = [row.number for row in said if "".join(row.text.split()) in titles]
    return dict.fromkeys(same, "table of contents") if len(same) > 1 else {}


def byline(rows: Sequence[Row]) -> int | None:
    """The number of the last row, if it ends in `(AFFILIATION AUTHOR)` in Chinese."""
    if not rows:
        return None
    last = rows[-1].text
    match = read_byline(last, 0, len(last))
    chinese = match and all(_CHINESE_NAME.match(match[it]) for it in ("affiliation", "author"))
    return rows[-1].number if chinese else None


def named_sections(rows: Sequence[Row], headings: Mapping[int, int]) -> NamedSections:
    """The headings without those that name a lead, a closing or notes around numbered parts."""
    numbered = [n for n, level in headings.items() if level == 1 and _mark_of(rows, n)]
    if not numbered:
        return NamedSections(headings)
    left = dict(headings)
    noise: dict[int, str] = {}
    closing = None
    for index, row in enumerate(rows):
        words = "".join(row.text.split()).rstrip(":：").lower()
        if words in _LEADS and row.number < numbered[0]:
            noise[row.number] = "heading of the lead"
        elif words in _CLOSINGS and row.number > numbered[-1] and index + 1 < len(rows):
            noise[row.number] = "heading of the closing"
            closing = rows[index + 1].number
        elif words in _NOTES and row.number > numbered[-1]:
            noise |= dict.fromkeys(_stretch(rows[index:], left), "notes")
    for number in noise:
        left.pop(number, None)
    if closing in noise or closing in left:
        closing = None
    return NamedSections(left, noise, closing)


def _mark_of(rows: Sequence[Row], number: int) -> bool:
    return any(row.number == number and read_mark(row.text) for row in rows)


def _stretch(rows: Sequence[Row], headings: Mapping[int, int]) -> list[int]:
    """The numbers of the rows from the first up to the next heading."""
    following = (i for i, row in enumerate(rows[1:], 1) if row.number in headings)
    return [row.number for row in rows[: next(following, len(rows))]]
