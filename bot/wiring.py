"""Joins everything: the only module that names concrete parts.

What only one command needs is imported where it is joined: the console must not wait for a network
library.
"""

import atexit
from datetime import date
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from sqlite_utils import Database

from bot.dispatch import Dispatcher
from bot.engines.backup import FileBackup
from bot.engines.heartbeat import FileHeartbeat
from bot.engines.history import SqliteHistory
from bot.engines.imports import SqliteImports
from bot.engines.in_hand import FileInHand
from bot.engines.inbox import INBOX, SqliteInbox
from bot.engines.questions import SqliteQuestions, Unwritten, unwritten
from bot.engines.sqlite import (
    CONVERSATION,
    SqliteDepartures,
    SqlitePreferences,
    SqliteSentAnswers,
    SqliteStoredLines,
    SqliteTraces,
    SqliteVotes,
)
from bot.engines.storage import SqliteStorage
from bot.operating.overview import survey
from bot.ports.memory import Memory
from bot.ports.questions import Questions
from bot.settings import Settings
from bot.statistics import Statistics
from bot.texts import Texts
from bot.turn import Paint
from bot.wording import Wording
from knowledge import KnowledgeBase
from knowledge.articles import shipped
from knowledge.engines.backup import back_up, restore
from knowledge.engines.index import SqliteIndex
from knowledge.engines.library import SqliteLibrary
from knowledge.engines.schema import KNOWLEDGE
from knowledge.engines.sqlite import check_integrity, open_database, storage_errors

if TYPE_CHECKING:
    from bot.transports.telegram.keeping import Keeping
    from bot.transports.telegram.service import Service


__all__ = [
    "back_up",
    "build_base",
    "build_dispatcher",
    "build_heartbeat",
    "build_painter",
    "build_questions",
    "build_service",
    "check_database",
    "count_questions",
    "restore",
    "speak",
    "storage_errors",
]


def build_dispatcher(settings: Settings) -> Dispatcher:
    """The bot's core over the database of `settings`, which is made on first use.

    Raises KnowledgeError where the database or an article cannot be used.
    """
    return _dispatcher(settings, _open(settings))


def build_base(settings: Settings) -> KnowledgeBase:
    """What is known, for a command that asks nothing; the same errors."""
    return _base(settings, _open(settings))


def build_service(settings: Settings) -> "Service":
    """The bot in Telegram, ready to run."""
    from bot.transports.telegram.api import build_bot, build_source
    from bot.transports.telegram.flood import FloodGate
    from bot.transports.telegram.service import Service

    heartbeat, waiting = build_heartbeat(settings), unwritten()
    bot = build_bot(settings)
    return Service(
        bot,
        _dispatcher(settings, _open(settings), waiting),
        _keeping(settings, waiting),
        FloodGate(settings.bot_flood_limit),
        build_source(bot, heartbeat, settings.webhook),
        (heartbeat, settings.bot_health_listen),
        settings.bot_admins,
    )


def _keeping(settings: Settings, waiting: Unwritten) -> "Keeping":
    """What is kept between updates, over a connection that only writes.

    The lines behind buttons have one of their own: they are kept by the thread that searches. What
    that thread notes about questions waits to be written here.
    """
    from bot.transports.telegram.keeping import Keeping

    database, bot = _open(settings), int(settings.token.partition(":")[0])
    return Keeping(
        storage=SqliteStorage(database, settings.database),
        in_hand=_in_hand(settings, bot),
        inbox=SqliteInbox(database, bot),
        answers=SqliteSentAnswers(database),
        votes=SqliteVotes(database),
        questions=SqliteQuestions(database, waiting),
        departed=SqliteDepartures(database),
        lines=SqliteStoredLines(_open(settings)),
        days=settings.bot_retention_days,
    )


def _in_hand(settings: Settings, bot: int) -> FileInHand:
    with storage_errors(settings.database):
        return FileInHand(settings.bot_data_dir / f"in-hand-{bot}")


def build_heartbeat(settings: Settings) -> FileHeartbeat:
    """The sign of life of the process that polls."""
    return FileHeartbeat(settings.bot_data_dir / "heartbeat")


def count_questions(settings: Settings, today: date, days: int, article: str) -> Statistics:
    """The statistics of the last days out of the database of `settings`; see `overview.survey`."""
    database = _open(settings)
    base = _base(settings, database)
    return survey(base, SqliteHistory(database), today, days, article)


def build_painter() -> Paint | None:
    """What draws statistics; None where the charts are not installed. Loads nothing before."""
    return _paint if find_spec("matplotlib") else None


def check_database(settings: Settings) -> None:
    """StorageError unless the database opens and is whole."""
    check_integrity(settings.database)


def _open(settings: Settings) -> Database:
    return open_database(settings.database, KNOWLEDGE, CONVERSATION, INBOX)


def build_questions(settings: Settings) -> Questions:
    """What the bot was asked, as an operator looks at it in a shell."""
    return SqliteQuestions(_open(settings))


def _dispatcher(
    settings: Settings, database: Database, waiting: Unwritten | None = None
) -> Dispatcher:
    base = _base(settings, database)
    # A count or a choice may be lost with the power; WAL keeps the file whole.
    database.execute("PRAGMA synchronous=NORMAL")
    questions = SqliteQuestions(database, waiting)
    # What could not be written beside another process is written at the end.
    atexit.register(questions.write_out)
    memory = Memory(
        SqlitePreferences(database),
        SqliteTraces(database),
        questions,
        FileBackup(settings.database),
        SqliteHistory(database),
        SqliteImports(database),
        settings.bot_retention_days,
    )
    return Dispatcher(base, memory, speak, settings.bot_language, build_painter())


def _paint(statistics: Statistics, wording: Wording) -> bytes:
    from bot.rendering.charts import draw

    return draw(statistics, wording)


def _base(settings: Settings, database: Database) -> KnowledgeBase:
    with storage_errors(settings.database):
        index = SqliteIndex(database)
        base = KnowledgeBase(SqliteLibrary(database, index), index)
        base.bring_up_to_date(shipped())
    return base


@cache
def speak(language: str) -> Wording:
    """Words in one of the languages."""
    return Wording(Texts(language))
