"""What was read → an article as it is kept: its text, a sidecar drafted for it, what they make.

A draft decides what it can tell and says so; a person decides the rest in the sidecar.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath

from msgspec.structs import replace

from knowledge.articles import ArticleFiles
from knowledge.importing import furniture
from knowledge.importing.extract import Extract, Ground, Line, Role, Statement
from knowledge.importing.inheriting import inherit
from knowledge.importing.naming import name
from knowledge.importing.noise import reason_to_drop
from knowledge.importing.structure import Row, find_headings, without_empty
from knowledge.importing.toml import write_sidecar
from knowledge.model import Article
from knowledge.parsing import decode, parse
from knowledge.sidecar import (
    Closing,
    Inference,
    Link,
    Noise,
    Sidecar,
    SourceDecisions,
    read_sidecar,
)

_GROUNDS = {
    Ground.FRONT_MATTER: ("据文首元数据", "from the front matter"),
    Ground.PAGE: ("据网页元数据", "from the page's metadata"),
    Ground.PROPERTIES: ("据文件属性", "from the document's properties"),
    Ground.FILE_NAME: ("据文件名", "from the file's name"),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as it would be kept, what it was read from, and what a person should look at."""

    files: ArticleFiles
    article: Article
    extract: Extract


def draft(extract: Extract, file: str, sidecar: bytes | None = None) -> Draft:
    """The draft of a document from `file`; a reviewed `sidecar` is taken as it is.

    The article is named by its outlet, date and title. ArticleError where there is no paragraph,
    or where the text and the reviewed sidecar do not fit.
    """
    if sidecar is None:
        sidecar = write_sidecar(draft_sidecar(extract, file)).encode()
    beside = f"{PurePath(file).stem}.toml"
    decided = read_sidecar(decode(sidecar, beside), beside)
    text = extract.stored or compose(extract.lines).encode()
    article = parse("article", decode(text, file), decided, file)
    article = dataclasses.replace(article, id=name(article))
    return Draft(ArticleFiles(article.id, text, sidecar), article, extract)


def renamed(drafted: Draft, id: str) -> Draft:
    """The same under another id."""
    files = dataclasses.replace(drafted.files, id=id)
    return Draft(files, dataclasses.replace(drafted.article, id=id), drafted.extract)


def inherited(drafted: Draft, earlier: ArticleFiles) -> Draft:
    """The draft with what a person decided about an earlier version, as far as it still holds."""
    files, article = drafted.files, drafted.article
    if earlier.text == files.text:
        sidecar = earlier.sidecar
    else:
        decided = inherit(_sidecar(files), article, _sidecar(earlier))
        sidecar = write_sidecar(decided).encode()
    kept = ArticleFiles(files.id, files.text, sidecar)
    return Draft(kept, kept.parse(), drafted.extract)


def _sidecar(files: ArticleFiles) -> Sidecar:
    return read_sidecar(files.sidecar.decode(), f"{files.id}.toml")


def compose(lines: Iterable[Line]) -> str:
    """The text that is stored: a line each, with the blank lines that stood between."""
    pieces: list[str] = []
    for line in lines:
        pieces += ["\n" * (line.gap + 1 if pieces else line.gap), line.text]
    return "".join((*pieces, "\n"))


def draft_sidecar(extract: Extract, file: str) -> Sidecar:
    """What can be told of a document without a person."""
    rows = _rows(extract.lines)
    noise = _noise(rows)
    content = [row for row in rows if row.number not in noise]
    title = furniture.title(content, extract.statements)
    if title:
        above = {row.number: "above the title" for row in content if row.number < title.number}
        noise.update(above)
        content = [row for row in content if row.number > title.number]
    stated = furniture.statements(content)
    content = [row for row in content if row.number not in stated]
    listed = furniture.contents(content, find_headings(content))
    noise.update(listed)
    content = [row for row in content if row.number not in listed]
    named = furniture.named_sections(content, find_headings(content))
    sidecar = Sidecar(
        layout="lines",
        statements=tuple(sorted(stated)),
        byline=furniture.byline(content),
        closing=Closing(named.closing) if named.closing else None,
        headings=_by_level(without_empty(named.headings, named.content(content))),
        noise=tuple(_stretches(rows, {**noise, **named.noise})),
        source=SourceDecisions(title=None if title else _title(extract, file)),
    )
    article = parse("article", compose(extract.lines), sidecar, file)
    return replace(sidecar, source=_source(sidecar.source, article, extract.statements))


def _rows(lines: Iterable[Line]) -> list[Row]:
    rows: list[Row] = []
    number = 0
    for line in lines:
        number += 1 + line.gap
        rows.append(Row(number, line))
    return rows


def _noise(rows: Iterable[Row]) -> dict[int, str]:
    noise = {}
    for row in rows:
        # What the format calls a title or a heading is one, whatever it speaks of.
        spoken = row.line.role in (Role.TEXT, Role.ITEM)
        reason = reason_to_drop(row.text) if spoken else row.line.reason
        if reason:
            noise[row.number] = reason
    return noise


def _stretches(rows: Sequence[Row], noise: Mapping[int, str]) -> Iterable[Noise]:
    """Neighbouring lines that are dropped for the same reason as one entry."""
    for reason, group in groupby(rows, lambda row: noise.get(row.number)):
        numbers = [row.number for row in group]
        if reason is not None:
            through = numbers[-1] if len(numbers) > 1 else None
            yield Noise(numbers[0], reason, through)


def _by_level(headings: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    return {
        level: tuple(number for number, it in headings.items() if it == level)
        for level in sorted(set(headings.values()))
    }


def _title(extract: Extract, file: str) -> Inference:
    """What the article is called where no line of its text says so."""
    stated = next((it for it in extract.statements if it.field == "title"), None)
    statement = stated or Statement("title", PurePath(file).stem, Ground.FILE_NAME)
    return _inference(statement, chinese=_is_chinese(extract.lines))


def _source(
    decided: SourceDecisions, article: Article, statements: Sequence[Statement]
) -> SourceDecisions:
    """What the document states of its source and its text does not."""
    fields: dict[str, Inference] = {}
    chinese = _is_chinese(Line(article.quote(section.body)) for section in article.sections)
    for statement in statements:
        field = getattr(article.source, statement.field)
        if field.value is None and statement.field not in fields:
            fields[statement.field] = _inference(statement, chinese=chinese)
    url = fields.pop("url", None)
    link = Link(is_article=True, value=url.value, ground=url.ground) if url else Link()
    return replace(decided, url=link, **fields)


def _inference(statement: Statement, *, chinese: bool) -> Inference:
    words = _GROUNDS[statement.ground][0 if chinese else 1]
    ground = f"{words}“{statement.key}”" if chinese else f"{words} “{statement.key}”"
    return Inference(statement.value, ground if statement.key else words)


def _is_chinese(lines: Iterable[Line]) -> bool:
    text = "".join(line.text for line in lines)[:2000]
    return sum("\u4e00" <= character <= "\u9fff" for character in text) > 0.2 * len(text)
