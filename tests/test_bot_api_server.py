"""The local Bot API server behaves as Telegram does towards a bot, and tells on a bad one."""

import asyncio
import struct
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest

from tests.bot_api import ANN, GROUP, BotApiServer, Group, User, reduce
from tests.bot_api.client import Answer, call, call_as
from tests.bot_api.methods import METHODS

KEYBOARD = {"inline_keyboard": [[{"text": "More", "callback_data": "more:1"}]]}


@pytest.fixture
def server() -> Iterator[BotApiServer]:
    """A fresh server in which Ann has written to the bot once (message 1)."""
    with BotApiServer() as running:
        running.private("hello")
        yield running


def say(server: BotApiServer, text: str = "x", chat_id: int = ANN.id, **params: Any) -> Answer:
    return call(server, "sendMessage", chat_id=chat_id, text=text, **params)


def updates(server: BotApiServer, **params: Any) -> Any:
    return call(server, "getUpdates", **params).result


# Sending


def test_a_message_comes_back_as_it_stands_in_the_chat(server: BotApiServer) -> None:
    message = say(server, "<b>a</b> b", parse_mode="HTML", reply_markup=KEYBOARD).result
    assert message["text"] == "a b"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    assert message["reply_markup"] == KEYBOARD
    assert (message["message_id"], message["chat"]["id"]) == (2, ANN.id)


def test_python_telegram_bot_finds_its_telegram_here(server: BotApiServer) -> None:
    async def bot() -> telegram.Message:
        button = InlineKeyboardButton("More", callback_data="more:1")
        async with telegram.Bot(server.token, f"{server.url}/bot") as bot:
            sent = await bot.send_message(ANN.id, "<i>x</i>", "HTML", reply_to_message_id=1)
            await bot.edit_message_reply_markup(
                ANN.id, sent.message_id, reply_markup=InlineKeyboardMarkup([[button]])
            )
            await bot.send_document(ANN.id, b"content", filename="a.txt", caption="c")
            return sent

    sent = asyncio.run(bot())
    assert sent.reply_to_message and sent.reply_to_message.text == "hello"
    assert [each.method for each in server.calls] == [
        "getMe",
        "sendMessage",
        "editMessageReplyMarkup",
        "sendDocument",
    ]
    assert server.violations == ()


def test_an_uploaded_file_can_be_fetched_again(server: BotApiServer) -> None:
    async def bot() -> bytes:
        async with telegram.Bot(server.token, f"{server.url}/bot", f"{server.url}/file/bot") as bot:
            sent = await bot.send_document(ANN.id, b"content")
            assert sent.document
            return bytes(await (await sent.document.get_file()).download_as_bytearray())

    assert asyncio.run(bot()) == b"content"


async def send_photo(server: BotApiServer, content: bytes) -> telegram.PhotoSize:
    async with telegram.Bot(server.token, f"{server.url}/bot") as bot:
        return (await bot.send_photo(ANN.id, content)).photo[0]


