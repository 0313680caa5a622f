"""What a line of an article states about its publication: date, address, labels, byline.

Knows how such lines are written, not where in an article they stand.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_DATELINE = re.compile(
    r"\s*(?P<url>https?://\S+)?\s*(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"
    r"(?:\s+(?P<time>\d{1,2}:\d{2}(?::\d{2})?))?\s*$"
)
_LABELS = {"作者": "author", "来源": "outlet", "编辑": "editor"}
# Full-width forms stand beside half-width ones, escaped: they look alike and are easily lost.
_COLON = "[:\uff1a]"
_LABEL = rf"(?:作者|来源|责任编辑|编辑)\s*{_COLON}"
_FOOTER = re.compile(rf"\s*{_LABEL}.{{0,200}}$")
_FOOTER_FIELD = re.compile(rf"(作者|来源|编辑)\s*{_COLON}[ \t\u3000]*(.*?)[.。]?\s*(?={_LABEL}|$)")
_BYLINE = re.compile(
    r"[(\uff08](?P<affiliation>[^()\uff08\uff09\s]+)\s+(?P<author>[^()\uff08\uff09\s]{2,12})"
    r"[)\uff09]\s*$"
)
# A line that a person or an import named as one that states the source may be written more freely.
_URL = re.compile(r"https?://[^\s<>\"，。）)]+")
_DATE = re.compile(
    r"(?P<y>(?:19|20)\d{2})\s*[-/.年]\s*(?P<m>1[0-2]|0?[1-9])\s*[-/.月]\s*"
    r"(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)日?(?:[T\s]+(?P<time>\d{1,2}:\d{2}(?::\d{2})?))?"
)
_ANY_LABELS = {
    **dict.fromkeys(("作者", "撰文", "文", "记者", "author", "by"), "author"),
    **dict.fromkeys(("来源", "稿源", "來源", "source"), "outlet"),
    **dict.fromkeys(("责任编辑", "编辑", "責任編輯", "編輯", "editor"), "editor"),
}
_ANY_LABEL = rf"(?<![\w])(?P<label>{'|'.join(_ANY_LABELS)})\s*{_COLON}"
_ANY_FIELD = re.compile(
    rf"{_ANY_LABEL}[ \t\u3000]*(?P<value>.*?)[.。\]】)\uff09]?\s*(?=[|｜\[【]|\s{{2,}}|"
    rf"[\s　](?:发布时间|时间|日期|(?:19|20)\d\d)|{_ANY_LABEL.replace('?P<label>', '')}|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled field as a line prints it; `value` is empty where the label is left blank."""

    field: str
    label: str
    value: str


def read_dateline(line: str) -> Mapping[str, str] | None:
    """`published`, and `url` if there is one, of a line of address and date; None for another."""
    match = _DATELINE.match(line)
    return None if match is None else _dated(match, match["url"])


def read_footer(line: str) -> tuple[Labelled, ...] | None:
    """The labels of a line that begins with one, in order; None for another line."""
    if not _FOOTER.match(line):
        return None
    found = _FOOTER_FIELD.finditer(line)
    return tuple(Labelled(_LABELS[match[1]], match[1], match[2]) for match in found)


def read_byline(text: str, start: int, end: int) -> re.Match[str] | None:
    """The byline `(AFFILIATION AUTHOR)` that ends the stretch, with groups of these names."""
    match = _BYLINE.search(text, start, end)
    return match if match and match.start() > start else None


def read_statement(line: str) -> tuple[Mapping[str, str], tuple[Labelled, ...]]:
    """What a line that states the source says: date and address, and labelled fields."""
    date, url = _DATE.search(line), _URL.search(line)
    dated = _dated(date, url[0] if url else None) if date else {"url": url[0]} if url else {}
    return dated, tuple(_labelled(line))


def _labelled(line: str) -> Iterator[Labelled]:
    for match in _ANY_FIELD.finditer(line):
        label = match["label"]
        yield Labelled(_ANY_LABELS[label.lower()], label, match["value"].strip())


def _dated(date: re.Match[str], url: str | None) -> Mapping[str, str]:
    day = f"{date['y']}-{int(date['m']):02}-{int(date['d']):02}"
    published = f"{day}T{date['time']}" if date["time"] else day
    return {"published": published} | ({"url": url} if url else {})
