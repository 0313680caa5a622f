"""A disk that is full while the bot runs: survived, said, and no question lost or forgotten."""

import os
import resource
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

from tests.bot_api import BotApiServer, TooManyRequests, User
from tests.processes import telegram_bot

_NO_LIMIT = resource.RLIM_INFINITY
Running = tuple[BotApiServer, "subprocess.Popen[bytes]", IO[str]]


@contextmanager
def running(data: Path) -> Iterator[Running]:
    """A bot that has answered once, and its log to be read as it grows."""
    read, write = os.pipe()
    with (
        os.fdopen(read, encoding="utf-8") as log,
        os.fdopen(write, "wb") as output,
        BotApiServer() as server,
        telegram_bot(server, data, log=output) as process,
    ):
        server.private("/list")
        server.wait(1, of="sendMessage", timeout=30)
        server.wait(2, of="setMyShortDescription", timeout=30)
        yield server, process, log


def allow(process: "subprocess.Popen[bytes]", octets: int) -> None:
    """Let no file of the process grow beyond so many."""
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (octets, _NO_LIMIT))


def said(log: IO[str], words: str) -> str:
    """The next line of the log that holds the words."""
    return next(line for line in log if words in line)


def test_what_cannot_be_kept_is_not_confirmed_and_answered_when_it_can(tmp_path: Path) -> None:
    with running(tmp_path / "data") as (server, process, log):
        before = len(server.calls)
        allow(process, 0)
        server.private("/principle 3", User(5, "Early"))
        assert "bot.db" in said(log, "again in")
        assert server.calls[before:] == ()
        allow(process, _NO_LIMIT)
        (answer,) = server.wait(1, of="sendMessage", since=before, timeout=30)
        assert answer.params["chat_id"] == 5


def test_an_answer_that_cannot_be_marked_done_is_not_given_twice(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with running(data) as (server, process, log):
        before = len(server.calls)
        server.fail("sendMessage", TooManyRequests(1))
        server.private("/principle 3", User(5, "Early"))
        server.wait(1, of="sendMessage", since=before, timeout=30)
        allow(process, 0)
        server.wait(2, of="sendMessage", since=before, timeout=30)
        said(log, "again in")
        allow(process, _NO_LIMIT)
        server.private("/principle 4", User(6, "Later"))
        server.wait(3, of="sendMessage", since=before, timeout=30)
        assert "outcome=reference" in said(log, "update=2")
    with closing(sqlite3.connect(data / "bot.db")) as database:
        assert database.execute("SELECT DISTINCT state FROM inbox").fetchall() == [("done",)]
