"""`/unanswered`: the questions that found no good answer, and what may be done about each."""

from collections.abc import Iterator
from dataclasses import replace

from bot.operating.grouping import Group, group_of, grouped
from bot.operating.trying import nearest
from bot.ports.questions import OpenQuestion
from bot.reply import Block, Choice, Outcome, Reply, Run, Style, line
from bot.turn import Turn
from knowledge import content_words

_A_PAGE = 8
_MOST_SECTIONS = 4
_MOST_WAYS = 5
_MOST_ARTICLES = 5


def unanswered(turn: Turn) -> Reply:
    """`/unanswered`: the groups, the most asked first; `N` a later page of them.

    With a question, its group and what it may be made an alias of; `- QUESTION` lists it no more.
    """
    questions = turn.memory.questions.open(turn.article.id)
    argument = turn.argument
    if group := group_of(questions, argument):
        return _group(turn, group)
    if argument.startswith("-"):
        return _dismiss(turn, questions, argument[1:].strip())
    page = int(argument) if argument.isdecimal() and len(argument) < 4 else 1
    listed = _listing(turn, grouped(questions), max(1, page))
    if argument and not argument.isdecimal():
        return listed.prefaced(line(turn.wording.texts("unanswered.unknown", question=argument)))
    return listed


def _listing(turn: Turn, groups: tuple[Group, ...], page: int) -> Reply:
    texts = turn.wording.texts
    elsewhere = tuple(_elsewhere(turn))
    if not groups:
        none = _said(turn, (line(texts("unanswered.none")),))
        return replace(none, choices=elsewhere)
    pages = -(-len(groups) // _A_PAGE)
    page = min(page, pages)
    first = (page - 1) * _A_PAGE
    shown = dict(enumerate(groups[first : first + _A_PAGE], first + 1))
    asked = sum(group.count for group in groups)
    head = texts("unanswered.count", count=len(groups), asked=asked)
    named = turn.naming(turn.article)
    turning = [
        Choice(label, f"/unanswered {named}{number}", replaces=True)
        for label, number in (("‹", page - 1), ("›", page + 1))
        if 1 <= number <= pages
    ]
    opened = (
        (Choice(f"{number}. {group.text}", f"/unanswered {named}{group.text}", replaces=True),)
        for number, group in shown.items()
    )
    return replace(
        _said(turn, (line(Run(head, Style.STRONG)), *_rows(turn, shown))),
        choices=(*opened, tuple(turning), *elsewhere),
    )


def _elsewhere(turn: Turn) -> Iterator[tuple[Choice, ...]]:
    """The other articles that have open questions."""
    asked = dict(turn.memory.questions.open_by_article())
    titles = {it.id: it.title for it in turn.base.entries if it.id != turn.article.id}
    shown = [id for id in asked if id in titles][:_MOST_ARTICLES]
    for id in shown:
        label = turn.wording.texts("unanswered.elsewhere", title=titles[id], asked=asked[id])
        yield (Choice(label, f"/unanswered {id}:", replaces=True),)


def _rows(turn: Turn, shown: dict[int, Group]) -> Iterator[Block]:
    for number, group in shown.items():
        yield line(f"{number}. ", Run(group.text, Style.STRONG), f" · {_facts(turn, group)}")


def _facts(turn: Turn, group: Group) -> str:
    """How often it was asked, what came of it, when last."""
    texts = turn.wording.texts
    reasons = ", ".join(f"{texts(f'why.{why.value}')} {count}" for why, count in group.reasons)
    return texts("unanswered.facts", count=group.count, reasons=reasons, day=group.last)


def _group(turn: Turn, group: Group) -> Reply:
    """One group: how it was asked, what comes near, what may be done."""
    texts, words = turn.wording.texts, content_words(group.text) or group.text
    named = turn.naming(turn.article)
    sections = tuple(nearest(turn.base, turn.article, group.text))[:_MOST_SECTIONS]
    ways = [line(f"{text} × {count}") for text, count in group.ways[:_MOST_WAYS]]
    aliases = (
        (Choice(f"→ {turn.wording.title(turn.article, it)}", f"/alias {named}? {words} = {it.id}"),)
        for it in sections
    )
    away = Choice(texts("unanswered.dismiss"), f"/unanswered {named}- {group.text}", replaces=True)
    back = Choice(texts("unanswered.back"), f"/unanswered {named}".strip(), replaces=True)
    return replace(
        _said(
            turn,
            (
                line(Run(group.text, Style.STRONG), f" · {_facts(turn, group)}"),
                *(ways if len(ways) > 1 else ()),
                line(texts("unanswered.alias", example=f"/alias {named}{words} = …")),
            ),
        ),
        choices=(*aliases, (back, away)),
    )


def _dismiss(turn: Turn, questions: tuple[OpenQuestion, ...], text: str) -> Reply:
    group, texts = group_of(questions, text), turn.wording.texts
    count = turn.memory.questions.settle(turn.article.id, group.texts) if group else 0
    key = "unanswered.dismissed" if count else "unanswered.unknown"
    left = grouped(turn.memory.questions.open(turn.article.id))
    return _listing(turn, left, 1).prefaced(line(texts(key, question=text)))


def _said(turn: Turn, blocks: tuple[Block, ...]) -> Reply:
    return Reply(Outcome.HELP, blocks, article=turn.article)
