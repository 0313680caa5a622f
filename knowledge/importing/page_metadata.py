"""What an HTML page states of itself beside its text: meta elements, JSON-LD, its title."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from knowledge.importing.extract import Ground, Statement

# Of each field the places in the order in which they are believed.
_META = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "author": ("author", "article:author", "dc.creator", "byl"),
    "outlet": ("og:site_name", "mediaid", "source", "publisher", "dc.publisher"),
    "published": (
        "article:published_time",
        "publishdate",
        "pubdate",
        "date",
        "dc.date",
        "og:pubdate",
    ),
    "editor": ("editor",),
    "url": ("og:url",),
}
_LINKED = {
    "title": ("headline", "name"),
    "author": ("author",),
    "outlet": ("publisher",),
    "published": ("datePublished",),
    "editor": ("editor",),
}
_ARTICLES = ("Article", "NewsArticle", "BlogPosting", "Report", "ScholarlyArticle", "WebPage")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page states, one statement a field, and every title that it is given (no blanks)."""

    statements: tuple[Statement, ...]
    titles: tuple[str, ...]


def read_metadata(page: Any) -> Metadata:
    """What the page states of itself. What it writes wrongly it does not state."""
    found: dict[str, Statement] = {}
    titles: list[str] = []
    for statement in (*_linked(page), *_meta(page), *_elements(page)):
        if statement.field == "title":
            titles.append("".join(statement.value.split()))
        found.setdefault(statement.field, statement)
    return Metadata(tuple(found.values()), tuple(titles))


def _meta(page: Any) -> Iterator[Statement]:
    named = {
        (meta.get("property") or meta.get("name") or "").lower(): meta.get("content") or ""
        for meta in reversed(page.xpath("//meta[@content]"))
    }
    for field, keys in _META.items():
        for key in keys:
            if value := _clean(named.get(key)):
                yield from _stated(field, value, key)


def _linked(page: Any) -> Iterator[Statement]:
    for script in page.xpath("//script[@type='application/ld+json']"):
        for article in _articles(script.text or ""):
            for field, keys in _LINKED.items():
                for key in keys:
                    if value := _clean(_name(article.get(key))):
                        yield from _stated(field, value, f"JSON-LD {key}")


def _articles(text: str) -> Iterator[dict[str, Any]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    graph = data.get("@graph", [data]) if isinstance(data, dict) else data
    for entry in graph if isinstance(graph, list) else []:
        if isinstance(entry, dict) and _kinds(entry) & set(_ARTICLES):
            yield entry


def _kinds(entry: dict[str, Any]) -> set[str]:
    kinds = entry.get("@type", "")
    return {str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _name(value: Any) -> str:
    match value:
        case str():
            return value
        case {"name": str() as name}:
            return name
        case [*several]:
            return "、".join(filter(None, map(_name, several)))
        case _:
            return ""


def _elements(page: Any) -> Iterator[Statement]:
    for link in page.xpath("//link[@rel='canonical'][@href]"):
        yield from _stated("url", _clean(link.get("href")), "canonical")
    for title in page.xpath("//head/title"):
        yield from _stated("title", _clean(title.text_content()), "title")


def _stated(field: str, value: str, key: str) -> Iterator[Statement]:
    if field == "url" and urlsplit(value).path.strip("/") == "":
        # The site's own page, not the article's.
        return
    if value:
        yield Statement(field, value, Ground.PAGE, key)


def _clean(value: str | None) -> str:
    return " ".join((value or "").split())
