"""What is noted about a question: that it was asked, and its words where it stays open."""

from dataclasses import replace

from bot.ports import Asked, Questions, Why
from bot.reply import Outcome, Reply

# Longer than this it is a text that was pasted, and more than a question may be in it.
_LONGEST = 200
_OPEN = {Outcome.NOTHING: Why.NOTHING, Outcome.UNSURE: Why.UNSURE}


def record(reply: Reply, question: str, milliseconds: float, questions: Questions) -> Reply:
    """Note the question that the reply answers; the reply with what of it may be judged.

    Words that were looked for and do not stand in the article, a number, an address are no open
    questions; somebody else's message that was asked about is nobody's question.
    """
    evidence = reply.evidence
    asked = Asked(
        article=reply.article.id if reply.article else "",
        outcome=reply.outcome.value,
        section=evidence.passage.section.id if evidence else "",
        address=str(evidence.address) if evidence else "",
        milliseconds=milliseconds,
    )
    searched = reply.ranking is not None and reply.exists and is_kept(question)
    why = _OPEN.get(reply.outcome) if searched else None
    questions.note(asked, question if why else "", why)
    return replace(reply, question=question) if searched and evidence else reply


def is_kept(question: str) -> bool:
    """Whether the words of a question are kept at all."""
    return 0 < len(question) <= _LONGEST
