"""An article as rows of the schema's tables, and rows as an article again. Knows no SQL."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby, pairwise
from typing import Any

from knowledge.model import (
    Article,
    Borrowed,
    Exclusion,
    Kind,
    ListItem,
    Paragraph,
    Point,
    Provenance,
    SecondList,
    Section,
    Sentence,
    Source,
    SourceField,
    Span,
)
from knowledge.text import fold

# A Latin word or number, or a run of anything else.
_WORD = re.compile(r"[a-z0-9]+|[^a-z0-9\s]+")
Row = Mapping[str, Any]
Pieces = Mapping[str, list[Row]]


def article_row(article: Article) -> dict[str, Any]:
    """The article's own row, without what the pieces hold."""
    second_list = article.second_list
    return {
        "id": article.id,
        "version": article.version,
        "title": article.source.title.value,
        "text": article.text,
        "url_is_article": int(article.source.url_is_article),
        "second_list_name": second_list.name if second_list else None,
        "second_list_unit": second_list.unit if second_list else None,
    }


def piece_rows(article: Article) -> dict[str, Iterable[dict[str, Any]]]:
    """The rows of each piece table, by table, in reading order."""
    second_list = article.second_list
    return {
        "source_field": _source_rows(article.source),
        "section": [_section_row(article, section) for section in article.sections],
        "paragraph": _paragraph_rows(article),
        "sentence": _inner_rows(article, "sentences"),
        "point": _inner_rows(article, "points"),
        "exclusion": [{"reason": e.reason, **_span(article, e.span)} for e in article.excluded],
        "borrowed": [{"origin": b.origin, **_span(article, b.span)} for b in article.borrowed],
        "list_item": [_item_row(item) for item in second_list.items] if second_list else [],
        "alias": [{"section": id, "words": words} for id, all in article.aliases for words in all],
        "question": [{"text": text} for text in article.questions],
    }


def _source_rows(source: Source) -> list[dict[str, Any]]:
    fields = {name: getattr(source, name) for name in Source.__slots__ if name != "url_is_article"}
    return [
        {
            "name": name,
            "value": field.value,
            "provenance": field.provenance.value,
            "line": field.line,
            "ground": field.ground,
            "blank_label": field.blank_label,
        }
        for name, field in fields.items()
    ]


def _section_row(article: Article, section: Section) -> dict[str, Any]:
    heading, title = section.heading, section.title
    return {
        "section": section.id,
        "kind": section.kind.value,
        "heading": article.heading(section),
        "heading_start": heading.start if heading else None,
        "heading_end": heading.end if heading else None,
        "title_start": title.start if title else None,
        "title_end": title.end if title else None,
    }


def _paragraph_rows(article: Article) -> Iterator[dict[str, Any]]:
    for section in article.sections:
        for paragraph in section.paragraphs:
            place = {"section": section.id, "number": paragraph.number}
            text = article.quote(paragraph.span)
            yield {**place, **_span(article, paragraph.span), "bigrams": _bigrams(text)}


def _bigrams(text: str) -> str:
    """The folded text's pairs of neighbouring characters, and its Latin words whole."""
    words = (
        [word] if word.isascii() else [a + b for a, b in pairwise(word)]
        for word in _WORD.findall(fold(text))
    )
    return " ".join(chain.from_iterable(words))


def _inner_rows(article: Article, kind: str) -> Iterator[dict[str, Any]]:
    for section in article.sections:
        for paragraph in section.paragraphs:
            for piece in getattr(paragraph, kind):
                place = {"section": section.id, "paragraph": paragraph.number}
                yield {**place, "number": piece.number, **_span(article, piece.span)}


def _item_row(item: ListItem) -> dict[str, Any]:
    return {
        "number": item.number,
        "title": item.title,
        "short": item.short,
        "part": item.part,
        "also": " ".join(item.also),
    }


def _span(article: Article, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": article.quote(span)}


def read_article(row: Row, pieces: Pieces) -> Article:
    """The article whose row and pieces these are."""
    fields = {piece["name"]: _field(piece) for piece in pieces["source_field"]}
    return Article(
        id=row["id"],
        version=row["version"],
        text=row["text"],
        source=Source(**fields, url_is_article=bool(row["url_is_article"])),
        sections=tuple(_sections(pieces)),
        excluded=tuple(Exclusion(_at(e), e["reason"]) for e in pieces["exclusion"]),
        borrowed=tuple(Borrowed(_at(b), b["origin"]) for b in pieces["borrowed"]),
        second_list=_second_list(row, pieces["list_item"]),
        aliases=read_aliases(pieces),
        questions=tuple(question["text"] for question in pieces["question"]),
    )


def _field(row: Row) -> SourceField:
    provenance = Provenance(row["provenance"])
    return SourceField(row["value"], provenance, row["line"], row["ground"], row["blank_label"])


def _sections(pieces: Pieces) -> Iterator[Section]:
    sentences = _grouped(pieces["sentence"], "section", "paragraph")
    points = _grouped(pieces["point"], "section", "paragraph")
    paragraphs: dict[str, list[Paragraph]] = defaultdict(list)
    for row in pieces["paragraph"]:
        place = (row["section"], row["number"])
        inner = tuple(Sentence(s["number"], _at(s)) for s in sentences.get(place, ()))
        marked = tuple(Point(p["number"], _at(p)) for p in points.get(place, ()))
        paragraphs[row["section"]].append(Paragraph(row["number"], _at(row), inner, marked))
    for row in pieces["section"]:
        yield _section(row, tuple(paragraphs[row["section"]]))


def _section(row: Row, paragraphs: tuple[Paragraph, ...]) -> Section:
    kind = Kind(row["kind"])
    has_heading = row["heading_start"] is not None
    return Section(
        kind=kind,
        path=tuple(map(int, row["section"].split("/"))) if kind is Kind.PART else (),
        heading=_at(row, "heading_") if has_heading else None,
        title=_at(row, "title_") if has_heading else None,
        paragraphs=paragraphs,
    )


def read_aliases(pieces: Pieces) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The sidecar's, and behind them the operator's, of sections that there are."""
    given: dict[str, list[str]] = defaultdict(list)
    for alias in pieces["alias"]:
        given[alias["section"]].append(alias["words"])
    sections = {section["section"] for section in pieces["section"]}
    for alias in pieces["operator_alias"]:
        if alias["section"] in sections and alias["words"] not in given[alias["section"]]:
            given[alias["section"]].append(alias["words"])
    return tuple((section, tuple(words)) for section, words in given.items())


def _second_list(row: Row, items: list[Row]) -> SecondList | None:
    if row["second_list_name"] is None:
        return None
    return SecondList(
        row["second_list_name"],
        row["second_list_unit"],
        tuple(
            ListItem(i["number"], i["title"], i["short"], i["part"], tuple(i["also"].split()))
            for i in items
        ),
    )


def _at(row: Row, prefix: str = "") -> Span:
    return Span(row[f"{prefix}start"], row[f"{prefix}end"])


def _grouped(rows: list[Row], *keys: str) -> dict[tuple[Any, ...], list[Row]]:
    def key(row: Row) -> tuple[Any, ...]:
        return tuple(row[name] for name in keys)

    return {place: list(group) for place, group in groupby(rows, key)}
