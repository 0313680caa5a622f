"""What the bot says of itself: a greeting, the commands, how to write one."""

from collections.abc import Iterable

from bot.reply import Choice, Outcome, Reply, Run, Style, line
from bot.turn import Command, Turn

#: The start parameter that opens the list of commands.
HELP_PAYLOAD = "help"


def greeting(turn: Turn) -> Reply:
    """What this is, and questions worth asking."""
    texts, title = turn.wording.texts, turn.article.source.title.value
    return Reply(
        Outcome.HELP,
        blocks=(
            line(texts("start.greeting", title=title)),
            line(texts("start.how", principle=turn.spelled("principle", "3"))),
            turn.wording.source_block(turn.article),
        ),
        choices=tuple((Choice(text, f"/ask {text}"),) for text in turn.article.questions),
        article=turn.article,
    )


def listing(turn: Turn, commands: Iterable[Command]) -> Reply:
    """Every listed command with what it does."""
    texts = turn.wording.texts
    rows = (
        line(
            Run(turn.spelled(command.name, command.argument), Style.CODE),
            " " + texts(f"command.{command.name}"),
        )
        for command in commands
        if command.listed
        and command.is_open_to(turn.request)
        and (turn.request.in_group or not command.only_in_groups)
    )
    where_to = "help.group" if turn.request.in_group else "help.private"
    preface = line(texts(where_to, username=turn.request.username))
    return Reply(Outcome.HELP, blocks=(preface, *rows), article=turn.article)


def usage(turn: Turn, name: str, argument: str) -> Reply:
    """How a command is written that came without what it needs."""
    example = turn.spelled(name, argument)
    return Reply(Outcome.HELP, (line(turn.wording.texts("usage", example=example)),))


def unknown(turn: Turn) -> Reply:
    """A command that no row has."""
    return Reply(Outcome.HELP, (line(turn.wording.texts("command.unknown")),), article=turn.article)
