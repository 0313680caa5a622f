"""What people type for a place: `3` `第三部分` `3.2` `3-5` `1、3` `导语` → addresses.

`read` knows the spelling, `resolve` the article. A number means the article's own part, never an
item of its second list, unless the words name that list.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from knowledge.addresses import Address, Passage, locate, parse_address
from knowledge.model import Article, SecondList, Section
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
_DOTTED = re.compile(rf"({_NUMBER})\s*\.\s*([0-9]{{1,9}})(?:\s*\.\s*([0-9]{{1,9}}))?")
_SPELLED = re.compile(
    rf"第?({_NUMBER}){_PART_WORD}(?:的?第({_NUMBER})段)?(?:的?第({_NUMBER})(句话?|点))?"
)
_SECTION_NAMES = {
    **dict.fromkeys(("导语", "引言", "开头", "前言", "intro", "lead", "introduction"), "intro"),
    **dict.fromkeys(("结语", "结尾", "结束语", "结论", "closing", "conclusion"), "closing"),
}
_LEADING = re.compile(
    r"^(?:请问|请|看一?下|看看|看|显示|打开|给我|我要)*(?:这篇)?(?:(?:文章|本文|全文)的?)?"
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
class Exact:
    """A place said without doubt: a canonical address, or its layers in words."""

    address: Address


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the article's second list."""

    number: int


Shorthand = Parts | Dotted | Exact | Item


class ReadAs(Enum):
    """What the second number of `N.M` turned out to be."""

    PARAGRAPH = "paragraph"
    POINT = "point"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a shorthand names in an article.

    `passages` in the order asked, once each; `missing` are part numbers, as inclusive ranges,
    that the article does not have; `incomplete` is the part that exists although the place asked
    for in it does not; `read_as` says how the second number of `N.M` was read.
    """

    passages: tuple[Passage, ...]
    missing: tuple[tuple[int, int], ...] = ()
    incomplete: Section | None = None
    read_as: ReadAs | None = None

    @property
    def complete(self) -> bool:
        """Whether everything that was asked for exists."""
        return bool(self.passages) and not self.missing and self.incomplete is None


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
        or _read_parts(folded)
        or _read_spelled(folded)
    )


def read_question(text: str, article: Article) -> Shorthand | None:
    """The shorthand that a free text is: it must exist, or say so in words (第九部分讲什么).

    A bare number beyond the parts, or `3.14`, is a question like any other.
    """
    folded = unicodedata.normalize("NFKC", text).casefold().strip()
    core = _ASKING.sub("", _LEADING.sub("", folded))
    shorthand = read(core, article.second_list)
    if shorthand is None:
        return None
    marked = isinstance(shorthand, Item) or _MARKED.match(core)
    return shorthand if marked or resolve(article, shorthand).complete else None


def is_bare_numeral(text: str) -> bool:
    """Whether a text is nothing but a short number or a numeral in characters (七, 99, -1)."""
    return len(text.strip()) <= 3 and read_numeral(text) is not None


def resolve(article: Article, shorthand: Shorthand) -> Resolution:
    """What `shorthand` names in `article`."""
    match shorthand:
        case Parts(ranges):
            return _resolve_parts(article, ranges)
        case Dotted():
            return _resolve_dotted(article, shorthand)
        case Exact(address):
            return _resolve_exact(article, address)
        case Item(number):
            return resolve_item(article, number)


def resolve_item(article: Article, number: int) -> Resolution:
    """Where the article treats an item of its second list: its part, or else every other place."""
    item = article.second_list.item(number) if article.second_list else None
    if item is None:
        return Resolution((), ((number, number),))
    places = (item.part,) if item.part else item.also
    addresses = (parse_address(place) for place in places)
    return Resolution(tuple(p for a in addresses if a and (p := locate(article, a))))


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
    match = _SPELLED.fullmatch(folded)
    if match is None:
        return None
    part, paragraph, last = (read_numeral(match.group(n) or "") for n in (1, 2, 3))
    if part is None or part < 1:
        return None
    if last is not None and match.group(4) == "点":
        return Exact(Address(str(part), point=last))
    return Exact(Address(str(part), paragraph or (1 if last else None), last))


def _resolve_parts(article: Article, ranges: tuple[tuple[int, int], ...]) -> Resolution:
    count = len(article.parts)
    found: dict[int, Passage] = {}
    missing: list[tuple[int, int]] = []
    for low, high in ranges:
        for number in range(max(low, 1), min(high, count) + 1):
            section = article.parts[number - 1]
            found.setdefault(number, Passage(Address(section.id), section, section.body))
        missing += [(low, min(high, 0))] if low < 1 else []
        missing += [(max(low, count + 1), high)] if high > count else []
    return Resolution(tuple(found.values()), tuple(dict.fromkeys(missing)))


def _resolve_dotted(article: Article, dotted: Dotted) -> Resolution:
    section = article.section(str(dotted.part))
    if section is None:
        return Resolution((), ((dotted.part, dotted.part),))
    for read_as, address in _readings(section, dotted):
        if passage := locate(article, address):
            return Resolution((passage,), read_as=read_as)
    return _only_part(section)


def _readings(section: Section, dotted: Dotted) -> list[tuple[ReadAs, Address]]:
    if dotted.third is not None:
        return [(ReadAs.SENTENCE, Address(section.id, dotted.second, dotted.third))]
    if len(section.paragraphs) > 1:
        return [(ReadAs.PARAGRAPH, Address(section.id, dotted.second))]
    return [
        (ReadAs.POINT, Address(section.id, point=dotted.second)),
        (ReadAs.SENTENCE, Address(section.id, 1, dotted.second)),
    ]


def _resolve_exact(article: Article, address: Address) -> Resolution:
    if passage := locate(article, address):
        return Resolution((passage,))
    if address.article not in (None, article.id):
        return Resolution(())
    if section := article.section(address.section):
        return _only_part(section)
    number = int(address.section) if address.section.isdigit() else 0
    return Resolution((), ((number, number),))


def _only_part(section: Section) -> Resolution:
    passage = Passage(Address(section.id), section, section.body)
    return Resolution((passage,), incomplete=section)
