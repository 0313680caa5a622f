"""The table of commands. Dispatch, /help, Telegram's menu and the README's check read its rows."""

from collections.abc import Callable
from dataclasses import dataclass

from bot import answers, references, sources
from bot.reply import Choice, Outcome, Reply, Run, Style, line
from bot.request import Request
from bot.wording import Wording
from knowledge import (
    AboutSource,
    Answer,
    Article,
    Found,
    Item,
    KnowledgeBase,
    Nothing,
    Parts,
    Reference,
    Unsure,
    occurrences,
    read,
    refer,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a conversation: what was asked, with everything needed to answer it."""

    base: KnowledgeBase
    article: Article
    wording: Wording
    request: Request
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Command:
    """A row of the table: its name, what answers it, and how its argument is shown.

    The catalogue holds its description under `command.NAME`. `listed` puts it into help and menus.
    """

    name: str
    respond: Callable[[Turn], Reply]
    argument: str = ""
    listed: bool = True


def ask(turn: Turn) -> Reply:
    """`/ask TEXT`, and any text: the best-matching section; without text, what to ask."""
    if not turn.argument:
        return start(turn)
    return say(turn.base.answer(turn.argument, turn.article), turn)


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
    return say(answer, turn)


def speech(turn: Turn) -> Reply:
    """`/speech N`: the second list's own numbering."""
    match read(turn.argument, turn.article.second_list):
        case Item(number):
            pass
        case Parts(((number, last),)) if number == last:
            pass
        case _:
            return references.items(turn.article, turn.wording, exists=not turn.argument)
    return say(refer(turn.article, Item(number)), turn)


def contents(turn: Turn) -> Reply:
    """`/list`: what the article consists of."""
    return references.contents(turn.article, turn.wording)


def where(turn: Turn) -> Reply:
    """`/where TEXT`: every sentence in which the words stand."""
    if not turn.argument:
        return _usage(turn, "where")
    stands = occurrences(turn.article, turn.argument)
    if stands.passages:
        return answers.occurrences(stands, turn.wording, outcome=Outcome.REFERENCE)
    words = turn.wording.texts("where.nowhere", words=turn.argument)
    rows = () if turn.request.in_group else ((_search_instead(turn),),)
    return Reply(
        Outcome.REFERENCE, (line(words),), choices=rows, article=turn.article, exists=False
    )


def source(turn: Turn) -> Reply:
    """`/source`: the whole source card."""
    return say(AboutSource(turn.article, ()), turn)


def start(turn: Turn) -> Reply:
    """`/start`: what this is, and three questions worth asking."""
    title = turn.article.source.title.value
    return Reply(
        Outcome.HELP,
        blocks=(
            line(turn.wording.texts("start.greeting", title=title)),
            line(turn.wording.texts("start.how", principle=_spelled(turn, "principle", "3"))),
            line(turn.wording.source_line(turn.article)),
        ),
        choices=tuple((Choice(text, f"/ask {text}"),) for text in turn.article.questions),
        article=turn.article,
    )


def help(turn: Turn) -> Reply:
    """`/help`: every command with what it does."""
    rows = [
        line(
            Run(_spelled(turn, command.name, command.argument), Style.CODE),
            f" {turn.wording.texts(f'command.{command.name}')}",
        )
        for command in COMMANDS.values()
        if command.listed
    ]
    where_to = "help.group" if turn.request.in_group else "help.private"
    preface = turn.wording.texts(where_to, username=turn.request.username)
    return Reply(Outcome.HELP, blocks=(line(preface), *rows), article=turn.article)


def unknown(turn: Turn) -> Reply:
    """A command that no row has."""
    return Reply(Outcome.HELP, (line(turn.wording.texts("command.unknown")),), article=turn.article)


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


def _usage(turn: Turn, name: str) -> Reply:
    example = _spelled(turn, name, COMMANDS[name].argument)
    return Reply(Outcome.HELP, (line(turn.wording.texts("usage", example=example)),))


def _search_instead(turn: Turn) -> Choice:
    return Choice(turn.wording.texts("where.search"), f"/ask {turn.argument}")


def _spelled(turn: Turn, name: str, argument: str) -> str:
    """A command as it must be typed: in a group only `/name@bot` is sure to arrive."""
    at = f"@{turn.request.username}" if turn.request.in_group else ""
    return " ".join(filter(None, (f"/{name}{at}", argument)))


COMMANDS = {
    command.name: command
    for command in (
        Command("ask", ask, "怎样树立大局意识"),
        Command("principle", principle, "3"),
        Command("section", principle, "3", listed=False),
        Command("speech", speech, "2"),
        Command("list", contents),
        Command("where", where, "底线"),
        Command("source", source),
        Command("help", help),
        Command("start", start, listed=False),
    )
}
