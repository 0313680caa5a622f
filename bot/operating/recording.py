"""What is noted about a question: that it was asked, and its words where it stays open."""

from dataclasses import replace

from bot.ports.questions import Asked, Questions, Why
from bot.reply import Outcome, Reply

# Longer than this it is a text that was pasted, and more than a question may be in it.
_LONGEST = 200
_OPEN = {Outcome.NOTHING: Why.NOTHING, Outcome.UNSURE: Why.UNSURE}


def record(reply: Reply, question: str, milliseconds: float, questions: Questions) -> Reply:
    """Note the question that the reply answers; the reply with what of it may be judged.

    Words that were looked for and do not stand in the article, a number, an address, a greeting are
    no open questions; somebody else's message that was asked about is nobody's question.
    """
    evidence = reply.evidence
    asked = Asked(
        article=reply.article.id if reply.article else "",
        outcome=reply.outcome.value,
        section=evidence.passage.section.id if evidence else "",
        address=str(evidence.address) if evidence else "",
        milliseconds=milliseconds,
    )
    searched = reply.ranking is not None and reply.ranking.query and reply.exists
    words = kept_words(question) if searched else ""
    why = _OPEN.get(reply.outcome) if words else None
    questions.note(asked, words if why else "", why)
    return replace(reply, question=words) if evidence else reply


def kept_words(question: str) -> str:
    """The words of a question as they are kept, on one line; "" where they are not."""
    words = " ".join(question.split())
    return words if len(words) <= _LONGEST else ""
