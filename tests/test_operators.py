"""Who runs the bot has commands of their own, in private; for everybody else there are none."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.commands import COMMANDS
from bot.dispatch import Dispatcher
from bot.ports.memory import Memory
from bot.request import Request
from bot.texts import Texts
from bot.wording import Wording
from knowledge import KnowledgeBase
from knowledge.articles import shipped
from knowledge.engines.index import SqliteIndex
from knowledge.engines.library import SqliteLibrary
from tests.bot_api import BotApiServer, Call, Group, User
from tests.conversing import answered, caused, running_bot, said, text_of
from tests.fakes import MemoryBackup, MemoryHistory, MemoryImports
from tests.fakes_questions import MemoryQuestions
from tests.fakes_readers import MemoryPreferences, MemoryTraces, MemoryVotes
from tests.processes import run_bot, telegram_bot

_OPERATOR = User(901, "Olga")
_STRANGER = User(902, "Sven")
_NEVER_MET = 903
_COMMANDS = sorted(name for name, command in COMMANDS.items() if command.operator)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotApiServer]:
    data = tmp_path_factory.mktemp("telegram") / "data"
    with running_bot(data, BOT_ADMINS=f"{_OPERATOR.id}, {_NEVER_MET}") as running:
        yield running


def _answer(server: BotApiServer, line: str, user: User) -> Call:
    return answered(caused(server, lambda: server.private(line, user), user))


@pytest.mark.parametrize("name", _COMMANDS)
@pytest.mark.parametrize("argument", ["", " anything = 3"])
def test_to_everybody_else_an_operators_command_is_no_command(
    server: BotApiServer, name: str, argument: str
) -> None:
    refused = _answer(server, f"/{name}{argument}", _STRANGER)
    unknown = _answer(server, "/nosuchcommand", _STRANGER)
    assert refused.params == unknown.params
    assert "没有这个命令" in text_of(refused)


@pytest.mark.parametrize("name", _COMMANDS)
@pytest.mark.parametrize("user", [_OPERATOR, _STRANGER])
def test_in_a_group_an_operators_command_meets_silence(
    server: BotApiServer, name: str, user: User
) -> None:
    group = Group(-9001, "Readers", administrators=(_OPERATOR,))
    assert caused(server, lambda: server.group(f"/{name}@article_bot", user, group), group) == ()


def test_help_names_them_for_operators_alone(server: BotApiServer) -> None:
    for name in _COMMANDS:
        assert f"/{name}" in text_of(_answer(server, "/help", _OPERATOR))
        assert f"/{name}" not in text_of(_answer(server, "/help", _STRANGER))


def _menus(server: BotApiServer, chat: int | None = None) -> list[list[str]]:
    """The names in the menus that were set, for one chat or for all."""
    return [
        [command["command"] for command in call.params["commands"]]
        for call in server.calls
        if call.method == "setMyCommands" and call.params["scope"].get("chat_id") == chat
    ]


def test_no_common_menu_names_them(server: BotApiServer) -> None:
    assert not [menu for menu in _menus(server) if set(menu) & set(_COMMANDS)]


def test_an_operator_who_never_wrote_has_a_menu_once_they_write(tmp_path: Path) -> None:
    with BotApiServer() as server:
        server.private("/list", _OPERATOR)
        with telegram_bot(server, tmp_path / "data", BOT_ADMINS=f"{_NEVER_MET},{_OPERATOR.id}"):
            late = User(_NEVER_MET, "Nina")
            operators = (_OPERATOR.id, late.id)
            server.wait(lambda _: all(_menus(server, id) for id in operators), 30)
            assert set(_COMMANDS) < set(_menus(server, _OPERATOR.id)[0])
            assert "导语" in said(caused(server, lambda: server.private("/list", late), late))
            server.wait(lambda _: len(_menus(server, late.id)) == 2)
            caused(server, lambda: server.private("/list", late), late)
        assert len(_menus(server, late.id)) == 2


def test_an_operator_who_chose_a_language_has_the_menu_in_it(server: BotApiServer) -> None:
    caused(server, lambda: server.private("/language en", _OPERATOR), _OPERATOR)
    assert set(_COMMANDS) < set(_menus(server, _OPERATOR.id)[-1])
    caused(server, lambda: server.private("/language 简体", _OPERATOR), _OPERATOR)


def test_the_backup_comes_as_a_database(server: BotApiServer, tmp_path: Path) -> None:
    words, document = caused(server, lambda: server.private("/backup", _OPERATOR), _OPERATOR)
    assert "备份:bot-" in text_of(words)
    assert document.method == "sendDocument"
    file = tmp_path / document.params["document"].filename
    file.write_bytes(document.params["document"].content)
    with closing(sqlite3.connect(file)) as opened:
        assert opened.execute("SELECT count(*) FROM article").fetchone()[0] >= 1


def test_the_console_is_an_operators_unless_another_view_is_asked_for(tmp_path: Path) -> None:
    made = run_bot("console", "/backup", data=tmp_path / "data")
    assert made.returncode == 0 and "备份:bot-" in made.stdout.decode()
    assert [it.read_bytes()[:6] for it in tmp_path.glob("bot-*.db")] == [b"SQLite"]
    views = {
        view: run_bot("console", "--as", view, "/backup", data=tmp_path / "data").stdout
        for view in ("reader", "group")
    }
    assert views["group"] == b""
    unknown = run_bot("console", "--as", "reader", "/nosuchcommand", data=tmp_path / "data")
    assert views["reader"] == unknown.stdout


def test_a_database_too_large_to_be_sent_is_said_to_be(database: Database) -> None:
    index, preferences = SqliteIndex(database), MemoryPreferences()
    base = KnowledgeBase(SqliteLibrary(database, index), index)
    base.bring_up_to_date(shipped())
    traces = MemoryTraces(preferences, MemoryVotes())
    memory = Memory(
        preferences,
        traces,
        MemoryQuestions(),
        MemoryBackup(bytes(50_000_001)),
        MemoryHistory(),
        MemoryImports(),
    )
    dispatcher = Dispatcher(base, memory, lambda tag: Wording(Texts(tag)), "en")
    reply = dispatcher.reply(Request("/backup", "bot", date(2026, 1, 2), operator=True))
    assert "too large" in reply.blocks[0].text and reply.attachment is None
