"""A question that kills the process is set aside after a few starts, and costs nobody else."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.bot_api import BotApiServer, User
from tests.processes import telegram_bot

# As a library in C would, or the kernel where memory runs out.
_DEADLY = """
import os, signal, sys
from bot.cli import main
from bot.dispatch import Dispatcher

class Deadly(Dispatcher):
    def reply(self, request):
        if request.line == "poison":
            os.kill(os.getpid(), signal.SIGKILL)
        return super().reply(request)

import bot.wiring
bot.wiring.Dispatcher = Deadly
sys.exit(main(["telegram"]))
"""


def test_a_question_that_kills_the_process_is_set_aside(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with BotApiServer() as server:
        server.private("poison", User(5, "Eve"))
        for number in range(6, 12):
            server.private("/list", User(number, "Reader"))
        for _ in range(3):
            with pytest.raises(AssertionError):  # noqa: SIM117  it stops as it must not
                with telegram_bot(server, data, code=_DEADLY) as process:
                    assert process.wait(30) < 0
        with telegram_bot(server, data, code=_DEADLY):
            server.private("/principle 3", User(12, "Later"))
            server.wait(
                lambda calls: {call.params["chat_id"] for call in calls} >= set(range(6, 13)),
                of="sendMessage",
                timeout=30,
            )
    with closing(sqlite3.connect(data / "bot.db")) as database:
        rows = database.execute("SELECT state, tries FROM inbox WHERE update_id = 1").fetchall()
        assert rows == [("aside", 3)]
        assert database.execute("SELECT max(tries) FROM inbox WHERE update_id > 1").fetchone() == (
            0,
        )
