"""Which articles there are, and which of them a chat reads."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.reply import Block, Choice, Outcome, Reply, Run, Style, line
from bot.turn import Turn
from bot.wording import Wording
from knowledge import Entry

_PAGE = 10
_PAGE_NUMBER = re.compile("[0-9]{1,9}")
#: What `/use` is shown to be asked for.
USE_EXAMPLE = "2"


def listing(turn: Turn) -> Reply:
    """`/articles`: the list, a page at a time; with words, those whose title holds them."""
    entries, texts = turn.base.entries, turn.wording.texts
    if not turn.argument or _PAGE_NUMBER.fullmatch(turn.argument):
        own = turn.base.article(turn.own).source.title.value
        heading = line(texts("articles.count", count=len(entries), title=own))
        return _page(turn, entries, heading, min(int(turn.argument or 1), len(entries)))
    return _named(turn, turn.base.find(turn.argument))


def use(turn: Turn) -> Reply:
    """`/use N`: the chat reads the article of that number, id or title; without one, the list."""
    if not turn.argument:
        return listing(turn)
    named = turn.base.find(turn.argument)
    if len(named) != 1:
        return _named(turn, named)
    if not turn.may_decide:
        return _said(turn, turn.wording.texts("admins.only"))
    chosen = turn.base.article(named[0].id)
    turn.decide(replace(turn.preference, article=chosen.id))
    contents = Choice(turn.wording.texts("button.contents"), "/list")
    return Reply(
        Outcome.HELP,
        blocks=(
            line(turn.wording.texts("articles.chosen", title=chosen.source.title.value)),
            turn.wording.source_block(chosen),
        ),
        choices=((contents,), *((Choice(it, f"/ask {it}"),) for it in chosen.questions)),
        article=chosen,
    )


def absent(turn: Turn, id: str) -> Reply:
    """That there is no article of that id, or not any more."""
    texts = turn.wording.texts
    title = _removed(turn, id)
    words = texts("article.removed", title=title) if title else texts("article.none", id=id)
    choice = Choice(texts("button.articles"), "/articles")
    return Reply(
        Outcome.REFERENCE,
        (line(words),),
        choices=() if turn.request.in_group else ((choice,),),
        article=turn.article,
        exists=False,
    )


def regretting(reply: Reply, turn: Turn) -> Reply:
    """The reply; where the chat's article was removed, with that and what is read instead."""
    title = _removed(turn, turn.subject.lost) if turn.subject.lost else None
    if title is None or turn.preference.article != turn.subject.lost or not reply.blocks:
        return reply
    instead = turn.article.source.title.value
    regret = line(turn.wording.texts("article.lost", title=title, instead=instead))
    return replace(reply.prefaced(regret), sure=False)


def _removed(turn: Turn, id: str) -> str | None:
    """The title of a removed article."""
    return next((entry.title for entry in turn.base.removed if entry.id == id), None)


def _named(turn: Turn, entries: tuple[Entry, ...]) -> Reply:
    """The articles that words name, which may be none or too many to choose for the reader."""
    key = "articles.named" if entries else "articles.none_named"
    heading = line(turn.wording.texts(key, words=turn.argument, count=len(entries)))
    return _page(turn, entries[:_PAGE], heading) if entries else _said(turn, heading.text)


def _page(turn: Turn, entries: Sequence[Entry], heading: Block, page: int = 1) -> Reply:
    """One page of entries, with a button for each, and the pages beside."""
    pages = -(-len(entries) // _PAGE)
    page = max(1, min(page, pages))
    shown = entries[(page - 1) * _PAGE : page * _PAGE]
    how = turn.wording.texts("articles.how", use=turn.spelled("use", USE_EXAMPLE))
    buttons = ((Choice(entry.title or entry.id, f"/use {entry.id}"),) for entry in shown)
    return Reply(
        Outcome.HELP,
        blocks=(heading, *(_entry(turn, entry) for entry in shown), line(how)),
        choices=(*buttons, *_pages(page, pages)),
        article=turn.article,
    )


def _entry(turn: Turn, entry: Entry) -> Block:
    """`2. 《…》 · 东北网 2015-09-24 · 6部分`, the chat's own with a mark."""
    number = turn.base.entries.index(entry) + 1
    own = turn.wording.texts("articles.own") if entry.id == turn.own else ""
    facts = " · ".join((f"《{entry.title}》", *_facts(entry, turn.wording)))
    return line(f"{number}. {facts}", Run(own, Style.STRONG))


def _facts(entry: Entry, wording: Wording) -> Iterator[str]:
    issue = " ".join(filter(None, (entry.outlet, (entry.published or "").partition("T")[0])))
    yield from filter(None, (issue,))
    if entry.parts:
        yield wording.texts("articles.parts", count=entry.parts)


def _pages(page: int, pages: int) -> Iterator[tuple[Choice, ...]]:
    beside = (("‹ {}", page - 1), ("{} ›", page + 1))
    row = tuple(
        Choice(label.format(number), f"/articles {number}", replaces=True)
        for label, number in beside
        if 1 <= number <= pages
    )
    if row:
        yield row


def _said(turn: Turn, words: str) -> Reply:
    return Reply(Outcome.HELP, (line(words),), article=turn.article)
