"""Every kind of invalid call is a violation, and what keeps to the limits is none."""

from typing import Any

import pytest

from tests.bot_api import limits, spec
from tests.bot_api.rates import Rates


def wrong(method: str, **params: Any) -> list[str]:
    return spec.violations(method, params) or limits.breaches(method, params)


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [[each] for each in buttons]}


def article(name: str = "1", text: str = "x", **fields: Any) -> dict[str, Any]:
    content = {"message_text": text}
    return {"type": "article", "id": name, "title": "t", "input_message_content": content, **fields}


BUTTON = {"text": "b", "callback_data": "d"}
SAID = {"chat_id": 1, "text": "x"}
LONG = "😀" * 2049

VALID: list[tuple[str, dict[str, Any]]] = [
    ("sendMessage", {"chat_id": "1", "text": "x"}),
    ("sendMessage", {"chat_id": "@name", "text": "x", "disable_notification": "true"}),
    ("sendMessage", {"chat_id": 1, "text": "<b>" + "x" * 4096 + "</b>", "parse_mode": "HTML"}),
    ("sendMessage", {**SAID, "reply_markup": keyboard({"text": "b", "callback_data": "я" * 32})}),
    ("sendMessage", {**SAID, "reply_markup": '{"remove_keyboard": true}'}),
    ("sendMessage", {**SAID, "reply_markup": keyboard(*[BUTTON] * 100)}),
    ("editMessageText", {"inline_message_id": "i", "text": "x"}),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 200}),
    (
        "answerInlineQuery",
        {"inline_query_id": "1", "results": [article(str(i)) for i in range(50)]},
    ),
    ("setMyCommands", {"commands": [{"command": "a_1", "description": "d"}]}),
    ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": 1}}),
    ("setWebhook", {"url": "https://example.org/x", "secret_token": "s-_1"}),
    ("sendPhoto", {"chat_id": 1, "photo": spec.Upload("a.png", b"x")}),
    ("setMessageReaction", {"chat_id": 1, "message_id": 1, "reaction": [{"type": "paid"}]}),
    ("setChatMenuButton", {"menu_button": {"type": "commands"}}),
]

