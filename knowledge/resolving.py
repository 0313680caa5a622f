"""A shorthand and an article → the passages it names, and what of it does not exist."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from knowledge.addresses import Address, Passage, locate, locate_all
from knowledge.model import Article, Section
from knowledge.shorthand import Dotted, Exact, Item, Parts, Several, Shorthand, Whole, read_asked


class ReadAs(Enum):
    """What the second number of `N.M` turned out to be."""

    PART = "part"
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


def read_question(text: str, article: Article) -> Shorthand | None:
    """The shorthand that a free text is: it must exist, or say so in words (第九部分讲什么).

    A bare number beyond the parts, or `3.14`, is a question like any other.
    """
    asked = read_asked(text, article.second_list)
    if asked is None:
        return None
    shorthand, beyond_doubt = asked
    return shorthand if beyond_doubt or resolve(article, shorthand).complete else None


def resolve(article: Article, shorthand: Shorthand) -> Resolution:
    """What `shorthand` names in `article`."""
    match shorthand:
        case Parts(ranges):
            return _resolve_parts(article, ranges)
        case Dotted():
            return _resolve_dotted(article, shorthand)
        case Several(places):
            return _resolve_several(article, places)
        case Exact(address):
            return _resolve_exact(article, address)
        case Item(number):
            return resolve_item(article, number)
        case Whole():
            return Resolution(())


def resolve_item(article: Article, number: int) -> Resolution:
    """Where the article treats an item of its second list: its part, or else every other place."""
    item = article.second_list.item(number) if article.second_list else None
    if item is None:
        return Resolution((), ((number, number),))
    return Resolution(locate_all(article, (item.part,) if item.part else item.also))


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
    for read_as, address in (*_nested(article, dotted), *_readings(section, dotted)):
        if passage := locate(article, address):
            return Resolution((passage,), read_as=read_as)
    return _only_part(section)


def _resolve_several(article: Article, places: tuple[Dotted, ...]) -> Resolution:
    """What exists of them, once each; of a place that does not, its part, where nothing else is."""
    resolved = [_resolve_dotted(article, place) for place in places]
    there = [it for it in resolved if it.complete] or resolved[:1]
    missing = (numbers for it in resolved for numbers in it.missing)
    return Resolution(
        tuple(dict.fromkeys(passage for it in there for passage in it.passages)),
        tuple(dict.fromkeys(missing)),
        next((it.incomplete for it in resolved if it.incomplete), None),
        there[0].read_as,
    )


def _nested(article: Article, dotted: Dotted) -> Iterator[tuple[ReadAs, Address]]:
    """A part's own parts come first: `1.2` is how they are numbered."""
    inner = f"{dotted.part}/{dotted.second}"
    if article.section(inner) is None:
        return
    if dotted.third is None:
        yield ReadAs.PART, Address(inner)
    else:
        yield ReadAs.PART, Address(f"{inner}/{dotted.third}")
        yield ReadAs.PARAGRAPH, Address(inner, dotted.third)


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
    section = article.section(address.section)
    outer = address.section
    while section is None and "/" in outer:
        outer = outer.rpartition("/")[0]
        section = article.section(outer)
    if section:
        return _only_part(section)
    number = int(outer) if outer.isdigit() else 0
    return Resolution((), ((number, number),))


def _only_part(section: Section) -> Resolution:
    passage = Passage(Address(section.id), section, section.body)
    return Resolution((passage,), incomplete=section)
