"""Statistics as operators get them: in the shell, and in Telegram as a picture."""

import asyncio
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from matplotlib.image import imread
from sqlite_utils import Database

from bot.dispatch import Dispatcher
from bot.ports.memory import Memory
from bot.rendering import terminal
from bot.reply import Reply
from bot.request import Request
from bot.texts import Texts
from bot.transports.telegram.outgoing import Recipient
from bot.turn import Paint
from bot.wording import Wording
from knowledge import KnowledgeBase
from knowledge.articles import shipped
from knowledge.engines.index import SqliteIndex
from knowledge.engines.library import SqliteLibrary
from tests.bot_api import BotApiServer, ServerError, User
from tests.canned_telegram import Canned, sent
from tests.conversing import answered, buttons, caused, running_bot, text_of
from tests.fakes import MemoryBackup, MemoryHistory, MemoryImports
from tests.fakes_questions import MemoryQuestions
from tests.fakes_readers import MemoryDepartures, MemoryPreferences, MemoryTraces, MemoryVotes
from tests.processes import run_bot

_OPERATOR = User(901, "Olga")
_QUESTIONS = "廉结自律\n廉结自律\n房贷利率是多少\n/principle 3\n作者是谁\n".encode()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory of a bot that was asked five questions."""
    data = tmp_path_factory.mktemp("asked") / "data"
    assert run_bot("console", data=data, input=_QUESTIONS).returncode == 0
    return data


def stats(data: Path, *options: str) -> str:
    run = run_bot("stats", *options, data=data)
    assert run.returncode == 0, run.stderr.decode()
    return run.stdout.decode()


def refused(data: Path, *options: str, code: str | None = None) -> str:
    """What is said where the statistics cannot be had: one line."""
    run = run_bot("stats", *options, data=data, code=code)
    assert run.returncode == 2 and run.stdout == b""
    return run.stderr.decode().strip().splitlines()[-1]


def rows(data: Path, *options: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stats(data, "--json", *options).splitlines()]


def test_the_table_shows_what_was_asked(data: Path) -> None:
    text = stats(data)
    assert text.startswith("问答统计")
    assert "“贪如火,不遏则燎原" in text and "6.p1.s2" in text


def test_the_rows_count_every_question_once(data: Path) -> None:
    total, *rest = rows(data)
    expected = {"found": 2, "nothing": 1, "source": 1, "reference": 1}
    assert (total["questions"], total["outcomes"]) == (5, expected)
    days = [row for row in rest if row["row"] == "day"]
    assert len(days) == 30 and [day["questions"] for day in days if day["questions"]] == [5]
    read = {row["address"]: row["questions"] for row in rest if row["row"] == "sentence"}
    assert {address: count for address, count in read.items() if count} == {"6.p1.s2": 2}


def test_as_many_days_are_shown_as_are_asked_for(data: Path) -> None:
    assert sum(row["row"] == "day" for row in rows(data, "--days", "3")) == 3


def test_one_article_alone_can_be_counted(data: Path) -> None:
    (total, *_) = rows(data, "--article", "dbw-2015-09-24")
    assert total["questions"] == 5
    assert "nope" in refused(data, "--article", "nope")


def test_the_picture_is_written_beside_the_table(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "stats.png"
    assert "问答统计" in stats(data, "--picture", str(file))
    height, width, _ = imread(file).shape
    assert (width, height) > (1000, 1000)


@pytest.mark.parametrize("days", ["0", "-1", "x", "٣", "1000", "9" * 5000])
def test_what_is_no_number_of_days_is_refused(data: Path, days: str) -> None:
    assert "--days" in refused(data, f"--days={days}")


def test_a_picture_that_cannot_be_written_is_said_in_one_line(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "missing" / "stats.png"
    assert str(file) in refused(data, "--picture", str(file))


def test_without_the_charts_it_is_said_what_to_install(data: Path, tmp_path: Path) -> None:
    arguments = ["stats", "--picture", str(tmp_path / "stats.png")]
    code = (
        "import sys; sys.modules['matplotlib'] = None; from bot.cli import main; "
        f"sys.exit(main({arguments!r}))"
    )
    assert "pip install 'article-bot[charts]'" in refused(data, code=code)


def test_only_a_picture_loads_matplotlib(data: Path) -> None:
    code = (
        "import sys; from bot.cli import main; main(['stats']); "
        "sys.exit('matplotlib' in sys.modules)"
    )
    assert run_bot(data=data, code=code).returncode == 0


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[BotApiServer]:
    with running_bot(data, BOT_ADMINS=str(_OPERATOR.id)) as running:
        yield running


def test_in_telegram_the_picture_comes_with_the_main_figures(server: BotApiServer) -> None:
    call = answered(caused(server, lambda: server.private("/stats", _OPERATOR), _OPERATOR))
    assert call.method == "sendPhoto"
    assert "问题 5\n有答案 80 %" in text_of(call)
    picture = imread(io.BytesIO(call.params["photo"].content), format="png")
    assert picture.shape[1] == 1200
    assert [button["text"] for button in buttons(call)] == ["7 天", "30 天", "90 天"]


def test_a_picture_is_sent_whole_again_where_the_server_was_in_trouble(
    server: BotApiServer,
) -> None:
    server.fail("sendPhoto", ServerError())
    tries = caused(server, lambda: server.private("/stats", _OPERATOR), _OPERATOR)
    assert [call.method for call in tries] == ["sendPhoto", "sendPhoto"]
    assert tries[0].params["photo"] == tries[1].params["photo"]


def test_another_number_of_days_is_a_press_away(server: BotApiServer) -> None:
    first = answered(caused(server, lambda: server.private("/stats", _OPERATOR), _OPERATOR))
    press = caused(server, lambda: server.press(first.result, "7 天", _OPERATOR), _OPERATOR)
    assert answered(press).method == "sendPhoto"


def test_statistics_of_an_edited_message_take_the_place_of_the_earlier(
    server: BotApiServer,
) -> None:
    asked = server.private("/stats", _OPERATOR)
    caused(server, lambda: None, _OPERATOR)
    calls = caused(server, lambda: server.edit(asked, "/stats 7"), _OPERATOR)
    assert [call.method for call in calls] == ["sendPhoto", "deleteMessage"]


def test_what_is_no_number_of_days_is_told_how_it_is_written(server: BotApiServer) -> None:
    call = answered(caused(server, lambda: server.private("/stats 0", _OPERATOR), _OPERATOR))
    assert call.method == "sendMessage" and "/stats 7" in text_of(call)


def overview(database: Database, paint: Paint | None) -> Reply:
    """The answer to `/stats` in a chat of an operator."""
    index, preferences = SqliteIndex(database), MemoryPreferences()
    base = KnowledgeBase(SqliteLibrary(database, index), index)
    base.bring_up_to_date(shipped())
    traces = MemoryTraces(preferences, MemoryVotes())
    memory = Memory(
        preferences, traces, MemoryQuestions(), MemoryBackup(b""), MemoryHistory(), MemoryImports()
    )
    dispatcher = Dispatcher(base, memory, lambda tag: Wording(Texts(tag)), "en", paint)
    return dispatcher.reply(Request("/stats", "bot", date(2026, 1, 2), operator=True))


def test_a_server_without_charts_answers_in_words(database: Database) -> None:
    reply = overview(database, None)
    assert reply.picture is None
    assert "pip install 'article-bot[charts]'" in terminal.render(reply)


def test_a_terminal_is_told_what_the_picture_would_show(database: Database) -> None:
    shown = terminal.render(overview(database, lambda *_: b"never drawn"))
    assert "[picture: statistics of 0 questions]" in shown
    assert "never drawn" not in shown


def test_a_picture_that_cannot_be_drawn_does_not_cost_the_words(database: Database) -> None:
    def broken(*_: object) -> bytes:
        raise ValueError

    telegram = Canned()
    asyncio.run(sent(telegram, overview(database, broken), Recipient(1), MemoryDepartures()))
    said = telegram.calls[-1]
    assert said.method == "sendMessage" and "Questions and answers" in said.params["text"]
