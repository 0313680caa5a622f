"""The command line: arguments in, an exit status out. Errors become one line here."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Thread

from bot import shell
from bot.errors import BotError, FileError, MissingExtraError
from bot.ports.delivery import STALE_SECONDS
from bot.request import Place
from bot.settings import Settings, read_settings
from knowledge.errors import KnowledgeError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status. What is wrong is one line on standard error, status 2."""
    chosen = _parser().parse_args(arguments)
    try:
        settings = read_settings(_environment())
        run: Callable[[Settings, argparse.Namespace], int] = chosen.run
        return run(settings, chosen)
    except (BotError, KnowledgeError) as error:
        print(f"article-bot: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever read our output has seen enough; nothing must be flushed to it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot", description="Answers questions about an article, in its own words."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    console = _command(commands, "console", _console, "ask in this terminal, without a network")
    console.add_argument("line", nargs="?", help="answer this one line and leave")
    console.add_argument("--json", action="store_true", help="one JSON object a line")
    console.add_argument("--explain", action="store_true", help="show how the score came about")
    console.add_argument(
        "--as", dest="role", choices=_ROLES, default="operator", help="whose view to show"
    )
    _command(commands, "telegram", _telegram, "answer in Telegram until stopped")
    _command(commands, "check", _check, "show the effective settings and what is still to do")
    _command(commands, "health", _health, "exit status 0 if the bot is running and well")
    stats = _command(commands, "stats", _stats, "count what was asked, answered and read")
    stats.add_argument("--json", action="store_true", help="one JSON object a line")
    stats.add_argument("--picture", type=Path, metavar="FILE.png", help="draw it into this file")
    stats.add_argument("--days", type=_days, default=30, help="how many, today included (30)")
    stats.add_argument("--article", default="", metavar="ID", help="of this article alone")
    purpose = "print what shows Datasette the way through the database"
    _command(commands, "datasette", _datasette, purpose)
    for name, run, purpose in (
        ("backup", _backup, "write a whole copy of the database, also while the bot runs"),
        ("restore", _restore, "put a copy back, after it was verified"),
    ):
        _command(commands, name, run, purpose).add_argument("file", type=Path)
    shell.add_commands(partial(_command, commands))
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[Settings, argparse.Namespace], int],
    purpose: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=purpose, description=purpose)
    command.set_defaults(run=run)
    return command


def _days(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,2}", text):
        message = f"“{text[:20]}” is no number of days: write 1 to 999"
        raise argparse.ArgumentTypeError(message)
    return int(text)


_ROLES: Mapping[str, Place] = {
    "operator": Place.PRIVATE,
    "reader": Place.PRIVATE,
    "group": Place.GROUP,
}


def _environment() -> Mapping[str, str]:
    """The process's environment over what a `.env` file in the current directory says."""
    if not Path(".env").is_file():
        return os.environ
    from dotenv import dotenv_values

    return {name: value or "" for name, value in dotenv_values(".env").items()} | os.environ


def _console(settings: Settings, chosen: argparse.Namespace) -> int:
    from bot.commands import COMMANDS
    from bot.transports import console
    from bot.wiring import build_dispatcher

    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    asked = chosen.line is not None
    prompted = not asked and sys.stdin.isatty()
    view = console.View(
        json=chosen.json,
        explain=chosen.explain,
        styled=sys.stdout.isatty() and not chosen.json,
        place=_ROLES[chosen.role],
        operator=chosen.role == "operator",
    )
    session = console.Console(build_dispatcher(settings), view, sys.stdout)
    if asked:
        session.answer(*console.decoded(os.fsencode(chosen.line), 1))
    elif prompted:
        words = [f"/{name}" for name, it in COMMANDS.items() if view.operator or not it.operator]
        console.answer_prompt(session, settings.bot_data_dir / "console-history", words)
        return 0
    else:
        console.answer_stream(session, sys.stdin.buffer)
    return session.status


def _telegram(settings: Settings, _: argparse.Namespace) -> int:
    # A missing token is said before anything is opened.
    token = settings.token
    # Most of its time the network client reads certificates; the rest is loaded meanwhile.
    Thread(target=import_module, args=("aiohttp",)).start()
    from bot.logs import configure_logging

    configure_logging(settings.bot_log, token)
    from bot.wiring import build_service

    build_service(settings).run()
    return 0


def _check(settings: Settings, _: argparse.Namespace) -> int:
    from bot.wiring import build_base

    for name, value in settings.shown():
        print(f"{name:<24} {value}")
    base = build_base(settings)
    article, others = base.default, len(base.entries) - 1
    print(f"article: {article.id}, {len(article.parts)} parts, {len(article.text)} characters")
    for excluded in article.excluded:
        print(f"  not answered from: {article.quote(excluded.span).strip()} ({excluded.reason})")
    if others:
        print(f"and {others} more: python -m bot articles")
    if settings.telegram_bot_token is None:
        print("no token: only the console works")
        return 0
    from bot.transports.telegram.api import build_bot
    from bot.transports.telegram.inspection import inspect

    print(*inspect(build_bot(settings)), sep="\n")
    return 0


def _backup(settings: Settings, chosen: argparse.Namespace) -> int:
    from bot.wiring import back_up

    back_up(settings.database, chosen.file)
    print(f"{settings.database} → {chosen.file}: {chosen.file.stat().st_size} bytes")
    return 0


def _restore(settings: Settings, chosen: argparse.Namespace) -> int:
    from bot.wiring import restore

    restore(chosen.file, settings.database)
    print(f"{chosen.file} → {settings.database}")
    return 0


def _stats(settings: Settings, chosen: argparse.Namespace) -> int:
    from bot.rendering.statistics_record import render_rows
    from bot.rendering.statistics_text import render_statistics
    from bot.wiring import build_painter, count_questions, speak

    paint = build_painter()
    if chosen.picture and paint is None:
        raise MissingExtraError("pictures", "charts")
    today, wording = datetime.now(UTC).date(), speak(settings.bot_language)
    statistics = count_questions(settings, today, chosen.days, chosen.article)
    if chosen.picture and paint:
        _write(chosen.picture, paint(statistics, wording))
    rows = render_rows(statistics) if chosen.json else (render_statistics(statistics, wording),)
    print(*rows, sep="\n")
    return 0


def _datasette(_: Settings, __: argparse.Namespace) -> int:
    from importlib.resources import files

    print(files("bot").joinpath("datasette.json").read_text(encoding="utf-8"), end="")
    return 0


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise FileError(file, error.strerror or str(error)) from None


def _health(settings: Settings, _: argparse.Namespace) -> int:
    from bot.wiring import build_heartbeat, check_database

    check_database(settings)
    age = build_heartbeat(settings).age()
    if age is None or age > STALE_SECONDS:
        since = "never" if age is None else f"{age:.0f} s ago"
        print(f"not polling: last answer from Telegram {since}", file=sys.stderr)
        return 1
    print(f"well: last answer from Telegram {age:.0f} s ago")
    return 0
