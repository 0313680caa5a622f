"""What other articles say to a question: named beside the answer, and never mixed into it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.reply import Block, Choice, Form, Outcome, Reply, Run, line
from bot.turn import Turn
from bot.wording import Wording
from knowledge import Elsewhere


def mention(reply: Reply, question: str, turn: Turn) -> Reply:
    """The reply to a question, with the places in other articles that surely answer it."""
    if reply.ranking is None or reply.article is None:
        return reply
    places = turn.base.look_elsewhere(question, reply.article)
    if not places:
        return reply
    named = "、".join(_named(place, turn.wording) for place in places)
    also = line(turn.wording.texts("see_also", places=named))
    rows = () if turn.request.in_group else tuple(_row(place, turn.wording) for place in places)
    if reply.outcome is Outcome.NOTHING:
        # It is all that there is to read: before the headings that only come near.
        silent, *rest = reply.blocks
        blocks = (replace(silent, runs=(*silent.runs, Run(" "), *also.runs)), *rest)
        return replace(reply, blocks=blocks, choices=(*rows, *reply.choices), elsewhere=places)
    blocks = tuple(_above_source(also, reply.blocks))
    return replace(reply, blocks=blocks, choices=(*reply.choices, *rows), elsewhere=places)


def _above_source(also: Block, blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.form is Form.SOURCE:
            yield also
        yield block


def _row(place: Elsewhere, wording: Wording) -> tuple[Choice, ...]:
    label, asked = _named(place, wording), f"/principle {place.passage.address}"
    return (Choice(label, asked, article=place.article),)


def _named(place: Elsewhere, wording: Wording) -> str:
    title = f"《{place.article.source.title.value}》"
    return wording.texts("place.nested", outer=title, inner=wording.place(place.passage))
