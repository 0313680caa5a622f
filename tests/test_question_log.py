"""What is noted of what readers ask: how much, and never more than that."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.dispatch import Dispatcher
from bot.engines.questions import SqliteQuestions, unwritten
from bot.ports.memory import Memory
from bot.ports.questions import Asked, Why
from bot.request import Place, Request
from bot.texts import Texts
from bot.wording import Wording
from knowledge import KnowledgeBase
from knowledge.articles import shipped
from knowledge.engines.index import SqliteIndex
from knowledge.engines.library import SqliteLibrary
from knowledge.engines.sqlite import open_database
from tests.fakes import MemoryBackup, MemoryHistory, MemoryImports
from tests.fakes_questions import MemoryQuestions
from tests.fakes_readers import MemoryPreferences, MemoryTraces, MemoryVotes
from tests.processes import run_bot

_SOME = Asked("a", "nothing", "", "", 1.0)
_SILENT = "房贷利率是多少"


@pytest.fixture
def noted() -> MemoryQuestions:
    return MemoryQuestions()


@pytest.fixture
def dispatcher(database: Database, noted: MemoryQuestions) -> Dispatcher:
    """Answers from the shipped article; every look at its clock is a millisecond later."""
    index, preferences = SqliteIndex(database), MemoryPreferences()
    base = KnowledgeBase(SqliteLibrary(database, index), index)
    base.bring_up_to_date(shipped())
    traces = MemoryTraces(preferences, MemoryVotes())
    memory = Memory(preferences, traces, noted, MemoryBackup(b""), MemoryHistory(), MemoryImports())
    ticks = count()
    speak = lambda tag: Wording(Texts(tag))  # noqa: E731
    return Dispatcher(base, memory, speak, "zh-Hans", clock=lambda: next(ticks) / 1000)


def _private(line: str) -> Request:
    return Request(line, "bot", date(2026, 1, 2), user=7, chat=7, operator=True)


@pytest.mark.parametrize(
    ("line", "outcome", "address"),
    [
        ("廉结自律", "found", "6.p1.s2"),
        ("/ask 廉结自律", "found", "6.p1.s2"),
        ("@bot 廉结自律", "found", "6.p1.s2"),
        ("/principle 3.2", "reference", "3.p1.s2"),
        ("/section 3", "reference", "3"),
        ("/speech 2", "reference", "1"),
        ("/where 底线", "reference", "6.p1.s2"),
        ("/where 不在文中", "reference", ""),
        ("作者是谁", "source", ""),
        (_SILENT, "nothing", ""),
    ],
)
def test_a_question_is_counted_with_what_it_came_to(
    dispatcher: Dispatcher, noted: MemoryQuestions, line: str, outcome: str, address: str
) -> None:
    dispatcher.reply(_private(line))
    section = address.partition(".")[0]
    (asked,) = noted.asked
    assert asked.milliseconds == pytest.approx(1.0)
    assert (asked.article, asked.outcome) == ("dbw-2015-09-24", outcome)
    assert (asked.section, asked.address) == (section, address)


@pytest.mark.parametrize(
    "line",
    [
        "/help",
        "/list",
        "/source",
        "/language en",
        "/nosuchcommand 3",
        "/backup",
        "/ask",
        "",
        "/start",
    ],
)
def test_what_asks_nothing_is_not_counted(
    dispatcher: Dispatcher, noted: MemoryQuestions, line: str
) -> None:
    dispatcher.reply(_private(line))
    assert noted.asked == []


def test_what_is_typed_in_inline_mode_is_not_counted(
    dispatcher: Dispatcher, noted: MemoryQuestions
) -> None:
    dispatcher.suggest(_private(_SILENT))
    assert noted.asked == [] and noted.open("dbw-2015-09-24") == ()


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (_SILENT, (_SILENT, Why.NOTHING)),
        (f"/ask {_SILENT}", (_SILENT, Why.NOTHING)),
        (f" @bot, {_SILENT}\n", (_SILENT, Why.NOTHING)),
        ("房贷\n\t利率是多少", ("房贷 利率是多少", Why.NOTHING)),
        ("守住自己的经济生命线", ("守住自己的经济生命线", Why.UNSURE)),
        ("廉结自律", None),
        ("/where 不在文中", None),
        ("/where 这些话文章里一句也没有", None),
        ("/principle 99", None),
        ("七", None),
        ("你好😊", None),
        ("请问", None),
        (_SILENT * 40, None),
    ],
)
def test_the_words_of_a_question_that_stays_open_are_kept(
    dispatcher: Dispatcher, noted: MemoryQuestions, line: str, kept: tuple[str, Why] | None
) -> None:
    dispatcher.reply(_private(line))
    assert [(it.text, it.why) for it in noted.open("dbw-2015-09-24")] == ([kept] if kept else [])


def test_somebody_elses_message_is_not_kept(dispatcher: Dispatcher, noted: MemoryQuestions) -> None:
    asked = replace(_private("/ask"), quoted=_SILENT, place=Place.GROUP, operator=False)
    assert dispatcher.reply(asked).outcome.value == "nothing"
    assert len(noted.asked) == 1 and noted.open("dbw-2015-09-24") == ()


# The engine, where the database refuses.


@pytest.fixture
def other(database: Database) -> Iterator[sqlite3.Connection]:
    """Another process's connection to the same file."""
    path = database.execute("PRAGMA database_list").fetchone()[2]
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        yield opened


