"""Commands for whoever keeps the library, in a shell: they read and write files, and ask."""

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from bot.settings import Settings


def add_commands(add: Callable[..., Any]) -> None:
    """Add the rows of these commands: `add(name, run, purpose)` gives the row's parser."""
    command = add("articles", _articles, "list the articles, and those that were removed")
    command.add_argument("--json", action="store_true", help="one JSON object a line")
    command = add("remove", _remove, "answer from an article no more; nothing of it is lost")
    command.add_argument("ids", nargs="+", metavar="ID", help="an id, as `articles` lists them")
    command.add_argument("--undo", action="store_true", help="answer from it again")
    command = add("import", _import, "add articles from files, after showing them")
    command.add_argument("files", nargs="+", metavar="FILE", help="a file, a folder, or -")
    command.add_argument("--yes", action="store_true", help="keep them without asking")
    command.add_argument("--dry-run", action="store_true", help="only show what would be kept")
    command.add_argument("--replace", action="store_true", help="with --yes: also as new versions")
    command.add_argument("--id", help="the id of the article (of a single file)")
    command.add_argument("--sidecar", type=Path, metavar="FILE", help="a reviewed sidecar")
    command.add_argument("--encoding", help="the encoding, where it cannot be told")
    command.add_argument("--draft", type=Path, metavar="FOLDER", help="write text and sidecar")
    command = add("unanswered", _unanswered, "list the questions that found no good answer")
    command.add_argument("--json", action="store_true", help="one JSON object a line")
    command = add("export", _export, "write the whole library as files that import reads back")
    command.add_argument("folder", type=Path)


def _articles(settings: Settings, chosen: argparse.Namespace) -> int:
    from bot.shell.shelf import listing
    from bot.wiring import build_base

    print(*listing(build_base(settings), as_json=chosen.json), sep="\n")
    return 0


def _remove(settings: Settings, chosen: argparse.Namespace) -> int:
    from bot.shell.shelf import remove
    from bot.wiring import build_base

    remove(build_base(settings), chosen.ids, undo=chosen.undo)
    print(*chosen.ids, "restored" if chosen.undo else "removed; --undo brings it back")
    return 0


def _import(settings: Settings, chosen: argparse.Namespace) -> int:
    from bot.shell.documents import Options
    from bot.shell.importing import Choices, ImportRun
    from bot.wiring import build_base, speak, storage_errors

    options = Options(chosen.encoding, chosen.id, chosen.sidecar)
    choices = Choices(chosen.yes, chosen.dry_run, chosen.replace, chosen.draft)
    guarded = partial(storage_errors, settings.database)
    run = ImportRun(build_base(settings), speak(settings.bot_language), choices, guarded)
    return run.run(chosen.files, options)


def _unanswered(settings: Settings, chosen: argparse.Namespace) -> int:
    from bot.shell.open_questions import print_open
    from bot.wiring import build_base, build_questions

    print_open(build_base(settings), build_questions(settings), as_json=chosen.json)
    return 0


def _export(settings: Settings, chosen: argparse.Namespace) -> int:
    from bot.shell.library import write_library
    from bot.wiring import build_base, storage_errors
    from knowledge.importing import shelves

    with storage_errors(settings.database):
        count = write_library(shelves(build_base(settings)), chosen.folder)
    print(f"{settings.database} → {chosen.folder}: {count} articles")
    return 0
