"""What no reader should send, and does: an answer where one is due, and no exception anywhere.

That the log holds none is asserted when the bot of this module has stopped. Quotations that are
not quite the article's are bad input too, and are shown to be.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.bot_api import ANN, BotApiServer, Call, Group, Refusal, User
from tests.conversing import answered, caused, running_bot, said, text_of
from tests.processes import telegram_bot

_GROUP = Group(-7001, "Readers")
_CHANNEL = {"id": -1007002, "type": "channel", "title": "News"}
_HEAD: dict[str, Any] = {"message_id": 900, "date": 1}
_PHOTO = [{"file_id": "a", "file_unique_id": "a", "width": 9, "height": 9}]
_CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotApiServer]:
    with running_bot(tmp_path_factory.mktemp("telegram") / "data") as running:
        yield running


@pytest.mark.parametrize(
    "fields",
    [
        {"photo": _PHOTO},
        {"photo": _PHOTO, "caption": "/principle 3"},
        {"new_chat_title": "Readers of today"},
        {"pinned_message": {**_HEAD, "chat": ANN.chat(), "text": "/principle 3"}},
        {"location": {"latitude": 1.0, "longitude": 2.0}},
        {"new_chat_members": [{"id": 9, "is_bot": False, "first_name": ""}]},
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("kind", ["message", "edited_message"])
def test_what_has_no_text_is_not_answered(
    server: BotApiServer, fields: dict[str, Any], kind: str
) -> None:
    group = {**_HEAD, "chat": _GROUP.chat(), "from": ANN.json(), **fields}
    private = {**_HEAD, "chat": ANN.chat(), "from": ANN.json(), **fields}
    assert caused(server, lambda: server.push({kind: group}), _GROUP) == ()
    assert caused(server, lambda: server.push({kind: private}), ANN) == ()


def test_a_forwarded_service_message_is_not_answered(server: BotApiServer) -> None:
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Somebody"}
    message = {**_HEAD, "chat": _GROUP.chat(), "from": ANN.json(), "forward_origin": origin}
    push = {"message": {**message, "group_chat_created": True}}
    assert caused(server, lambda: server.push(push), _GROUP) == ()


@pytest.mark.parametrize("kind", ["channel_post", "edited_channel_post", "message"])
def test_a_channels_posts_are_not_answered(server: BotApiServer, kind: str) -> None:
    post = {**_HEAD, "chat": _CHANNEL, "sender_chat": _CHANNEL, "text": "/principle 3"}
    assert caused(server, lambda: server.push({kind: post}), _GROUP) == ()


@pytest.mark.parametrize("sender", [{}, {"from": _CHANNEL_BOT}], ids=["nobody", "a channel"])
@pytest.mark.parametrize(("text", "due"), [("/principle@article_bot 3", True), ("鲁迅", False)])
def test_a_message_without_a_person_is_answered_where_an_answer_is_due(
    server: BotApiServer, sender: dict[str, Any], text: str, due: bool
) -> None:
    message = {**_HEAD, "chat": _GROUP.chat(), "sender_chat": _CHANNEL, **sender, "text": text}
    calls = caused(server, lambda: server.push({"message": message}), _GROUP)
    assert ("雷厉风行" in said(calls)) is due and bool(calls) is due


def test_a_deleted_account_is_answered_as_anybody(server: BotApiServer) -> None:
    ghost = {"id": 7003, "is_bot": False, "first_name": ""}
    chat = {"id": 7003, "type": "private"}
    message = {**_HEAD, "chat": chat, "from": ghost, "text": "/principle 3"}
    user = User(7003, "")
    assert "雷厉风行" in said(caused(server, lambda: server.push({"message": message}), user))


@pytest.mark.parametrize(
    "data",
    [
        "=:::",
        "+::/list",
        "+dbw-2015-09-24::/principle 3",
        "+dbw-2015-09-24:55daeb82:",
        "=#",
        "+#" + "A" * 62,
        "{}",
        "\n\t",
        "+" + "文" * 21,
    ],
)
def test_malformed_data_of_a_button_opens_nothing(server: BotApiServer, data: str) -> None:
    call = pressed(server, {"message": {**_HEAD, "date": 0, "chat": ANN.chat()}, "data": data})
    assert "旧版" in text_of(call)


@pytest.mark.parametrize("data", [{}, {"game_short_name": "x"}, {"data": "x"}], ids=str)
def test_a_press_on_what_is_no_message_of_a_chat_is_only_acknowledged(
    server: BotApiServer, data: dict[str, str]
) -> None:
    assert pressed(server, {"inline_message_id": "m", **data}).params["show_alert"] is True


def pressed(server: BotApiServer, event: dict[str, Any]) -> Call:
    """The one call that a press led to."""
    head = {"id": f"press-{len(server.calls)}", "from": ANN.json(), "chat_instance": "1"}
    (call,) = caused(server, lambda: server.push({"callback_query": {**head, **event}}), ANN)
    assert call.method == "answerCallbackQuery"
    return call


def ask(server: BotApiServer, line: str, user: User) -> Call:
    return answered(caused(server, lambda: server.private(line, user), user))


def test_a_press_too_old_to_be_acknowledged_is_still_answered(server: BotApiServer) -> None:
    user = User(7010, "Ann")
    asked = ask(server, "/principle 3", user)
    act = lambda: server.expire(server.press(asked.result, "第四部分 ›"))  # noqa: E731
    assert "抓好督查落实" in said(caused(server, act, user))


def test_a_page_that_already_stands_there_is_no_error(server: BotApiServer) -> None:
    user = User(7011, "Ann")
    asked = ask(server, "/principle 3", user)
    first = caused(server, lambda: server.press(asked.result, "第四部分 ›"), user)
    event = {"message": asked.result, "data": "=dbw-2015-09-24:55daeb82:/principle 4"}
    head = {"id": "again-1", "from": user.json(), "chat_instance": "1"}
    again = caused(server, lambda: server.push({"callback_query": {**head, **event}}), user)
    assert answered(first).params["text"] == answered(again).params["text"]
    assert "not modified" in answered(again).error


def test_a_press_under_a_message_that_was_deleted_is_answered_anew(server: BotApiServer) -> None:
    user = User(7012, "Ann")
    gone = {"message_id": 4000, "date": 0, "chat": user.chat()}
    server.meet(user)
    event = {"message": gone, "data": "=dbw-2015-09-24:55daeb82:/principle 4"}
    head = {"id": "gone-1", "from": user.json(), "chat_instance": "1"}
    calls = caused(server, lambda: server.push({"callback_query": {**head, **event}}), user)
    assert [call.method for call in calls][-1] == "sendMessage"
    assert "抓好督查落实" in text_of(calls[-1])


def test_a_misquotation_is_shown_with_the_readers_words_struck(server: BotApiServer) -> None:
    call = ask(server, "上面千条线下面一根针", User(600080, "Ann"))
    assert "上面千条线下面一<s>根</s>针" in call.params["text"]


def test_words_missing_from_a_quotation_are_shown_marked(server: BotApiServer) -> None:
    call = ask(server, "守住自己的经济生命线", User(600081, "Ann"))
    assert "守住自己的<s>经济</s><u>政治</u>生命线" in call.params["text"]


def test_a_quotation_that_does_not_stand_there_is_said_to_be_absent(server: BotApiServer) -> None:
    call = ask(server, "鞠躬尽瘁的精神要代代相传永不停歇", User(600082, "Ann"))
    assert "文中没有这句原话" in text_of(call) and "<s>" not in call.params["text"]


def test_a_quotation_word_for_word_is_not_said_to_differ(server: BotApiServer) -> None:
    call = ask(server, "要耐得住寂寞、守得住清贫。", User(600083, "Ann"))
    assert "与原文不同" not in text_of(call) and "文中没有" not in text_of(call)


def test_a_failure_writes_neither_the_token_nor_the_question_into_the_log(tmp_path: Path) -> None:
    written = tmp_path / "log"
    with (
        written.open("wb") as log,
        BotApiServer() as server,
        telegram_bot(server, tmp_path / "data", log=log),
    ):
        server.fail("sendMessage", Refusal(400, "Bad Request: something new"))
        assert caused(server, lambda: server.private("鲁迅和我的烦恼", ANN), ANN) != ()
        secret = server.token.partition(":")[2]
    content = written.read_text("utf-8")
    assert "something new" in content.lower()
    # Not even its beginning: a traceback that shows variables cuts long ones short.
    assert secret[:8] not in content
    assert "我的烦恼" not in content
