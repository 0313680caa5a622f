"""Telegram's limits on keyboards and their buttons."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

BUTTON_LIMIT = 100

_ACTIONS = frozenset(
    "url callback_data web_app login_url switch_inline_query switch_inline_query_current_chat "
    "switch_inline_query_chosen_chat copy_text callback_game pay".split()
)
_LINK = re.compile(r"(?:https?|tg)://\S+")


def markup(given: Mapping[str, Any]) -> Iterator[str]:
    """Breaches by any reply_markup."""
    rows = given.get("inline_keyboard", given.get("keyboard", ()))
    buttons = [button for row in rows for button in row]
    if len(buttons) > BUTTON_LIMIT:
        yield "REPLY_MARKUP_TOO_LONG"
    if not 1 <= len(given.get("input_field_placeholder", "-")) <= 64:
        yield "input_field_placeholder is out of 1-64 characters"
    for button in buttons:
        if not button["text"].strip():
            yield "BUTTON_TEXT_INVALID: a button without text"
        if "inline_keyboard" in given:
            yield from _button(button)


def _button(button: Mapping[str, Any]) -> Iterator[str]:
    if len(_ACTIONS & button.keys()) != 1:
        yield "BUTTON_TYPE_INVALID: exactly one action per inline button"
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
        yield "BUTTON_DATA_INVALID"
    if "url" in button and not _LINK.fullmatch(button["url"]):
        yield "BUTTON_URL_INVALID"
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= 256:
        yield "BUTTON_COPY_TEXT_INVALID"
