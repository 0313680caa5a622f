"""Taking an article out of the library and bringing it back, for whoever runs the bot."""

from collections.abc import Iterable

from bot.reply import Choice, Outcome, Reply, line
from bot.turn import Turn
from knowledge import Entry, KnowledgeError, LastArticleError

#: What `/remove` and `/restore` are shown to be asked for.
SHELVING_EXAMPLE = "2"
# A message has room for so many buttons that one still looks through.
_MOST = 20


def remove(turn: Turn) -> Reply:
    """`/remove N`: answer from an article no more; a button takes that back."""
    named = turn.base.find(turn.argument) if turn.argument else ()
    if len(named) != 1:
        return _choose(turn, "remove", named or turn.base.entries[:_MOST])
    try:
        turn.base.remove(named[0].id)
    except LastArticleError:
        return _said(turn, turn.wording.texts("shelf.last"))
    except KnowledgeError as refused:
        return _said(turn, turn.wording.texts("shelf.refused", problem=refused))
    undo = Choice(turn.wording.texts("shelf.undo"), f"/restore {named[0].id}")
    return _said(turn, turn.wording.texts("shelf.removed", title=named[0].title), [undo])


def restore(turn: Turn) -> Reply:
    """`/restore ID`: answer from a removed article again; alone, which were removed."""
    removed = turn.base.removed
    named = next((entry for entry in removed if turn.argument in (entry.id, entry.title)), None)
    if named is None:
        return _choose(turn, "restore", removed[-_MOST:])
    try:
        turn.base.restore(named.id)
    except KnowledgeError as refused:
        return _said(turn, turn.wording.texts("shelf.refused", problem=refused))
    return _said(turn, turn.wording.texts("shelf.restored", title=named.title))


def _choose(turn: Turn, command: str, entries: Iterable[Entry]) -> Reply:
    choices = [Choice(entry.title or entry.id, f"/{command} {entry.id}") for entry in entries]
    key = "shelf.which" if choices else "shelf.none"
    return _said(turn, turn.wording.texts(key), choices)


def _said(turn: Turn, words: str, choices: Iterable[Choice] = ()) -> Reply:
    rows = tuple((choice,) for choice in choices)
    return Reply(Outcome.HELP, (line(words),), choices=rows, article=turn.article)
