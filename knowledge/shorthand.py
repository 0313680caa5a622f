"""What people type for a place: `3` `第三部分` `3.2` `3-5` `1、3` `导语`.

A number means the article's own part, never an item of its second list, unless the words name that
list. What it leads to in an article is `resolving`'s.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from knowledge.addresses import Address, parse_address
from knowledge.model import SecondList
from knowledge.numerals import HAN_DIGITS, read_numeral

# A shorthand is short; whatever is longer is a question, and is not looked at.
_LONGEST = 200
_NUMBER = rf"\(?(?:-?[0-9]{{1,40}}|[{HAN_DIGITS}]+|[ivxlc]+)\)?"
_PART_WORD = r"(?:个?部分|章|节|部|条|大?点|个?原则|part|section)"
_ORDINAL = rf"(?:(?:第|part|section|no\.?|#)\s*)?({_NUMBER})\s*{_PART_WORD}?"
_RANGE = re.compile(rf"{_ORDINAL}\s*(?:-|–|—|~|〜|至|到|to)\s*{_ORDINAL}")
_BARE = re.compile(_ORDINAL)
_MARKED = re.compile(rf"第\s*{_NUMBER}|{_NUMBER}\s*(?:部分|章|节)|part|section")
_SEPARATOR = re.compile(r"\s*[,、;和与及&]\s*|\s+")
_DOTTED = re.compile(rf"({_NUMBER})\s*[.。]\s*([0-9]{{1,9}})(?:\s*\.\s*([0-9]{{1,9}}))?")
_LISTED = re.compile(r"\s*[,、;和与及&]\s*")
# A range within a part; what reaches further than this is no range of sentences.
_FROM_TO = re.compile(r"(.+\.\s*[0-9]{1,9})\s*(?:-|–|—|~|〜|至|到|to)\s*([0-9]{1,9})")
_MOST = 50
_SPELLED = re.compile(
    rf"第?({_NUMBER}){_PART_WORD}(?:的?第({_NUMBER})段)?(?:的?第({_NUMBER})(句话?|点))?"
)
# 第三章第二节: a part of a part.
_LAYER = re.compile(rf"第\s*({_NUMBER})\s*(?:部分|小节|[编篇卷部章节])")
_NESTED = re.compile(rf"(?:{_LAYER.pattern}\s*的?\s*){{2,4}}")
_SECTION_NAMES = {
    **dict.fromkeys(("导语", "引言", "开头", "前言", "intro", "lead", "introduction"), "intro"),
    **dict.fromkeys(
        ("结语", "结尾", "结束语", "结论", "最后", "末尾", "closing", "conclusion"), "closing"
    ),
}
_LEADING = re.compile(
    r"^(?:请问|请|看一?下|看看|看|显示|打开|给我|我要)*(?:这篇)?(?:(?:文章|本文|全文)的?)?"
)
_WHOLE = re.compile(
    r"(?:请问)?(?:这篇|该|此|整篇)?(?:文章|本文|全文|文)(?:到底|主要|大概|都|究竟)*(?:是|在)?"
    r"(?:(?:讲|说|写|谈|论述)的?了?(?:是|些)?(?:什么|啥)(?:内容|问题|东西)?|的?(?:主要)?(?:内容|大意|主题|主旨|中心思想|目录|提纲|梗概)(?:是)?(?:什么|啥)?)"
    r"[??!!。.\s]*|what(?:'s| is) (?:this|the) article about\??"
)
_ASKING = re.compile(
    r"(?:的?(?:讲|说|写|谈|是)的?(?:了|是)?(?:什么|啥|些什么|哪些)|的?(?:内容|原文|全文|正文))?(?:呢|呀|啊|吗)?[??!!。.,、\s]*$"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """Whole parts, by inclusive ranges in the order typed; each low end first."""

    ranges: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Dotted:
    """`N.M` or `N.M.K`, whose second number is read by what the part has."""

    part: int
    second: int
    third: int | None


@dataclass(frozen=True, slots=True)
class Several:
    """Places within parts, in the order typed: `3.2,4.1`, or `3.2-4` from one to another."""

    places: tuple[Dotted, ...]


@dataclass(frozen=True, slots=True)
class Exact:
    """A place said without doubt: a canonical address, or its layers in words."""

    address: Address


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the article's second list."""

    number: int


@dataclass(frozen=True, slots=True)
class Whole:
    """The article as a whole: what it is about."""


Shorthand = Parts | Dotted | Several | Exact | Item | Whole


