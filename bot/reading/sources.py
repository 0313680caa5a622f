"""What is said of the article itself: its fields, what is blank or inferred, the whole card."""

from collections.abc import Iterator

from bot.reply import Block, Copy, Outcome, Reply, Run, Style, line
from bot.turn import Turn
from bot.wording import Wording, citation, timestamp
from knowledge import AboutSource, Article, Provenance, SourceField


def source(turn: Turn) -> Reply:
    """`/source`: the whole source card."""
    return about_source(AboutSource(turn.article, ()), turn.wording)


def cite(turn: Turn) -> Reply:
    """`/cite`: the citation after GB/T 7714, and for people."""
    article = turn.article
    formal = citation(article, turn.request.today)
    copy = Copy(turn.wording.texts("button.copy"), formal)
    return Reply(
        Outcome.SOURCE,
        blocks=(line(Run(formal, Style.CODE)), *card(article, turn.wording)),
        choices=((copy,),),
        article=article,
    )


def about_source(answer: AboutSource, wording: Wording) -> Reply:
    """The fields asked for, then the whole card; what is blank is said to be blank."""
    article = answer.article
    asked = (fact(article, name, wording) for name in answer.fields)
    return Reply(
        Outcome.SOURCE,
        blocks=(*(line(words) for words in asked), *card(article, wording)),
        article=article,
    )


def card(article: Article, wording: Wording) -> Iterator[Block]:
    """The whole source, and the link with what it leads to."""
    yield line(Run(wording.source_card(article), Style.STRONG))
    source = article.source
    if source.url.value:
        label = wording.texts("source.original" if source.url_is_article else "source.site")
        before = wording.texts("source.fact", label=label, value="")
        yield line(before, Run(source.url.value, Style.LINK, source.url.value))


def fact(article: Article, name: str, wording: Wording) -> str:
    """One field in words, with what the article leaves blank and where it is known from."""
    field: SourceField = getattr(article.source, name)
    label = _label(article, name, wording)
    if field.value is None:
        return wording.texts("source.blank", label=label)
    value = timestamp(field) if name == "published" else wording.marked(field)
    return wording.texts("source.fact", label=label, value=value) + _aside(field, wording)


def _label(article: Article, name: str, wording: Wording) -> str:
    if name == "url" and not article.source.url_is_article:
        return wording.texts("source.site")
    return wording.texts(f"source.{name}")


def _aside(field: SourceField, wording: Wording) -> str:
    if field.provenance is Provenance.TEXT and field.blank_label:
        label, value = field.blank_label, field.value
        return wording.texts("source.signed_elsewhere", label=label, value=value)
    return ""
