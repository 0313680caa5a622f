"""The methods that change, delete or mark a message."""

import time
from collections.abc import Mapping
from typing import Any

from tests.bot_api.chats import Message
from tests.bot_api.refusal import bad_request
from tests.bot_api.sending import Params, keyboard, worded
from tests.bot_api.world import World

_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_TEXT = ("text", "entities")
_CAPTION = ("caption", "caption_entities")


def edit_text(world: World, params: Params) -> Message | bool:
    """editMessageText: a new text, and a new keyboard or none."""
    old = _target(world, params)
    if "text" not in old and "inline_message_id" not in params:
        raise bad_request("there is no text in the message to edit")
    return _changed(world, params, old, _TEXT, worded(params, "text"))


def edit_caption(world: World, params: Params) -> Message | bool:
    """editMessageCaption: a new caption or none, and a new keyboard or none."""
    old = _target(world, params)
    if "text" in old:
        raise bad_request("there is no caption in the message to edit")
    return _changed(world, params, old, _CAPTION, worded(params, "caption"))


def edit_markup(world: World, params: Params) -> Message | bool:
    """editMessageReplyMarkup: a new keyboard or none."""
    return _changed(world, params, _target(world, params), (), {})


def delete(world: World, params: Params) -> bool:
    """deleteMessage: True. In a group the bot may delete only what it sent."""
    chat = world.chats.find(params["chat_id"])
    message = chat.messages.get(params["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    if chat.about["type"] != "private" and message.get("from") != world.bot:
        raise bad_request("message can't be deleted")
    del chat.messages[message["message_id"]]
    return True


def react(world: World, params: Params) -> bool:
    """setMessageReaction: True, if the message is there."""
    if params["message_id"] not in world.chats.find(params["chat_id"]).messages:
        raise bad_request("message to react not found")
    return True


def _target(world: World, params: Params) -> Message:
    if "inline_message_id" in params:
        inline = world.inline_messages.get(params["inline_message_id"])
        if inline is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return inline
    message = world.chats.find(params["chat_id"]).messages.get(params["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    if message.get("from") != world.bot:
        raise bad_request("message can't be edited")
    return message


def _changed(
    world: World, params: Params, old: Message, replaced: tuple[str, ...], new: Mapping[str, Any]
) -> Message | bool:
    kept = {name: old[name] for name in old if name not in (*replaced, "reply_markup")}
    message = {**kept, **new, **keyboard(params)}
    if message == old:
        raise bad_request(_UNCHANGED)
    if "inline_message_id" in params:
        world.inline_messages[params["inline_message_id"]] = message
        return True
    message["edit_date"] = int(time.time())
    return world.chats.find(params["chat_id"]).store(message)