def read(text: str, second_list: SecondList | None = None) -> Shorthand | None:
    """The shorthand that `text` as a whole is, or None where it is words."""
    if len(text) > _LONGEST:
        return None
    address = parse_address(text.strip())
    if address and not str(address).isdigit():
        return Exact(address)
    folded = unicodedata.normalize("NFKC", text).casefold().strip().rstrip("、.。,;:").strip()
    if folded in _SECTION_NAMES:
        return Exact(Address(_SECTION_NAMES[folded]))
    return (
        _read_item(folded, second_list)
        or _read_dotted(folded)
        or _read_several(folded)
        or _read_parts(folded)
        or _read_spelled(folded)
    )


def read_asked(text: str, second_list: SecondList | None) -> tuple[Shorthand, bool] | None:
    """The shorthand that a free text asks for, and whether its words leave no doubt of that.

    `第九部分讲什么` and `看看第三部分` are beyond doubt; `3` and `3.14` may be anything.
    """
    folded = unicodedata.normalize("NFKC", text).casefold().strip()
    if _WHOLE.fullmatch(folded):
        return Whole(), True
    core = _ASKING.sub("", _LEADING.sub("", folded))
    shorthand = read(core, second_list)
    if shorthand is None:
        return None
    return shorthand, isinstance(shorthand, Item) or bool(_MARKED.match(core))


def is_bare_numeral(text: str) -> bool:
    """Whether a text is nothing but a short number or a numeral in characters (七, 99, -1)."""
    return len(text.strip()) <= 3 and read_numeral(text) is not None


def _read_item(folded: str, second_list: SecondList | None) -> Item | None:
    if second_list is None:
        return None
    name, unit = re.escape(second_list.name), re.escape(second_list.unit)
    spelled = (
        rf"(?:{name})?的?第?({_NUMBER})个?{unit}",
        rf"{name}\s*的?第?\s*({_NUMBER})(?:[个条点])?(?:{unit})?",
    )
    for pattern in spelled:
        if match := re.fullmatch(pattern, folded):
            number = read_numeral(match.group(1))
            # 五个坚持 is what the list is called, 第五个坚持 an item of it.
            if number is not None and (folded.startswith(second_list.name) or "第" in folded):
                return Item(number)
    return None


def _read_dotted(folded: str) -> Dotted | None:
    match = _DOTTED.fullmatch(folded)
    if match is None:
        return None
    part = read_numeral(match.group(1))
    third = int(match.group(3)) if match.group(3) else None
    return None if part is None else Dotted(part, int(match.group(2)), third)


def _read_several(folded: str) -> Several | None:
    pieces = [tuple(_read_places(piece)) for piece in _LISTED.split(folded)]
    return Several(tuple(chain(*pieces))) if all(pieces) else None


def _read_places(piece: str) -> Iterator[Dotted]:
    match = _FROM_TO.fullmatch(piece)
    first = _read_dotted(match.group(1) if match else piece)
    if first is None:
        return
    if match is None or first.third is not None:
        yield first
        return
    low, high = sorted((first.second, int(match.group(2))))
    yield from (Dotted(first.part, it, None) for it in range(low, min(high, low + _MOST) + 1))


def _read_parts(folded: str) -> Parts | None:
    if whole := _read_range(folded):
        return Parts((whole,))
    ranges = [_read_range(piece) for piece in _SEPARATOR.split(folded)]
    known = tuple(piece for piece in ranges if piece is not None)
    return Parts(known) if ranges and len(known) == len(ranges) else None


def _read_range(piece: str) -> tuple[int, int] | None:
    match = _BARE.fullmatch(piece) or _RANGE.fullmatch(piece)
    if match is None:
        return None
    numbers = [read_numeral(group) for group in match.groups()]
    known = sorted(number for number in numbers if number is not None)
    return (known[0], known[-1]) if len(known) == len(numbers) else None


def _read_spelled(folded: str) -> Exact | Dotted | None:
    if _NESTED.fullmatch(folded):
        numbers = [read_numeral(number) or 0 for number in _LAYER.findall(folded)]
        return Exact(Address("/".join(map(str, numbers)))) if all(numbers) else None
    match = _SPELLED.fullmatch(folded)
    if match is None:
        return None
    part, paragraph, last = (read_numeral(match.group(n) or "") for n in (1, 2, 3))
    if part is None or part < 1:
        return None
    if last is not None and match.group(4) == "点":
        return Exact(Address(str(part), point=last))
    return Exact(Address(str(part), paragraph or (1 if last else None), last))
