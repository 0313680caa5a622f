"""Front matter: the YAML between two lines of dashes at the very top of a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import yaml

from knowledge.errors import DocumentError
from knowledge.importing.extract import Ground, Statement

_FRONT = re.compile(r"---[ \t]*\n(?P<yaml>.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_KEY = re.compile(r"^[\w-]+[ \t]*:", re.MULTILINE)
_FIELDS = {
    **dict.fromkeys(("title", "标题"), "title"),
    **dict.fromkeys(("author", "authors", "作者"), "author"),
    **dict.fromkeys(("affiliation", "institution", "单位"), "affiliation"),
    **dict.fromkeys(("date", "published", "publishdate", "pubdate", "日期"), "published"),
    **dict.fromkeys(("source", "outlet", "publisher", "publication", "来源"), "outlet"),
    **dict.fromkeys(("editor", "编辑"), "editor"),
    **dict.fromkeys(("url", "link", "canonical", "canonical_url", "链接"), "url"),
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter as it stands, where it ends in the text, and what it states."""

    text: str = ""
    end: int = 0
    statements: tuple[Statement, ...] = ()


def read_front_matter(text: str, name: str) -> FrontMatter:
    """The front matter of a text, empty where it has none; DocumentError where it is no YAML."""
    match = _FRONT.match(text)
    content = (match["yaml"] or "") if match else ""
    if match is None or not _KEY.search(content):
        return FrontMatter()
    try:
        stated = yaml.safe_load(content)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise DocumentError(name, f"its front matter is no YAML: {_problem(error)}") from None
    if not isinstance(stated, dict):
        raise DocumentError(name, "its front matter is no YAML of keys and values")
    return FrontMatter(match[0], match.end(), tuple(_statements(stated)))


def _statements(stated: dict[object, object]) -> Iterator[Statement]:
    for key, value in stated.items():
        field = _FIELDS.get(str(key).lower())
        words = _words(value)
        if field and words:
            yield Statement(field, words, Ground.FRONT_MATTER, str(key))


def _words(value: object) -> str:
    match value:
        case date():
            return value.isoformat()
        case str() | int() | float():
            return " ".join(str(value).split())
        case list():
            return "、".join(str(it) for it in value if isinstance(it, str))
        case _:
            return ""


def _problem(error: Exception) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem:
        # Its first line is the one of dashes.
        line = error.problem_mark.line + 2 if error.problem_mark else 0
        return f"{error.problem} (line {line})"
    return str(error) or type(error).__name__
