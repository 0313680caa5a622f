"""Telegram's limits on the answer to an inline query."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.bot_api import keyboard_limits
from tests.bot_api.text_limits import caption, message_text

RESULT_LIMIT = 50

_START = re.compile(r"[A-Za-z0-9_-]{1,64}")


def answer(params: Mapping[str, Any]) -> Iterator[str]:
    """Breaches by the parameters of answerInlineQuery."""
    results = params["results"]
    if len(results) > RESULT_LIMIT:
        yield "RESULTS_TOO_MUCH"
    ids = [each["id"] for each in results if "id" in each]
    if len(ids) != len(set(ids)):
        yield "RESULT_ID_DUPLICATE"
    if not all(1 <= len(each.encode()) <= 64 for each in ids):
        yield "RESULT_ID_INVALID"
    if len(params.get("next_offset", "").encode()) > 64:
        yield "NEXT_OFFSET_INVALID"
    yield from _button(params.get("button"))
    for each in results:
        yield from _result(each)


def _button(button: Mapping[str, Any] | None) -> Iterator[str]:
    if button is None:
        return
    if not button["text"].strip():
        yield "SWITCH_PM_TEXT_EMPTY"
    if len({"web_app", "start_parameter"} & button.keys()) != 1:
        yield "exactly one of web_app and start_parameter per inline results button"
    if not _START.fullmatch(button.get("start_parameter", "-")):
        yield "START_PARAM_INVALID"


def _result(result: Mapping[str, Any]) -> Iterator[str]:
    if result["type"] == "article" and not result["title"].strip():
        yield "ARTICLE_TITLE_EMPTY"
    content = result.get("input_message_content", {})
    if "message_text" in content:
        yield from message_text(content, "message_text")
    yield from caption(result)
    if "reply_markup" in result:
        yield from keyboard_limits.markup(result["reply_markup"])
