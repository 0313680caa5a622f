"""Canonical addresses: what the bot writes and stores for a place in an article.

`SECTION`, `SECTION.p2` (paragraph), `SECTION.p1.s3` (sentence), `2.o3` (explicit point), with the
article in front where it is not understood: `ARTICLE:3.p1.s2`. SECTION is `intro`, `body`,
`closing` or the part's numbers (`3`, nested `3/2`). What people type is `shorthand`'s.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from knowledge.model import Article, Section, Span

_ID = r"[a-z0-9][a-z0-9-]*"
_IN_ARTICLE = re.compile(rf"\s*({_ID})\s*[:\uff1a](.*)", re.DOTALL | re.IGNORECASE)
_ADDRESS = re.compile(
    rf"(?:(?P<article>{_ID}):)?"
    r"(?P<section>intro|body|closing|[1-9][0-9]{0,8}(?:/[1-9][0-9]{0,8})*)"
    r"(?:\.p(?P<paragraph>[1-9][0-9]{0,8})(?:\.s(?P<sentence>[1-9][0-9]{0,8}))?"
    r"|\.o(?P<point>[1-9][0-9]{0,8}))?"
)


@dataclass(frozen=True, slots=True)
class Address:
    """A place in an article: a section, or a paragraph, a sentence or a point of it.

    A sentence needs its paragraph; a point excludes both. `article` None means the chat's own.
    """

    section: str
    paragraph: int | None = None
    sentence: int | None = None
    point: int | None = None
    article: str | None = None

    def __str__(self) -> str:
        """The canonical form; `parse_address` gives the address back."""
        place = self.section
        if self.paragraph is not None:
            place += f".p{self.paragraph}"
        if self.sentence is not None:
            place += f".s{self.sentence}"
        if self.point is not None:
            place += f".o{self.point}"
        return f"{self.article}:{place}" if self.article else place


@dataclass(frozen=True, slots=True)
class Passage:
    """A place with what stands there: the section, and the span of the words themselves."""

    address: Address
    section: Section
    span: Span


def parse_address(text: str) -> Address | None:
    """The address that `text` is the canonical form of, or None."""
    match = _ADDRESS.fullmatch(text)
    if match is None:
        return None
    paragraph, sentence, point = (
        int(match[name]) if match[name] else None for name in ("paragraph", "sentence", "point")
    )
    return Address(match["section"], paragraph, sentence, point, match["article"])


def is_article_id(text: str) -> bool:
    """Whether an article may have this id: what can stand in front of an address."""
    return bool(re.fullmatch(_ID, text))


def split_article(text: str) -> tuple[str | None, str]:
    """The id that may name an article in front of `text` (None: none does), and the rest."""
    match = _IN_ARTICLE.fullmatch(text)
    return (match[1].lower(), match[2].strip()) if match else (None, text)


def locate(article: Article, address: Address) -> Passage | None:
    """What stands at `address`, or None where the article has no such place.

    The passage's address names no article: it is understood.
    """
    section = article.section(address.section)
    if section is None or address.article not in (None, article.id):
        return None
    span = _span(section, address)
    return Passage(replace(address, article=None), section, span) if span else None


def locate_all(article: Article, addresses: Iterable[str]) -> tuple[Passage, ...]:
    """What stands at canonical addresses, in their order; those that lead nowhere left out."""
    parsed = (parse_address(address) for address in addresses)
    return tuple(passage for it in parsed if it and (passage := locate(article, it)))


def find_again(
    article: Article, address: Address, is_same: Callable[[str], bool]
) -> Passage | None:
    """Where the same words stand: at `address` if they do, else at the first place; or None."""
    here = locate(article, replace(address, article=None))
    candidates = chain((here,) if here else (), places(article))
    return next((it for it in candidates if is_same(article.quote(it.span))), None)


def places(article: Article) -> Iterator[Passage]:
    """Every section, paragraph, sentence and point with its address, the whole before its parts."""
    for section in article.sections:
        yield Passage(Address(section.id), section, section.body)
        for paragraph in section.paragraphs:
            yield Passage(Address(section.id, paragraph.number), section, paragraph.span)
            for sentence in paragraph.sentences:
                address = Address(section.id, paragraph.number, sentence.number)
                yield Passage(address, section, sentence.span)
            for point in paragraph.points:
                yield Passage(Address(section.id, point=point.number), section, point.span)


def _span(section: Section, address: Address) -> Span | None:
    paragraphs = {paragraph.number: paragraph for paragraph in section.paragraphs}
    if address.point is not None:
        points = (point for paragraph in section.paragraphs for point in paragraph.points)
        return next((point.span for point in points if point.number == address.point), None)
    if address.paragraph is None:
        return section.body
    paragraph = paragraphs.get(address.paragraph)
    if paragraph is None or address.sentence is None:
        return paragraph.span if paragraph else None
    return next((s.span for s in paragraph.sentences if s.number == address.sentence), None)
