"""What inline mode offers while a reader types: passages to post, each with its source line."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.reading.blocks import heading, origins, source
from bot.reading.sources import about_source
from bot.reply import Block, Evidence, Form, Outcome, Reply, Run
from bot.turn import Turn
from bot.wording import Wording
from knowledge import (
    AboutSource,
    Article,
    Elsewhere,
    Found,
    Nothing,
    Passage,
    Reference,
    Span,
    Unsure,
    places,
)

# A post is one message with its heading and source; in characters, far below any messenger's limit.
_LONGEST_POST = 3000


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to post: a stable id, a title, a line of description, and the reply itself."""

    id: str
    title: str
    description: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to post, best first; what to say where that is nothing.

    `personal` says that another reader would be offered something else for the same line.
    """

    suggestions: tuple[Suggestion, ...]
    silence: str
    personal: bool


def offer(turn: Turn, *, personal: bool) -> Offer:
    """The passages that `turn.argument` asks for; the sections where it is blank."""
    return Offer(_suggestions(turn), turn.wording.texts("inline.nothing"), personal)


def _suggestions(turn: Turn) -> tuple[Suggestion, ...]:
    article = turn.article
    if not turn.argument:
        return tuple(_posted(article, tuple(_sections(article)), turn.wording))
    match turn.base.answer(turn.argument, article):
        case Found(passages=best, others=others):
            return tuple(_posted(article, (best[0], *others), turn.wording))
        case Unsure(passages=best, others=others):
            guesses = _posted(article, (best[0], *others), turn.wording)
            unsure = turn.wording.texts("confidence.unsure")
            return tuple(replace(it, title=f"{it.title} · {unsure}") for it in guesses)
        case Reference(resolution=resolution):
            return tuple(_posted(article, resolution.passages, turn.wording))
        case AboutSource() as about:
            card = about_source(about, turn.wording)
            title, first = article.source.title.value or "", card.blocks[0].text
            return (Suggestion(f"{article.id}:source", title, first, card),)
        case Nothing():
            elsewhere = turn.base.look_elsewhere(turn.argument, article)
            return tuple(_of_another(it, turn.wording) for it in elsewhere)


def _of_another(place: Elsewhere, wording: Wording) -> Suggestion:
    """A passage of another article, whose title stands in front."""
    (suggestion,) = _posted(place.article, (place.passage,), wording)
    title = f"《{place.article.source.title.value}》 {suggestion.title}"
    return replace(suggestion, title=title)


def _sections(article: Article) -> Iterator[Passage]:
    return (place for place in places(article) if str(place.address) == place.section.id)


def _posted(
    article: Article, passages: tuple[Passage, ...], wording: Wording
) -> Iterator[Suggestion]:
    for passage in passages:
        yield Suggestion(
            id=f"{article.version[:8]}:{replace(passage.address, article=None)}",
            title=wording.title(article, passage.section),
            description=article.quote(passage.span),
            reply=_quotation(article, passage, wording),
        )


def _quotation(article: Article, passage: Passage, wording: Wording) -> Reply:
    form = Form.FOLDED if passage.span == passage.section.body else Form.QUOTE
    span = _postable(passage)
    return Reply(
        Outcome.REFERENCE,
        blocks=(
            heading(article, passage.section, wording),
            Block(form, (Run(article.quote(span)),)),
            *origins(article, [span], wording),
            source(article, [passage], wording),
        ),
        article=article,
        evidence=Evidence(passage),
    )


def _postable(passage: Passage) -> Span:
    """The passage, or as many of its first sentences as one message holds."""
    if passage.span.end - passage.span.start <= _LONGEST_POST:
        return passage.span
    limit = passage.span.start + _LONGEST_POST
    sentences = (s.span for paragraph in passage.section.paragraphs for s in paragraph.sentences)
    ends = [span.end for span in sentences if passage.span.start < span.end <= limit]
    return Span(passage.span.start, max(ends, default=limit))