INVALID: list[tuple[str, dict[str, Any]]] = [
    ("sendMesage", SAID),
    ("sendMessage", {**SAID, "reply_to": 1}),
    ("sendMessage", {"chat_id": 1}),
    ("sendMessage", {**SAID, "chat_id": 1.5}),
    ("sendMessage", {**SAID, "message_thread_id": "five"}),
    ("sendMessage", {**SAID, "protect_content": "yes"}),
    ("sendMessage", {**SAID, "reply_markup": {"inline_keyboard": BUTTON}}),
    ("sendMessage", {**SAID, "reply_markup": keyboard({**BUTTON, "colour": "red"})}),
    ("sendMessage", {**SAID, "reply_markup": keyboard({"text": "b"})}),
    ("sendMessage", {**SAID, "reply_markup": keyboard({**BUTTON, "url": "https://a.b"})}),
    ("sendMessage", {**SAID, "reply_markup": keyboard({**BUTTON, "text": ""})}),
    ("sendMessage", {**SAID, "reply_markup": keyboard({**BUTTON, "callback_data": ""})}),
    ("sendMessage", {**SAID, "reply_markup": keyboard({**BUTTON, "callback_data": "я" * 33})}),
    ("sendMessage", {**SAID, "reply_markup": keyboard({"text": "b", "url": "ftp://a.b"})}),
    ("sendMessage", {**SAID, "reply_markup": keyboard({"text": "b", "copy_text": {"text": ""}})}),
    ("sendMessage", {**SAID, "reply_markup": keyboard(*[BUTTON] * 101)}),
    ("sendMessage", {**SAID, "text": " \n"}),
    ("sendMessage", {**SAID, "text": LONG}),
    ("sendMessage", {**SAID, "text": "<b></b>", "parse_mode": "HTML"}),
    ("sendMessage", {**SAID, "text": "<b>x", "parse_mode": "HTML"}),
    ("sendMessage", {**SAID, "text": "<b>x</b>" * 101, "parse_mode": "HTML"}),
    ("sendMessage", {**SAID, "parse_mode": "MarkdownV2"}),
    ("sendMessage", {**SAID, "entities": [{"type": "bold", "offset": 0, "length": 2}]}),
    ("sendMessage", {**SAID, "reply_parameters": {"quote": "x"}}),
    ("sendPhoto", {"chat_id": 1, "photo": "attach://lost"}),
    ("sendPhoto", {"chat_id": 1, "photo": "f", "caption": "x" * 1025}),
    ("editMessageText", {"text": "x"}),
    ("editMessageText", {"chat_id": 1, "message_id": 1, "inline_message_id": "i", "text": "x"}),
    ("editMessageReplyMarkup", {"chat_id": 1}),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}),
    (
        "answerInlineQuery",
        {"inline_query_id": "1", "results": [article(str(i)) for i in range(51)]},
    ),
    ("answerInlineQuery", {"inline_query_id": "1", "results": [article(), article()]}),
    ("answerInlineQuery", {"inline_query_id": "1", "results": [article("")]}),
    ("answerInlineQuery", {"inline_query_id": "1", "results": [article("я" * 33)]}),
    ("answerInlineQuery", {"inline_query_id": "1", "results": [article(text=LONG)]}),
    ("answerInlineQuery", {"inline_query_id": "1", "results": [article(colour="red")]}),
    ("answerInlineQuery", {"inline_query_id": "1", "results": [article(type="essay")]}),
    ("answerInlineQuery", {"inline_query_id": "1", "results": [], "next_offset": "x" * 65}),
    (
        "answerInlineQuery",
        {"inline_query_id": "1", "results": [], "button": {"text": "b", "start_parameter": "a b"}},
    ),
    ("setMyCommands", {"commands": [{"command": "Find", "description": "d"}]}),
    ("setMyCommands", {"commands": [{"command": "find", "description": ""}]}),
    ("setMyCommands", {"commands": [{"command": f"c{i}", "description": "d"} for i in range(101)]}),
    ("setMyCommands", {"commands": [], "scope": {"type": "planet"}}),
    ("setMyDescription", {"description": "x" * 513}),
    ("setMyShortDescription", {"short_description": "x" * 121}),
    ("setWebhook", {"url": "example.org"}),
    ("setWebhook", {"url": "https://example.org", "secret_token": "a b"}),
    ("setWebhook", {"url": "https://example.org", "max_connections": 101}),
    ("sendChatAction", {"chat_id": 1, "action": "thinking"}),
    ("getUpdates", {"limit": 101}),
]


@pytest.mark.parametrize(("method", "params"), VALID)
def test_a_call_that_keeps_to_the_api_is_no_violation(method: str, params: dict[str, Any]) -> None:
    assert wrong(method, **spec.decoded(method, params)) == []


@pytest.mark.parametrize(("method", "params"), INVALID)
def test_a_call_that_departs_from_the_api_is_a_violation(
    method: str, params: dict[str, Any]
) -> None:
    assert wrong(method, **spec.decoded(method, params))


def excesses(chat: int, times: list[float]) -> int:
    rates, count = Rates(), 0
    for at in times:
        count += rates.excess(chat, at) is not None
        rates.count(chat, at)
    return count


def test_a_short_burst_in_a_chat_passes_and_a_longer_does_not() -> None:
    assert excesses(1, [0, 0.1, 0.2]) == 0
    assert excesses(1, [0, 0.1, 0.2, 0.3]) == 1


def test_one_message_a_second_passes_in_a_private_chat_but_not_in_a_group() -> None:
    assert excesses(1, [float(i) for i in range(100)]) == 0
    assert excesses(-1, [float(i) for i in range(21)]) == 1


def test_thirty_messages_a_second_pass_overall() -> None:
    rates = Rates()
    for chat in range(30):
        rates.count(chat, 0.5)
    excess = rates.excess(100, 1.0)
    assert excess and excess.retry_after == 1
    assert rates.excess(100, 1.5) is None
