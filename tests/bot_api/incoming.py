"""What people do to the bot: messages, button presses, inline queries."""

import itertools
from collections.abc import Mapping
from threading import Condition
from typing import Any

from tests.bot_api.chats import Message, shallow
from tests.bot_api.entities import detected
from tests.bot_api.people import ANN, GROUP, Group, User
from tests.bot_api.pressing import callback, owner
from tests.bot_api.spec import Upload
from tests.bot_api.world import World


class Incoming:
    """Makes updates out of what people do, and puts them before the bot. For the test's thread."""

    def __init__(self, world: World, changed: Condition) -> None:
        self._world = world
        self._changed = changed
        self._ids = itertools.count(1)

    def push(self, update: Mapping[str, Any]) -> int:
        """Put any update before the bot, without its update_id; the id it got."""
        with self._changed:
            for kind, event in update.items():
                self._learn(kind, event)
            return self._world.mailbox.put(update)

    def meet(self, who: User | Group) -> None:
        """Make a chat known to the bot although nobody has written in it."""
        with self._changed:
            chat = self._world.chats.meet(who.chat())
            people = who.administrators if isinstance(who, Group) else (who,)
            chat.members |= {each.id: each.json() for each in people}
            if isinstance(who, Group):
                chat.administrators |= {each.id: each.json() for each in people}

    def private(
        self,
        text: str = "",
        user: User = ANN,
        *,
        reply_to: Message | None = None,
        **fields: Any,
    ) -> Message:
        """Somebody writes to the bot. Further fields (photo=…, via_bot=…) go into the message."""
        self.meet(user)
        return self._say(user.id, user, text, reply_to, fields)

    def group(
        self,
        text: str = "",
        user: User = ANN,
        chat: Group = GROUP,
        *,
        reply_to: Message | None = None,
        thread: int = 0,
        **fields: Any,
    ) -> Message:
        """Somebody writes in a group, in one of its topics if a thread is given."""
        self.meet(chat)
        if thread:
            fields = {"message_thread_id": thread, "is_topic_message": True, **fields}
        return self._say(chat.id, user, text, reply_to, fields)

    def file(self, name: str, content: bytes) -> dict[str, Any]:
        """A file that somebody has: what a message's `document` says of it."""
        with self._changed:
            file_id = f"theirs-{next(self._ids)}"
            self._world.files[file_id] = Upload(name, content)
            about = {"file_id": file_id, "file_unique_id": file_id}
            return {**about, "file_name": name, "file_size": len(content)}

    def edit(self, message: Message, text: str) -> Message:
        """The sender changes a message of theirs."""
        kept = {name: value for name, value in message.items() if name != "entities"}
        edited = {**kept, "edit_date": message["date"], **_worded(text)}
        self.push({"edited_message": edited})
        return edited

    def press(self, message: Message | str, button: str, user: User | None = None) -> str:
        """Somebody presses a button, given by its text or data, on a message of the bot.

        The message may be given by the inline_message_id of one sent through inline mode.
        Returns the id of the callback query; LookupError if there is no such callback button.
        """
        with self._changed:
            event = callback(self._world, message, button)
            query_id = f"callback-{next(self._ids)}"
            head = {"id": query_id, "from": (user or owner(message)).json(), "chat_instance": "1"}
            self.push({"callback_query": {**head, **event}})
            return query_id

    def inline(self, query: str, user: User = ANN, offset: str = "") -> str:
        """Somebody types an inline query; its id."""
        with self._changed:
            query_id = f"inline-{next(self._ids)}"
            event = {"id": query_id, "from": user.json(), "query": query, "offset": offset}
            self.push({"inline_query": {**event, "chat_type": "sender"}})
            return query_id

    def choose(self, query_id: str, result_id: str, user: User = ANN) -> str:
        """Somebody sends an inline result; its inline_message_id, "" if it has no keyboard."""
        with self._changed:
            results = self._world.inline_answers[query_id]["results"]
            result = next(each for each in results if each["id"] == result_id)
            event = {"result_id": result_id, "from": user.json(), "query": ""}
            inline_id = f"message-{next(self._ids)}" if "reply_markup" in result else ""
            if inline_id:
                # Telegram names the message only if there is a keyboard to act on.
                event["inline_message_id"] = inline_id
                self._world.inline_messages[inline_id] = {"reply_markup": result["reply_markup"]}
            self.push({"chosen_inline_result": event})
            return inline_id

    def expire(self, query_id: str) -> None:
        """Time passes: the callback or inline query can no longer be answered."""
        with self._changed:
            self._world.callbacks.discard(query_id)
            self._world.inlines.discard(query_id)

    def _say(
        self,
        chat_id: int,
        user: User,
        text: str,
        reply_to: Message | None,
        fields: Mapping[str, Any],
    ) -> Message:
        reply = {"reply_to_message": shallow(reply_to)} if reply_to else {}
        with self._changed:
            chat = self._world.chats.find(chat_id)
            message = chat.add({"from": user.json(), **reply, **_worded(text), **fields})
            self._world.mailbox.put({"message": message})
            return message

    def _learn(self, kind: str, event: Mapping[str, Any]) -> None:
        if kind == "callback_query":
            self._world.callbacks.add(event["id"])
        elif kind == "inline_query":
            self._world.inlines.add(event["id"])
        elif "chat" in event:
            chat = self._world.chats.meet(event["chat"])
            if kind in _MESSAGES:
                chat.store(dict(event))
            elif kind == "my_chat_member":
                chat.left = event["new_chat_member"]["status"] in ("left", "kicked")


_MESSAGES = frozenset({"message", "edited_message", "channel_post", "edited_channel_post"})


def _worded(text: str) -> dict[str, Any]:
    if not text:
        return {}
    entities = detected(text)
    return {"text": text, "entities": entities} if entities else {"text": text}
