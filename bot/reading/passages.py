"""The commands that show the article's words, and any text that asks for them."""

from dataclasses import replace

from bot import guidance
from bot.reading import answers, references, sources
from bot.reading.elsewhere import mention
from bot.reply import Choice, Outcome, Reply, line
from bot.turn import Turn
from knowledge import (
    AboutSource,
    Answer,
    Confidence,
    Found,
    Item,
    Nothing,
    Parts,
    Reference,
    Unsure,
    find_folded,
    is_greeting,
    occurrences,
    read,
    refer,
)

# Longer than this it is no word that is looked for.
_LONGEST_WORDS = 7
#: What `/where` is shown to be asked for.
WHERE_EXAMPLE = "底线"


def ask(turn: Turn) -> Reply:
    """`/ask TEXT`, and any text: the best-matching section.

    Without text it asks the message that it replies to; without one, it says what to ask, as it
    does to who only says hello.
    """
    text = turn.argument or turn.request.quoted
    if not text or is_greeting(text):
        return guidance.greeting(turn)
    # With its article in front a number is a place, whether it exists or not.
    if turn.subject.named and (shorthand := read(text, turn.article.second_list)):
        return say(refer(turn.article, shorthand), turn)
    answer = turn.base.answer(text, turn.article)
    if _is_quoted_otherwise(text, answer) and (earlier := _before(text, turn, Outcome.FOUND)):
        return earlier
    return mention(say(answer, turn), text, turn)


def principle(turn: Turn) -> Reply:
    """`/principle REF`: the article's own parts; with words, a search that prefers headings."""
    if not turn.argument:
        return contents(turn)
    if shorthand := read(turn.argument, turn.article.second_list):
        return say(refer(turn.article, shorthand), turn)
    answer = turn.base.look_up(turn.argument, turn.article, prefer_headings=True)
    if isinstance(answer, Found) and not answer.in_heading:
        stands = occurrences(turn.article, turn.argument)
        if stands.passages:
            untitled = line(turn.wording.texts("principle.untitled", words=turn.argument))
            return answers.occurrences(
                stands, turn.wording, outcome=Outcome.FOUND, preface=[untitled]
            )
    return mention(say(answer, turn), turn.argument, turn)


def speech(turn: Turn) -> Reply:
    """`/speech N`: the second list's own numbering."""
    match read(turn.argument, turn.article.second_list):
        case Item(number):
            pass
        case Parts(((number, last),)) if number == last:
            pass
        case _ if named := _item_named(turn):
            number = named
        case _:
            return references.items(turn.article, turn.wording, exists=not turn.argument)
    return say(refer(turn.article, Item(number)), turn)


def _item_named(turn: Turn) -> int | None:
    """The item of the second list whose title holds the words."""
    listed = turn.article.second_list
    items = listed.items if listed and turn.argument else ()
    return next((it.number for it in items if find_folded(it.title, turn.argument)), None)


def contents(turn: Turn) -> Reply:
    """`/list`: what the article consists of."""
    return references.contents(turn.article, turn.wording)


def where(turn: Turn) -> Reply:
    """`/where TEXT`: every sentence in which the words stand."""
    text = turn.argument or turn.request.quoted
    if not text:
        return guidance.usage(turn, "where", WHERE_EXAMPLE)
    stands = occurrences(turn.article, text)
    if stands.passages:
        return answers.occurrences(stands, turn.wording, outcome=Outcome.REFERENCE)
    if len(text) > _LONGEST_WORDS and (earlier := _before(text, turn, Outcome.REFERENCE)):
        return earlier
    nowhere = line(turn.wording.texts("where.nowhere", words=text))
    if len(text) > _LONGEST_WORDS:
        # A sentence: what it comes nearest to, and how it differs, says more than a button.
        nearest = say(turn.base.look_up(text, turn.article), turn)
        return replace(mention(nearest, text, turn).prefaced(nowhere), exists=False)
    instead = Choice(turn.wording.texts("where.search"), f"/ask {text}")
    return Reply(
        Outcome.REFERENCE,
        (nowhere,),
        choices=() if turn.request.in_group else ((instead,),),
        article=turn.article,
        exists=False,
    )


def _is_quoted_otherwise(text: str, answer: Answer) -> bool:
    """Whether the text may be a quotation that the article does not have, or not so."""
    if len(text) <= _LONGEST_WORDS or isinstance(answer, AboutSource | Reference):
        return False
    return not isinstance(answer, Found) or answer.confidence is not Confidence.EXACT


def _before(words: str, turn: Turn, outcome: Outcome) -> Reply | None:
    """Where the words stood in an earlier version of the article, if they did."""
    stands = turn.base.find_before(words, turn.article)
    return answers.occurrences(stands, turn.wording, outcome=outcome) if stands else None


def say(answer: Answer, turn: Turn) -> Reply:
    """The reply that an answer comes to in this turn."""
    match answer:
        case Found():
            return answers.found(answer, turn.wording)
        case Unsure():
            return answers.unsure(answer, turn.wording)
        case Nothing():
            return answers.nothing(answer, turn.wording, briefly=turn.request.in_group)
        case AboutSource():
            return sources.about_source(answer, turn.wording)
        case Reference():
            return references.reference(answer, turn.wording)
