"""What a person decided in the sidecar, held against the text it is about."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from knowledge.addresses import locate, parse_address
from knowledge.errors import ArticleError
from knowledge.model import (
    Article,
    Borrowed,
    Kind,
    ListItem,
    Provenance,
    SecondList,
    Source,
    SourceField,
    Span,
)
from knowledge.sidecar import Inference, Sidecar


def source(stated: Mapping[str, SourceField], sidecar: Sidecar) -> Source:
    """What the text states; where it is silent, what a person inferred, marked as such."""
    fields = dict(stated)
    for name in sidecar.source.__struct_fields__:
        inference = getattr(sidecar.source, name)
        field = fields.get(name, SourceField())
        if isinstance(inference, Inference) and field.value is None:
            fields[name] = replace(
                field,
                value=inference.value,
                provenance=Provenance.INFERRED,
                ground=inference.ground,
            )
    link = sidecar.source.url
    url = fields.get("url", SourceField())
    if link.value and url.value is None:
        fields["url"] = replace(
            url, value=link.value, provenance=Provenance.INFERRED, ground=link.ground
        )
    return Source(**fields, url_is_article=sidecar.source.url.is_article)


def borrowed(text: str, sidecar: Sidecar, file: str) -> tuple[Borrowed, ...]:
    """The borrowed words with their places; words that do not stand in the text are an error."""

    def located() -> Iterator[Borrowed]:
        for entry in sidecar.borrowed:
            for words in entry.words:
                start = text.find(words)
                if start < 0:
                    raise _refusal(file, f"borrowed words “{words}” do not stand in the text")
                yield Borrowed(Span(start, start + len(words)), entry.origin)

    return tuple(located())


def second_list(sidecar: Sidecar) -> SecondList | None:
    """The second list, numbered from one in the order it is written down."""
    decided = sidecar.second_list
    if decided is None:
        return None
    items = (
        ListItem(number, entry.title, entry.short, entry.part, entry.also)
        for number, entry in enumerate(decided.item, 1)
    )
    return SecondList(decided.name, decided.unit, tuple(items))


def check(article: Article, sidecar: Sidecar, file: str) -> None:
    """Every line, section and address that the sidecar names exists, or ArticleError."""
    lines = article.text.split("\n")
    for what, line in _named_lines(sidecar):
        if not 1 <= line <= len(lines) or not lines[line - 1].strip():
            raise _refusal(file, f"{what} line {line} does not exist or is blank")
    if sidecar.closing and all(section.kind is not Kind.CLOSING for section in article.sections):
        raise _refusal(file, f"closing line {sidecar.closing.line} is no paragraph")
    items = article.second_list.items if article.second_list else ()
    named = [*sidecar.aliases, *(item.part for item in items if item.part)]
    for id in named:
        if article.section(id) is None:
            raise _refusal(file, f"there is no section “{id}”")
    for item in items:
        for address in item.also:
            place = parse_address(address)
            if place is None or locate(article, place) is None:
                raise _refusal(file, f"there is no place “{address}”")


def _named_lines(sidecar: Sidecar) -> Iterator[tuple[str, int]]:
    for noise in sidecar.noise:
        # Between the ends of a stretch there may be blank lines.
        yield from (("noise", line) for line in {noise.line, noise.lines[-1]})
    yield from (("heading", line) for all in sidecar.headings.values() for line in all)
    yield from [("byline", sidecar.byline)] if sidecar.byline is not None else []
    yield from (("statements", line) for line in sidecar.statements)


def _refusal(file: str, problem: str) -> ArticleError:
    return ArticleError(file, 0, f"sidecar: {problem}")