def png(width: int, height: int) -> bytes:
    """As much of a picture as its measures are read from."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR" + struct.pack(">II", width, height)


def test_a_photo_has_the_measures_of_its_picture(server: BotApiServer) -> None:
    photo = asyncio.run(send_photo(server, png(10, 200)))
    assert (photo.width, photo.height) == (10, 200)


@pytest.mark.parametrize("content", [b"content", png(9_000, 1_001), png(10, 201)])
def test_what_is_no_picture_or_too_large_a_one_is_no_photo(
    server: BotApiServer, content: bytes
) -> None:
    with pytest.raises(BadRequest, match=r"(?i)image_process_failed|photo_invalid_dimensions"):
        asyncio.run(send_photo(server, content))


def test_a_reply_in_a_topic_stays_in_the_topic(server: BotApiServer) -> None:
    forum = Group(-1002, "Forum", forum=True)
    asked = server.group("q", chat=forum, thread=7)
    reply = say(server, chat_id=forum.id, reply_parameters={"message_id": asked["message_id"]})
    assert reply.result["message_thread_id"] == 7
    assert reply.result["is_topic_message"] is True


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"chat_id": 999}, "chat not found"),
        ({"reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"message_thread_id": 5}, "message thread not found"),
        ({"text": ""}, "message text is empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "<b>", "parse_mode": "HTML"}, "can't parse entities: Can't find end tag"),
    ],
)
def test_a_message_is_refused_in_telegrams_words(
    server: BotApiServer, params: dict[str, Any], words: str
) -> None:
    answer = call(server, "sendMessage", **{"chat_id": ANN.id, "text": "x", **params})
    assert answer.status == 400
    assert answer.description.startswith(f"Bad Request: {words}")


def test_a_reply_to_a_lost_message_may_be_sent_without_it(server: BotApiServer) -> None:
    lost = {"message_id": 99, "allow_sending_without_reply": True}
    assert "reply_to_message" not in say(server, reply_parameters=lost).result


def test_too_long_callback_data_is_refused_and_a_violation(server: BotApiServer) -> None:
    long = {"inline_keyboard": [[{"text": "b", "callback_data": "x" * 65}]]}
    assert say(server, reply_markup=long).description == "Bad Request: BUTTON_DATA_INVALID"
    assert server.violations == ("sendMessage: BUTTON_DATA_INVALID",)


def test_an_unknown_method_is_404_and_a_violation(server: BotApiServer) -> None:
    assert call(server, "sendMesage").status == 404
    assert server.violations == ("sendMesage: unknown method",)


CALLS: list[tuple[str, dict[str, Any]]] = [
    ("copyMessage", {"chat_id": ANN.id, "from_chat_id": ANN.id, "message_id": 1}),
    ("setMessageReaction", {"chat_id": ANN.id, "message_id": 1}),
    ("sendChatAction", {"chat_id": ANN.id, "action": "typing"}),
    ("getChat", {"chat_id": "@ann_of_tests"}),
    ("setMyName", {"name": "Bot"}),
    ("getMyName", {"language_code": "en"}),
    ("setMyDescription", {"description": "d"}),
    ("getMyShortDescription", {}),
    ("deleteMyCommands", {}),
    ("setChatMenuButton", {}),
    ("getWebhookInfo", {}),
    ("logOut", {}),
]


@pytest.mark.parametrize(("method", "params"), CALLS)
def test_a_valid_call_is_carried_out(
    server: BotApiServer, method: str, params: dict[str, Any]
) -> None:
    assert call(server, method, **params).result
    assert server.violations == ()


def test_every_method_of_the_reduced_api_is_carried_out() -> None:
    assert METHODS.keys() | {"getUpdates"} == set(reduce.METHODS)


def test_another_token_is_unauthorized(server: BotApiServer) -> None:
    assert call_as("1:x", server, "getMe").status == 401


# Editing and deleting


def test_an_edit_changes_the_message_in_the_chat(server: BotApiServer) -> None:
    sent = say(server, "one", reply_markup=KEYBOARD).result
    where = {"chat_id": ANN.id, "message_id": sent["message_id"]}
    edited = call(server, "editMessageText", **where, text="two").result
    assert edited["text"] == "two" and "reply_markup" not in edited
    assert server.messages(ANN.id)[-1] == edited
    assert sent["text"] == "one"


def test_an_edit_that_changes_nothing_is_refused(server: BotApiServer) -> None:
    sent = say(server, "<b>one</b>", parse_mode="HTML", reply_markup=KEYBOARD).result
    where = {"chat_id": ANN.id, "message_id": sent["message_id"]}
    same = {"text": "<strong>one</strong> ", "parse_mode": "HTML", "reply_markup": KEYBOARD}
    answer = call(server, "editMessageText", **where, **same)
    assert answer.description.startswith("Bad Request: message is not modified: specified new")


def test_a_deleted_message_is_gone(server: BotApiServer) -> None:
    where = {"chat_id": ANN.id, "message_id": say(server).result["message_id"]}
    assert call(server, "deleteMessage", **where).result is True
    assert call(server, "deleteMessage", **where).status == 400
    assert call(server, "editMessageText", **where, text="y").status == 400
    assert len(server.messages(ANN.id)) == 1


# Queries


def test_a_press_brings_the_data_and_the_message(server: BotApiServer) -> None:
    sent = say(server, reply_markup=KEYBOARD).result
    query_id = server.press(sent, "More")
    query = updates(server)[-1]["callback_query"]
    assert (query["id"], query["data"], query["message"]) == (query_id, "more:1", sent)
    assert query["from"]["id"] == ANN.id
    assert call(server, "answerCallbackQuery", callback_query_id=query_id).result is True


def test_there_is_no_press_without_a_button(server: BotApiServer) -> None:
    with pytest.raises(LookupError):
        server.press(say(server).result, "More")


def test_an_expired_query_is_too_old(server: BotApiServer) -> None:
    query_id = server.press(say(server, reply_markup=KEYBOARD).result, "more:1")
    server.expire(query_id)
    answer = call(server, "answerCallbackQuery", callback_query_id=query_id)
    assert answer.description.startswith("Bad Request: query is too old")


def test_a_chosen_inline_result_can_be_pressed_and_edited(server: BotApiServer) -> None:
    query_id = server.inline("1 2", offset="x")
    content = {"message_text": "t"}
    result = {"type": "article", "id": "r", "title": "t", "input_message_content": content}
    results = [{**result, "reply_markup": KEYBOARD}]
    assert call(server, "answerInlineQuery", inline_query_id=query_id, results=results).result
    chosen = server.choose(query_id, "r")
    server.press(chosen, "More")
    assert updates(server)[-1]["callback_query"]["inline_message_id"] == chosen
    assert call(server, "editMessageText", inline_message_id=chosen, text="x").result is True


# What people send


def test_commands_and_mentions_are_marked(server: BotApiServer) -> None:
    sent = server.group("/find@article_bot 5 @someone")
    assert sent["entities"] == [
        {"type": "bot_command", "offset": 0, "length": 17},
        {"type": "mention", "offset": 20, "length": 8},
    ]


def test_message_ids_grow_in_each_chat(server: BotApiServer) -> None:
    assert server.private("x")["message_id"] == 2
    assert server.group("x")["message_id"] == 1


def test_every_update_can_be_read_by_python_telegram_bot(server: BotApiServer) -> None:
    asked = server.group("q", User(7, "Bob"))
    server.group("a", reply_to=asked, thread=3)
    server.edit(asked, "/q")
    server.inline("x")
    server.press(say(server, reply_markup=KEYBOARD).result, "More")
    server.push(_membership(GROUP.chat(), "left", "member"))
    read = [Update.de_json(each, None) for each in updates(server)]
    assert all(each.effective_user for each in read)
    assert read[2].message and read[2].message.reply_to_message
    assert read[3].edited_message and read[3].edited_message.text == "/q"


def _membership(chat: dict[str, Any], before: str, after: str) -> dict[str, Any]:
    bot = {"id": 1, "is_bot": True, "first_name": "b"}
    old, new = ({"user": bot, "status": status, "until_date": 0} for status in (before, after))
    people = {"from": ANN.json(), "old_chat_member": old, "new_chat_member": new}
    return {"my_chat_member": {"chat": chat, "date": 1, **people}}


def test_a_bot_blocked_by_a_user_is_forbidden_to_write(server: BotApiServer) -> None:
    server.push(_membership(ANN.chat(), "member", "kicked"))
    answer = say(server)
    assert (answer.status, answer.description) == (403, "Forbidden: bot was blocked by the user")


def test_a_bot_that_left_a_group_is_forbidden_to_write(server: BotApiServer) -> None:
    server.group("x")
    assert call(server, "leaveChat", chat_id=GROUP.id).result is True
    assert say(server, chat_id=GROUP.id).status == 403
    server.push(_membership(GROUP.chat(), "left", "member"))
    assert say(server, chat_id=GROUP.id).status == 200


def test_members_and_administrators_are_told_apart(server: BotApiServer) -> None:
    server.group("x", User(7, "Bob"), Group(-5, "g", administrators=(ANN,)))
    assert call(server, "getChatMember", chat_id=-5, user_id=7).result["status"] == "member"
    (only,) = call(server, "getChatAdministrators", chat_id=-5).result
    assert only["user"]["id"] == ANN.id
    assert call(server, "getChatMember", chat_id=-5, user_id=8).status == 400


def test_commands_are_kept_by_scope_and_language(server: BotApiServer) -> None:
    commands = [{"command": "find", "description": "Find"}]
    call(server, "setMyCommands", commands=commands, language_code="en")
    assert call(server, "getMyCommands", language_code="en").result == commands
    assert call(server, "getMyCommands").result == []


# Long polling


def test_an_offset_confirms_what_came_before(server: BotApiServer) -> None:
    server.private("two")
    assert [each["update_id"] for each in updates(server)] == [1, 2]
    assert [each["update_id"] for each in updates(server, offset=2)] == [2]
    assert updates(server, offset=-1)[0]["message"]["text"] == "two"
    assert updates(server, offset=3) == []
    server.settled(0)


def test_a_poll_waits_for_an_update(server: BotApiServer) -> None:
    with ThreadPoolExecutor() as pool:
        poll = pool.submit(updates, server, offset=2, timeout=10)
        server.settled()
        server.private("two")
        assert poll.result(10)[0]["message"]["text"] == "two"


def test_a_second_poll_ends_the_first(server: BotApiServer) -> None:
    with ThreadPoolExecutor() as pool:
        first = pool.submit(call, server, "getUpdates", offset=2, timeout=10)
        server.settled()
        assert updates(server, offset=2) == []
        assert first.result(10).status == 409


def test_only_allowed_updates_come(server: BotApiServer) -> None:
    updates(server, offset=2, allowed_updates=["inline_query"])
    server.private("unwanted")
    server.inline("wanted")
    assert ["inline_query" in each for each in updates(server)] == [True]


def test_settled_tells_when_the_bot_takes_nothing(server: BotApiServer) -> None:
    with pytest.raises(TimeoutError, match="1 updates are not confirmed"):
        server.settled(0)


# The record


def test_waiting_returns_the_calls_waited_for(server: BotApiServer) -> None:
    say(server, "one")
    before = len(server.calls)
    say(server, "two")
    call(server, "getMe")
    (two,) = server.wait(1, of="sendMessage", since=before)
    assert two.params["text"] == "two" and two.result["message_id"] == 3
    assert len(server.wait(lambda calls: any(each.method == "getMe" for each in calls))) == 3


def test_waiting_in_vain_tells_what_came(server: BotApiServer) -> None:
    say(server, "one")
    with pytest.raises(TimeoutError, match="'text': 'one'"):
        server.wait(2, 0)


def test_the_record_is_in_the_order_of_time(server: BotApiServer) -> None:
    for _ in range(3):
        say(server)
    assert all(a.at <= b.at for a, b in pairwise(server.calls))


# Rates


def test_too_many_messages_are_recorded(server: BotApiServer) -> None:
    for _ in range(4):
        assert say(server).status == 200
    assert len(server.rate_violations) == 1
    assert server.violations == ()


def test_too_many_messages_are_refused_under_limits() -> None:
    with BotApiServer(limits=True) as server:
        server.private("hello")
        answers = [say(server) for _ in range(4)]
    assert [each.status for each in answers] == [200, 200, 200, 429]
    assert answers[-1].body["parameters"]["retry_after"] in (2, 3)
