"""The press of a button, as the callback query tells it."""

from typing import Any

from tests.bot_api.chats import Message
from tests.bot_api.people import ANN, User
from tests.bot_api.world import World


def callback(world: World, message: Message | str, button: str) -> dict[str, Any]:
    """The message and the button's data; LookupError if there is no such callback button."""
    if isinstance(message, str):
        source: dict[str, Any] = {"inline_message_id": message}
        current = world.inline_messages[message]
    else:
        chat = world.chats.find(message["chat"]["id"])
        # A reader may still see, and press, what the bot has just deleted.
        current = chat.messages.get(message["message_id"], message)
        source = {"message": _shown(current, current["message_id"] in chat.messages)}
    return {**source, "data": _data(current, button)}


def owner(message: Message | str) -> User:
    """Who presses if nobody is named: the other side of a private chat, else Ann."""
    if isinstance(message, str) or message["chat"]["type"] != "private":
        return ANN
    chat = message["chat"]
    return User(chat["id"], chat["first_name"], chat.get("username", ""))


def _shown(message: Message, exists: bool) -> Message:
    if exists:
        return message
    return {"chat": message["chat"], "message_id": message["message_id"], "date": 0}


def _data(message: Message, button: str) -> str:
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    for each in (each for row in rows for each in row):
        if "callback_data" in each and button in (each["text"], each["callback_data"]):
            return str(each["callback_data"])
    raise LookupError(f"no callback button {button!r} on {message.get('text', '')!r}: {rows}")
