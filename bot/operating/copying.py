"""`/backup`: the whole database, sent as a file."""

from dataclasses import replace

from bot.reply import Attachment, Outcome, Reply, line
from bot.turn import Turn
from knowledge import KnowledgeError

# What a messenger carries.
_MOST_BYTES = 50_000_000


def backup(turn: Turn) -> Reply:
    """`/backup`: the whole database as a file; where it is too large, how to get it."""
    texts = turn.wording.texts
    try:
        copy = turn.memory.backup.copy(_MOST_BYTES)
    except KnowledgeError as refused:
        return _said(turn, texts("backup.failed", problem=refused))
    if copy is None:
        return _said(turn, texts("backup.large"))
    name = f"bot-{turn.request.today.isoformat()}.db"
    made = _said(turn, texts("backup.made", name=name, size=f"{len(copy):,}"))
    return replace(made, attachment=Attachment(name, copy))


def _said(turn: Turn, words: str) -> Reply:
    return Reply(Outcome.HELP, (line(words),), article=turn.article)
