"""Replies about another article than the chat's own, or about an earlier version of it."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from bot.reply import Button, Choice, Evidence, Outcome, Reply, line
from bot.turn import Turn
from knowledge import Article, Passage


def situate(reply: Reply, turn: Turn, commands: Collection[str]) -> Reply:
    """The reply with what tells its article, and its version, from the one that the chat reads.

    `commands` are those that may name their article: `/principle ARTICLE:3`.
    """
    article = reply.article
    if article is None or reply.outcome is Outcome.HELP:
        return reply
    if turn.base.is_outdated(article):
        reply = _outdated(reply, article, turn)
    if article.id != turn.own:
        reply = _abroad(reply, article, turn, commands)
    return reply


def _outdated(reply: Reply, article: Article, turn: Turn) -> Reply:
    """That there is a newer version, and the same place in it."""
    texts, now = turn.wording.texts, turn.base.article(article.id)
    place = turn.base.find_again(article, reply.evidence.passage) if reply.evidence else None
    line_now = f"/principle {place.address}" if place else "/list"
    newer = Choice(texts("version.newer"), line_now, article=now)
    notice = line(texts("version.old", title=article.source.title.value))
    return replace(reply.prefaced(notice), choices=((newer,), *reply.choices), sure=False)


def _abroad(reply: Reply, article: Article, turn: Turn, commands: Collection[str]) -> Reply:
    """Its addresses with the article in front, and a button to read that one here."""
    rows = tuple(
        tuple(_qualified(button, article, commands) for button in row) for row in reply.choices
    )
    return replace(
        reply,
        choices=(*rows, *_switch(article, turn)),
        evidence=_evidence(reply.evidence, article) if reply.evidence else None,
    )


def _qualified(button: Button, article: Article, commands: Collection[str]) -> Button:
    if not isinstance(button, Choice) or (button.article or article).id != article.id:
        return button
    command, _, argument = button.line.partition(" ")
    if command not in commands:
        return button
    return replace(button, line=f"{command} {article.id}:{argument}")


def _evidence(evidence: Evidence, article: Article) -> Evidence:
    others = tuple(_placed(passage, article) for passage in evidence.others)
    return replace(evidence, passage=_placed(evidence.passage, article), others=others)


def _placed(passage: Passage, article: Article) -> Passage:
    return replace(passage, address=replace(passage.address, article=article.id))


def _switch(article: Article, turn: Turn) -> Iterator[tuple[Choice, ...]]:
    if not turn.request.in_group:
        title = article.source.title.value
        yield (Choice(turn.wording.texts("button.use", title=title), f"/use {article.id}"),)
