"""The usual forms of numbered headings, Chinese and Western, by a table. Knows no article."""

import re
from dataclasses import dataclass

from knowledge.numerals import HAN_DIGITS, read_numeral

_HAN = f"[{HAN_DIGITS}]+"
_ANY = rf"(?:{_HAN}|[0-9０-９]{{1,4}})"
_BLANK = r"[ \t\u3000]*"
_GAP = r"(?:[ \t\u3000:：]+|$)"


@dataclass(frozen=True, slots=True)
class Form:
    """A form: `rank` orders forms from the outermost in; a `weak` one may number a list as well."""

    name: str
    rank: int
    pattern: re.Pattern[str]
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """The numeral in front of a heading: its form, its numbers, and where the title begins."""

    form: Form
    numbers: tuple[int, ...]
    end: int


def _form(name: str, rank: int, pattern: str, *, weak: bool = False) -> Form:
    return Form(name, rank, re.compile(_BLANK + pattern + _BLANK, re.IGNORECASE), weak)


FORMS = (
    _form("第一编", 0, rf"第{_BLANK}({_ANY}){_BLANK}(?:部分|部|编|編|篇|卷){_GAP}"),
    _form("Part I", 0, rf"(?:part|book)\s+([0-9]{{1,3}}|[ivxlc]+)\b[.:]?{_GAP}"),
    _form("第一章", 1, rf"第{_BLANK}({_ANY}){_BLANK}[章回讲講](?!程){_GAP}"),
    _form("Chapter 1", 1, rf"chapter\s+([0-9]{{1,3}}|[ivxlc]+)\b[.:]?{_GAP}"),
    _form("第一节", 2, rf"第{_BLANK}({_ANY}){_BLANK}[节節]{_GAP}"),
    _form("Section 1", 2, rf"section\s+([0-9]{{1,3}}|[ivxlc]+)\b[.:]?{_GAP}"),
    _form("一、", 3, rf"({_HAN})[、．.]", weak=True),
    _form("I.", 3, r"([IVXLC]+)[.．]\s+", weak=True),
    _form("（一）", 4, rf"[（(]({_HAN})[）)]", weak=True),
    _form("1.1.1", 7, r"([0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3})(?![.0-9])[.．]?", weak=True),
    _form("1.1", 6, r"([0-9]{1,3}\.[0-9]{1,3})(?![.0-9])[.．]?", weak=True),
    _form("1.", 5, r"([0-9０-９]{1,3})[.．、](?![0-9])", weak=True),
    _form("1", 5, r"([0-9]{1,2})[ \t\u3000]+", weak=True),
)


def read_mark(line: str) -> Mark | None:
    """The numeral that `line` begins with, in the first form that fits, or None."""
    for form in FORMS:
        if match := form.pattern.match(line):
            numbers = [read_numeral(number) for number in match[1].split(".")]
            known = tuple(number for number in numbers if number is not None)
            if len(known) == len(numbers):
                return Mark(form, known, match.end())
    return None


def title_start(line: str) -> int:
    """Where the title of a heading begins: behind its numeral, unless nothing follows that."""
    mark = read_mark(line)
    return mark.end if mark and line[mark.end :].strip() else len(line) - len(line.lstrip())
