"""The bot in groups: coming, going, deciding, and what a table of lines cannot say."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from telegram.error import BadRequest

from bot.reply import Outcome, Reply, line
from bot.transports.telegram.outgoing import Recipient
from tests.bot_api import ANN, BotApiServer, Call, Group, Refusal, User
from tests.canned_telegram import Canned, sent
from tests.conversing import ANONYMOUS, answered, caused, running_bot, said, text_of
from tests.fakes_readers import MemoryDepartures

ADMIN = User(300, "Admin")
_RIGHTS = (
    *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages"),
    *("can_manage_video_chats", "can_restrict_members", "can_promote_members"),
    *("can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories"),
    "can_delete_stories",
)
_MIGRATED = {
    "error_code": 400,
    "description": "Bad Request: group chat was upgraded to a supergroup chat",
    "parameters": {"migrate_to_chat_id": -1005},
}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[BotApiServer, Path]]:
    data = tmp_path_factory.mktemp("telegram") / "data"
    with running_bot(data) as server:
        yield server, data


@pytest.fixture
def server(running: tuple[BotApiServer, Path]) -> BotApiServer:
    return running[0]


def membership(chat: User | Group, old: str, new: str) -> dict[str, Any]:
    """The update that says what became of the bot in a chat."""
    now = {"from": ANN.json(), "date": 1, "chat": chat.chat()}
    member = {"old_chat_member": _member(old), "new_chat_member": _member(new)}
    return {"my_chat_member": {**now, **member}}


def _member(status: str) -> dict[str, Any]:
    user = {"id": 1000000001, "is_bot": True, "first_name": "Article bot"}
    more: dict[str, dict[str, Any]] = {
        "administrator": dict.fromkeys(_RIGHTS, True),
        "kicked": {"until_date": 0},
    }
    return {"status": status, "user": user, **more.get(status, {})}


def departure(running: tuple[BotApiServer, Path], chat: int) -> str | None:
    """Why a chat is noted as closed."""
    with closing(sqlite3.connect(running[1] / "bot.db")) as database:
        rows = database.execute("SELECT reason FROM departure WHERE chat = ?", [chat])
        return next((str(reason) for (reason,) in rows), None)


@pytest.mark.parametrize(("old", "new"), [("left", "member"), ("kicked", "administrator")])
def test_a_group_is_greeted_once_when_the_bot_is_added(
    server: BotApiServer, old: str, new: str
) -> None:
    group = Group(-3001 - len(new), "New readers")
    calls = caused(server, lambda: server.push(membership(group, old, new)), group)
    assert [call.method for call in calls] == ["sendMessage"]
    assert "我们一起读" in said(calls) and "/principle@article_bot 3" in said(calls)


@pytest.mark.parametrize(
    ("old", "new"), [("member", "administrator"), ("administrator", "member"), ("member", "left")]
)
def test_a_group_where_the_bot_was_already_is_not_greeted(
    server: BotApiServer, old: str, new: str
) -> None:
    group = Group(-3020 - len(old + new), "Readers")
    assert caused(server, lambda: server.push(membership(group, old, new)), group) == ()


def test_who_unblocks_the_bot_in_private_is_not_greeted(server: BotApiServer) -> None:
    user = User(3040, "Back")
    assert caused(server, lambda: server.push(membership(user, "kicked", "member")), user) == ()


@pytest.mark.parametrize("chat", [Group(-3050, "Readers"), User(3050, "Ann")])
def test_a_chat_that_removes_the_bot_is_noted_until_it_is_back(
    running: tuple[BotApiServer, Path], chat: User | Group
) -> None:
    server = running[0]
    caused(server, lambda: server.push(membership(chat, "member", "kicked")), chat)
    assert departure(running, chat.id) == "kicked"
    caused(server, lambda: server.push(membership(chat, "kicked", "member")), chat)
    assert departure(running, chat.id) is None


@pytest.mark.parametrize(
    "refusal",
    [
        Refusal(403, "Forbidden: bot was blocked by the user"),
        Refusal(403, "Forbidden: user is deactivated"),
        Refusal(400, "Bad Request: chat not found"),
    ],
)
def test_a_chat_that_refuses_an_answer_is_noted_and_not_tried_again(
    running: tuple[BotApiServer, Path], refusal: Refusal
) -> None:
    server = running[0]
    user = User(3060 + len(refusal.description), "Gone")
    server.fail("sendMessage", refusal)
    calls = caused(server, lambda: server.private("/list", user), user)
    assert [call.method for call in calls] == ["sendMessage"]
    assert departure(running, user.id) is not None


def test_a_group_where_the_bot_may_not_write_costs_no_exception(tmp_path: Path) -> None:
    with running_bot(tmp_path / "data") as server:
        refusal = "Bad Request: not enough rights to send text messages to the chat"
        server.fail("sendMessage", Refusal(400, refusal), times=None)
        group = Group(-3080, "Muted")
        calls = caused(server, lambda: server.group("/list@article_bot", chat=group), group)
        assert [call.method for call in calls] == ["sendMessage"]


def test_a_group_that_became_a_supergroup_is_answered_under_its_new_id() -> None:
    telegram, departed = Canned({"sendMessage": [_MIGRATED]}), MemoryDepartures()
    reply = Reply(Outcome.HELP, (line("好"),))
    asyncio.run(sent(telegram, reply, Recipient(-5, topic=7, replies_to=9), departed))
    first, second = (call.params for call in telegram.calls if call.method == "sendMessage")
    assert (first["chat_id"], second["chat_id"]) == (-5, -1005)
    assert second["text"] == "好"
    assert "message_thread_id" not in second and "reply_parameters" not in second
    assert departed.reason(-5) is None


def test_an_answer_that_is_refused_for_another_reason_is_not_taken_for_a_departure() -> None:
    refusal = {"error_code": 400, "description": "Bad Request: message is too long"}
    telegram, departed = Canned({"sendMessage": [refusal]}), MemoryDepartures()
    with pytest.raises(BadRequest, match="too long"):
        asyncio.run(sent(telegram, Reply(Outcome.HELP, (line("好"),)), Recipient(5), departed))
    assert departed.reason(5) is None


def test_a_supergroup_keeps_what_the_group_decided(server: BotApiServer) -> None:
    old = Group(-3090, "Readers", administrators=(ADMIN,))
    new = Group(-1003090, "Readers", administrators=(ADMIN,))
    caused(server, lambda: server.group("/language@article_bot en", ADMIN, old), old)
    service = {"message_id": 90, "date": 1, "from": ADMIN.json()}
    to = {**service, "chat": {**old.chat(), "type": "group"}, "migrate_to_chat_id": new.id}
    origin = {**service, "chat": new.chat(), "migrate_from_chat_id": old.id}
    assert caused(server, lambda: server.push({"message": to}), old) == ()
    assert caused(server, lambda: server.push({"message": origin}), new) == ()
    calls = caused(server, lambda: server.group("/principle@article_bot 3", ANN, new), new)
    assert "Part 3" in said(calls)


def test_after_language_the_chats_own_menu_is_in_that_language(server: BotApiServer) -> None:
    user = User(3100, "Ann")
    calls = caused(server, lambda: server.private("/language 繁體", user), user)
    (menu,) = menus(calls)
    assert menu["scope"] == {"type": "chat", "chat_id": user.id}
    spoken = {it["command"]: it["description"] for it in menu["commands"]}
    assert spoken["list"] == "文章目錄"
    assert "quiet" not in spoken


def test_after_language_a_groups_own_menu_is_in_that_language(server: BotApiServer) -> None:
    group = Group(-3110, "Readers", administrators=(ADMIN,))
    act = lambda: server.group("/language@article_bot en", ADMIN, group)  # noqa: E731
    (menu,) = menus(caused(server, act, group))
    assert menu["scope"] == {"type": "chat", "chat_id": group.id}
    spoken = {it["command"]: it["description"] for it in menu["commands"]}
    assert spoken["quiet"] == "a group gets the source line alone"


@pytest.mark.parametrize(
    "typed", ["/quiet@article_bot", "/language@article_bot", "/language@article_bot klingon"]
)
def test_what_chooses_no_language_sets_no_menu(server: BotApiServer, typed: str) -> None:
    group = Group(-3120 - len(typed), "Readers", administrators=(ADMIN,))
    calls = caused(server, lambda: server.group(typed, ADMIN, group), group)
    assert said(calls) and menus(calls) == []


def test_a_member_decides_nothing_and_sets_no_menu(server: BotApiServer) -> None:
    group = Group(-3160, "Readers", administrators=(ADMIN,))
    calls = caused(server, lambda: server.group("/language@article_bot en", ANN, group), group)
    assert "只有群管理员" in said(calls) and menus(calls) == []
    calls = caused(server, lambda: server.group("/list@article_bot", ANN, group), group)
    assert "导语" in said(calls)


def menus(calls: tuple[Call, ...]) -> list[dict[str, Any]]:
    return [dict(call.params) for call in calls if call.method == "setMyCommands"]


def test_whose_rights_telegram_will_not_tell_is_taken_for_a_member(tmp_path: Path) -> None:
    with running_bot(tmp_path / "data") as server:
        group = Group(-3170, "Hidden members", administrators=(ADMIN,))
        refusal = Refusal(400, "Bad Request: member list is inaccessible")
        server.fail("getChatMember", refusal, times=None)
        calls = caused(server, lambda: server.group("/quiet@article_bot", ADMIN, group), group)
        assert "只有群管理员" in said(calls)


def test_a_channel_that_speaks_in_its_group_decides_nothing_there(tmp_path: Path) -> None:
    group = Group(-3180, "Readers", administrators=(ADMIN,))
    channel = {"id": -1003181, "type": "channel", "title": "News"}
    message = {"message_id": 8, "date": 1, "chat": group.chat(), "sender_chat": channel}
    update = {"message": {**message, "text": "/quiet@article_bot"}}
    with running_bot(tmp_path / "data") as server:
        assert "只有群管理员" in said(caused(server, lambda: server.push(update), group))


def test_an_anonymous_admin_is_not_looked_up(server: BotApiServer) -> None:
    group = Group(-3190, "Readers", administrators=(ADMIN,))
    act = lambda: server.group(  # noqa: E731
        "/quiet@article_bot", ANONYMOUS, group, sender_chat=group.chat()
    )
    assert next(call.method for call in caused(server, act, group)) == "sendMessage"


def test_a_page_turned_in_a_topic_is_turned_there(server: BotApiServer) -> None:
    forum = Group(-3200, "Forum", forum=True)
    act = lambda: server.group("/ask@article_bot 廉结自律", ANN, forum, thread=9)  # noqa: E731
    asked = answered(caused(server, act, forum))
    label = "三、坚持优质高效,严谨工作作风"
    calls = caused(server, lambda: server.press(asked.result, label, User(3201, "Bob")), forum)
    assert answered(calls).params["message_thread_id"] == 9
    turn = lambda: server.press(asked.result, "目录", User(3201, "Bob"))  # noqa: E731
    calls = caused(server, turn, forum)
    assert answered(calls).params["message_id"] == asked.result["message_id"]


def test_a_button_made_for_an_older_version_says_so_in_the_groups_language(
    server: BotApiServer,
) -> None:
    group = Group(-3210, "Readers", administrators=(ADMIN,))
    caused(server, lambda: server.group("/language@article_bot en", ADMIN, group), group)
    head = {"id": "old-1", "from": ANN.json(), "chat_instance": "1", "data": "+a:00000000:/list"}
    under = {"message_id": 1, "date": 0, "chat": group.chat()}
    act = lambda: server.push({"callback_query": {**head, "message": under}})  # noqa: E731
    (alert,) = caused(server, act, group)
    assert "of its old version" in text_of(alert) and alert.params["show_alert"] is True
