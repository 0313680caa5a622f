"""A reference → a reply: the places it names, how it was read, what does not exist."""

from collections.abc import Iterator

from bot.reading import second_list
from bot.reading.blocks import heading, origins, quotations, source, whole_section
from bot.reading.choices import candidates, neighbours, show_section, uses
from bot.reply import Block, Choice, Evidence, Form, Outcome, Reply, Run, Style, line
from bot.wording import Wording
from knowledge import Article, Item, Parts, Passage, Reference, Resolution, Section, Whole

# More buttons than this Telegram does not take.
_MOST_ROWS = 60


def reference(answer: Reference, wording: Wording) -> Reply:
    """What stands at the places asked for; what does not exist is named."""
    if isinstance(answer.shorthand, Item):
        return _item(answer, answer.shorthand.number, wording)
    article, resolution = answer.article, answer.resolution
    if not resolution.passages:
        return _nowhere(answer, wording)
    alone = len(resolution.passages) == 1
    note = tuple(second_list.note(article, resolution.passages[0], wording)) if alone else ()
    section = resolution.passages[0].section
    return Reply(
        Outcome.REFERENCE,
        blocks=(
            *_how_it_was_read(article, resolution, wording),
            *_passages(article, resolution.passages, wording),
            *(line(words) for words, _ in note),
            source(article, resolution.passages, wording),
        ),
        choices=(
            *((choice,) for _, choice in note if choice),
            *(_inner_rows(article, resolution.passages[0], wording) if alone else ()),
            uses(article, resolution.passages[0], wording),
            *(neighbours(article, section, wording) if alone else ()),
        ),
        article=article,
        evidence=Evidence(resolution.passages[0], resolution.passages[1:]),
        sure=resolution.complete,
    )


def contents(article: Article, wording: Wording) -> Reply:
    """The article's sections and its second list, each as a button."""
    listed = article.second_list
    return Reply(
        Outcome.REFERENCE,
        blocks=(
            line(Run(article.source.title.value or "", Style.STRONG)),
            *(line(wording.title(article, section)) for section in _outline(article)),
            *(second_list.lines(listed, wording) if listed else ()),
        ),
        choices=(
            *_section_rows(article, wording),
            *(second_list.rows(listed, wording) if listed else ()),
        ),
        article=article,
    )


def items(article: Article, wording: Wording, *, exists: bool = True) -> Reply:
    """The items of the second list as buttons; `exists` False says that another was asked for."""
    listed = article.second_list
    if listed is None:
        none = line(wording.texts("speech.none"))
        return Reply(Outcome.REFERENCE, (none,), article=article, exists=False)
    count = [] if exists else [line(wording.item_count(listed))]
    return Reply(
        Outcome.REFERENCE,
        blocks=(*count, *second_list.lines(listed, wording)),
        choices=tuple(second_list.rows(listed, wording)),
        article=article,
        exists=exists,
    )


def _nowhere(answer: Reference, wording: Wording) -> Reply:
    """What was asked for does not exist: how many parts there are."""
    article = answer.article
    words = wording.part_count(article)
    match answer.shorthand:
        case Whole():
            return contents(article, wording)
        case Parts(ranges) if any(low != high for low, high in ranges):
            words += _missing(answer.resolution, wording)
    return Reply(
        Outcome.REFERENCE,
        blocks=(line(words),),
        choices=tuple(_section_rows(article, wording)),
        article=article,
        exists=False,
    )


def _item(answer: Reference, number: int, wording: Wording) -> Reply:
    """An item of the second list: its own number first, then where the article treats it."""
    article, passages = answer.article, answer.resolution.passages
    preface = second_list.preface(article, number, wording)
    if preface is None:
        return items(article, wording, exists=False)
    alone = len(passages) == 1
    return Reply(
        Outcome.REFERENCE,
        blocks=(
            line(preface),
            *_passages(article, passages, wording),
            source(article, passages, wording),
        ),
        choices=(
            uses(article, passages[0], wording),
            *(
                neighbours(article, passages[0].section, wording)
                if alone
                else candidates(article, passages, wording)
            ),
        ),
        article=article,
        evidence=Evidence(passages[0], passages[1:]),
    )


def _passages(article: Article, passages: tuple[Passage, ...], wording: Wording) -> Iterator[Block]:
    """Each passage under its heading; a piece of a section is quoted, the section folded below."""
    for passage in passages:
        within = wording.within(passage.address)
        yield heading(article, passage.section, wording, f" · {within}" if within else "")
        if not passage.section.paragraphs:
            yield from (line(article.heading(it) or "") for it in article.children(passage.section))
            continue
        if passage.span == passage.section.body:
            yield Block(Form.FOLDED, (Run(article.quote(passage.span)),))
            yield from origins(article, [passage.span], wording)
            continue
        yield from quotations(article, (passage,), wording)
        if len(passages) == 1:
            yield from whole_section(article, (passage,))


def _how_it_was_read(article: Article, resolution: Resolution, wording: Wording) -> Iterator[Block]:
    if resolution.read_as:
        places = "、".join(map(wording.place, resolution.passages))
        yield line(wording.texts("read_as", place=places))
    if section := resolution.incomplete:
        yield line(
            wording.texts(
                "part.size",
                part=wording.section(section),
                paragraphs=len(section.paragraphs),
                sentences=section.sentence_count,
            )
        )
    if resolution.missing:
        yield line(wording.part_count(article) + _missing(resolution, wording))


def _missing(resolution: Resolution, wording: Wording) -> str:
    ranges = "、".join(_range(low, high) for low, high in resolution.missing)
    return wording.texts("parts.missing", numbers=ranges)


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def _outline(article: Article) -> tuple[Section, ...]:
    """Every section, or those of the top level where these are many."""
    few = len(article.sections) <= _MOST_ROWS
    return article.sections if few else _top(article)


def _top(article: Article) -> tuple[Section, ...]:
    return tuple(section for section in article.sections if len(section.path) < 2)


def _section_rows(article: Article, wording: Wording) -> Iterator[tuple[Choice, ...]]:
    """A button for each section of the top level; its own parts are under it."""
    for section in _top(article)[:_MOST_ROWS]:
        yield show_section(article, section, wording)


def _inner_rows(
    article: Article, passage: Passage, wording: Wording
) -> Iterator[tuple[Choice, ...]]:
    """A button for each part of a part that is shown whole."""
    if passage.span == passage.section.body:
        for section in article.children(passage.section)[:_MOST_ROWS]:
            yield show_section(article, section, wording)
