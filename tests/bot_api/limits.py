"""Telegram's limits on a call that its documentation states only in prose.

The words of a breach are those of Telegram's answer where they are known.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from tests.bot_api import inline_limits, keyboard_limits
from tests.bot_api.text_limits import caption, message_text

Params = Mapping[str, Any]
Check = Callable[[Params], Iterator[str]]


def breaches(method: str, params: Params) -> list[str]:
    """What Telegram would refuse in a call whose parameters have the right types."""
    found = list(_CHECKS[method](params)) if method in _CHECKS else []
    if markup := params.get("reply_markup"):
        found += keyboard_limits.markup(markup)
    return found


_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_WEB = re.compile(r"https?://[^\s/]+\S*")
_ACTIONS = frozenset(
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document "
    "choose_sticker find_location record_video_note upload_video_note".split()
)


def _sent_text(params: Params) -> Iterator[str]:
    yield from message_text(params, "text")


def _edited_text(params: Params) -> Iterator[str]:
    yield from _target(params)
    if "rich_message" not in params:
        yield from message_text(params, "text")


def _edited_caption(params: Params) -> Iterator[str]:
    yield from _target(params)
    yield from caption(params)


def _target(params: Params) -> Iterator[str]:
    inline = "inline_message_id" in params
    in_chat = "chat_id" in params and "message_id" in params
    if inline == in_chat:
        yield "message identifier is not specified"


def _callback_answer(params: Params) -> Iterator[str]:
    if len(params.get("text", "")) > 200:
        yield "MESSAGE_TOO_LONG"


def _commands(params: Params) -> Iterator[str]:
    commands = params["commands"]
    if len(commands) > 100:
        yield "BOT_COMMANDS_TOO_MUCH"
    names = [each["command"] for each in commands]
    if len(names) != len(set(names)) or not all(map(_COMMAND.fullmatch, names)):
        yield "BOT_COMMAND_INVALID"
    if not all(1 <= len(each["description"]) <= 256 for each in commands):
        yield "BOT_COMMAND_DESCRIPTION_INVALID"


def _at_most(name: str, limit: int) -> Check:
    def check(params: Params) -> Iterator[str]:
        if len(params.get(name, "")) > limit:
            yield f"{name} is too long"

    return check


def _webhook(params: Params) -> Iterator[str]:
    url, secret = params["url"], params.get("secret_token")
    # Telegram takes only https; a test's bot listens on http at 127.0.0.1.
    if url and not _WEB.fullmatch(url):
        yield "bad webhook: An HTTPS URL must be provided for webhook"
    if secret is not None and not _SECRET.fullmatch(secret):
        yield "secret token contains unallowed characters or has a wrong length"
    if not 1 <= params.get("max_connections", 40) <= 100:
        yield "max_connections is out of 1-100"


def _updates(params: Params) -> Iterator[str]:
    if not 1 <= params.get("limit", 100) <= 100:
        yield "limit is out of 1-100"
    if params.get("timeout", 0) < 0:
        yield "timeout is negative"


def _chat_action(params: Params) -> Iterator[str]:
    if params["action"] not in _ACTIONS:
        yield "wrong parameter action in request"


_CHECKS: Final[Mapping[str, Check]] = {
    "sendMessage": _sent_text,
    "editMessageText": _edited_text,
    "editMessageCaption": _edited_caption,
    "editMessageReplyMarkup": _target,
    "sendPhoto": caption,
    "sendDocument": caption,
    "copyMessage": caption,
    "answerCallbackQuery": _callback_answer,
    "answerInlineQuery": inline_limits.answer,
    "setMyCommands": _commands,
    "setMyDescription": _at_most("description", 512),
    "setMyShortDescription": _at_most("short_description", 120),
    "setMyName": _at_most("name", 64),
    "setWebhook": _webhook,
    "getUpdates": _updates,
    "sendChatAction": _chat_action,
}
