"""The chats the bot has seen and the messages in them."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.bot_api.refusal import Refused, bad_request

Message = dict[str, Any]
# Messages are never changed in place: an edit stores a new one. So a message once handed out
# stays as it was.


def shallow(message: Message) -> Message:
    """The message as another one shows it: without the one it replies to."""
    return {name: value for name, value in message.items() if name != "reply_to_message"}


@dataclass(slots=True)
class Chat:
    """One chat: who is in it, its topics, and its messages by id."""

    about: dict[str, Any]
    messages: dict[int, Message] = field(default_factory=dict)
    members: dict[int, dict[str, Any]] = field(default_factory=dict)
    administrators: dict[int, dict[str, Any]] = field(default_factory=dict)
    topics: set[int] = field(default_factory=set)
    left: bool = False
    last_id: int = 0

    def add(self, fields: Mapping[str, Any]) -> Message:
        """A new message in the chat, with the next id."""
        self.last_id += 1
        head = {"message_id": self.last_id, "date": int(time.time()), "chat": self.about}
        return self.store({**head, **fields})

    def store(self, message: Message) -> Message:
        """Put a message in the chat, new or instead of the one with its id."""
        self.messages[message["message_id"]] = message
        self.last_id = max(self.last_id, message["message_id"])
        if message.get("is_topic_message"):
            self.topics.add(message["message_thread_id"])
        if sender := message.get("from"):
            self.members[sender["id"]] = sender
        return message


class Chats:
    """Every chat the bot has seen, by id."""

    def __init__(self) -> None:
        self._chats: dict[int, Chat] = {}

    def meet(self, about: Mapping[str, Any]) -> Chat:
        """The chat with this description, made if it is new."""
        chat = self._chats.setdefault(about["id"], Chat(dict(about)))
        chat.about = dict(about)
        return chat

    def find(self, chat_id: int | str) -> Chat:
        """The chat with this id or @name, or Telegram's refusal."""
        chat = self._chats.get(chat_id) if isinstance(chat_id, int) else self._named(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        if chat.left:
            raise Refused(403, f"Forbidden: {_shut(chat.about['type'])}")
        return chat

    def _named(self, name: str) -> Chat | None:
        chats = self._chats.values()
        return next((each for each in chats if f"@{each.about.get('username')}" == name), None)


def _shut(kind: str) -> str:
    if kind == "private":
        return "bot was blocked by the user"
    return f"bot is not a member of the {kind} chat"