def _counted(other: sqlite3.Connection) -> int:
    return int(other.execute("SELECT count(*) FROM asked").fetchone()[0])


def test_a_question_is_counted_later_while_somebody_else_writes(
    database: Database, other: sqlite3.Connection
) -> None:
    questions = SqliteQuestions(database)
    other.execute("BEGIN IMMEDIATE")
    questions.note(_SOME, "写材料", Why.NOTHING)
    other.execute("COMMIT")
    assert _counted(other) == 0
    questions.note(_SOME)
    assert _counted(other) == 2
    assert [it.count for it in questions.open("a")] == [1]


def test_what_waits_is_written_out_at_the_end(
    database: Database, other: sqlite3.Connection
) -> None:
    questions = SqliteQuestions(database)
    other.execute("BEGIN IMMEDIATE")
    questions.note(_SOME)
    other.execute("COMMIT")
    questions.write_out()
    assert _counted(other) == 1


def test_what_one_thread_notes_another_writes_in_its_own_time(
    database: Database, other: sqlite3.Connection, tmp_path: Path
) -> None:
    waiting = unwritten()
    noting = SqliteQuestions(database, waiting)
    noting.note(_SOME, "写材料", Why.NOTHING)
    assert _counted(other) == 0
    SqliteQuestions(open_database(tmp_path / "bot.db"), waiting).write()
    assert _counted(other) == 1
    assert [it.count for it in noting.open("a")] == [1]
    assert _counted(other) == 1


def test_a_database_that_cannot_be_written_fails_no_question_and_is_told_once(
    database: Database, other: sqlite3.Connection, caplog: pytest.LogCaptureFixture
) -> None:
    questions = SqliteQuestions(database)
    database.execute("PRAGMA query_only=ON")
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            questions.note(_SOME)
    assert len(caplog.records) == 1
    database.execute("PRAGMA query_only=OFF")
    questions.note(_SOME)
    assert _counted(other) == 4


def test_only_the_latest_open_questions_are_kept_when_there_are_very_many(
    database: Database, other: sqlite3.Connection
) -> None:
    questions = SqliteQuestions(database)
    rows = [("a", str(n), "nothing", "2999-01-01", f"2999-01-01T{n:05}", 1) for n in range(10_003)]
    marks = ", ".join("?" * len(rows[0]))
    other.execute("BEGIN")
    other.executemany(f"INSERT INTO open_question VALUES ({marks})", rows)
    other.execute("COMMIT")
    assert questions.forget(90) == 3
    left = other.execute("SELECT min(CAST(text AS INT)), count(*) FROM open_question").fetchone()
    assert left == (3, 10_000)


def test_the_console_counts_what_is_asked_there(tmp_path: Path) -> None:
    data = tmp_path / "data"
    lines = f"廉结自律\n{_SILENT}\n/help\n".encode()
    assert run_bot("console", "--as", "reader", data=data, input=lines).returncode == 0
    opened = open_database(data / "bot.db")
    asked = list(opened.query("SELECT * FROM asked"))
    assert [(it["outcome"], it["address"]) for it in asked] == [
        ("found", "6.p1.s2"),
        ("nothing", ""),
    ]
    assert all(it["ms"] > 0 and it["time"].endswith("Z") for it in asked)
    (kept,) = opened.query("SELECT text, why, count FROM open_question")
    assert kept == {"text": _SILENT, "why": "nothing", "count": 1}
    opened.conn.close()
