"""Messages go to Telegram: sent, or put in the place of earlier ones."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import msgspec
from telegram import Bot, InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.reply import Attachment, Picture
from bot.transports.telegram.buttons import Keyboard
from bot.transports.telegram.calls import call
from bot.transports.telegram.composing import Letter

_LOG = logging.getLogger(__name__)
_HTML: dict[str, Any] = {
    "parse_mode": ParseMode.HTML.value,
    "link_preview_options": {"is_disabled": True},
}
# Telegram answers an upload when it has it all.
_UPLOAD_SECONDS = 300.0
# What Telegram says where the bot may not write, in lower case.
_CLOSED = (
    "chat not found",
    "not enough rights",
    "have no rights",
    "write_forbidden",
    "topic_closed",
)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Where a reply goes: a chat, a topic of it, and the message it replies to."""

    chat: int
    topic: int | None = None
    replies_to: int | None = None


class Outgoing:
    """Sends letters.

    A chat that is closed to the bot is told to `closed`, with the reason, and not tried again for
    this letter; one that became a supergroup is written to under its new id.
    """

    def __init__(self, bot: Bot, closed: Callable[[int, str], Awaitable[object]]) -> None:
        self._bot = bot
        self._closed = closed

    async def send(self, letter: Letter, to: Recipient) -> tuple[int, ...]:
        """Send the letter; the ids of its messages, in order."""
        return await self.replace((), letter, to)

    async def replace(
        self, earlier: tuple[int, ...], letter: Letter, to: Recipient
    ) -> tuple[int, ...]:
        """Put the letter in the place of `earlier` messages; what has no place there is sent.

        An earlier message that is gone is sent anew, one too many is deleted.
        """
        try:
            return await self._replace(earlier, letter, to)
        except ChatMigrated as moved:
            # Topic and message numbers are the old group's.
            return await self._replace((), letter, Recipient(moved.new_chat_id))
        except Forbidden as refused:
            await self._closed(to.chat, refused.message)
        except BadRequest as refused:
            if not any(words in refused.message.lower() for words in _CLOSED):
                raise
            await self._closed(to.chat, refused.message)
        return ()

    async def _replace(
        self, earlier: tuple[int, ...], letter: Letter, to: Recipient
    ) -> tuple[int, ...]:
        if letter.picture and (picture := await self._drawn(letter.picture)):
            return await self._replace_by_picture(earlier, picture, letter, to)
        texts = letter.texts
        messages = []
        for index, text in enumerate(texts):
            last = index + 1 == len(texts)
            keyboard = letter.keyboard if last else None
            place = earlier[index] if index < len(earlier) else None
            messages.append(await self._put(text, keyboard, place, to))
        for surplus in earlier[len(texts) :]:
            await self._delete(surplus, to)
        if letter.attachment:
            messages.append(await self._attach(letter.attachment, to))
        return tuple(messages)

    async def _replace_by_picture(
        self, earlier: tuple[int, ...], picture: bytes, letter: Letter, to: Recipient
    ) -> tuple[int, ...]:
        """A picture takes no other message's place: they go, and it comes, words below it."""
        message = await self._bot.send_photo(
            to.chat,
            picture,
            caption=letter.caption,
            parse_mode=ParseMode.HTML,
            message_thread_id=to.topic,
            reply_markup=InlineKeyboardMarkup.de_json(msgspec.to_builtins(letter.keyboard)),
            read_timeout=_UPLOAD_SECONDS,
        )
        for surplus in earlier:
            await self._delete(surplus, to)
        return (message.message_id,)

    async def _drawn(self, picture: Picture) -> bytes | None:
        """The picture, or None where it cannot be drawn: then the words go alone."""
        try:
            return await asyncio.to_thread(picture.draw)
        except Exception:  # noqa: BLE001  a picture must not cost the words
            _LOG.exception("no picture of “%s”", picture.shows)
            return None

    async def _put(
        self, text: str, keyboard: Keyboard | None, place: int | None, to: Recipient
    ) -> int:
        if place is not None and await self._edit(text, keyboard, place, to):
            return place
        sent = await call(
            self._bot,
            "sendMessage",
            chat_id=to.chat,
            text=text,
            message_thread_id=to.topic,
            reply_parameters=_replying(to),
            reply_markup=keyboard,
            **_HTML,
        )
        return int(sent["message_id"])

    async def _attach(self, attachment: Attachment, to: Recipient) -> int:
        message = await self._bot.send_document(
            to.chat,
            attachment.content,
            filename=attachment.name,
            message_thread_id=to.topic,
            read_timeout=_UPLOAD_SECONDS,
        )
        return message.message_id

    async def _edit(self, text: str, keyboard: Keyboard | None, place: int, to: Recipient) -> bool:
        """Whether the message now says `text`; False where it is gone."""
        try:
            await call(
                self._bot,
                "editMessageText",
                chat_id=to.chat,
                message_id=place,
                text=text,
                reply_markup=keyboard,
                **_HTML,
            )
        except ChatMigrated:
            raise
        except BadRequest as error:
            return "not modified" in error.message
        return True

    async def _delete(self, message: int, to: Recipient) -> None:
        # Somebody may have deleted it already, or it is older than Telegram lets a bot delete.
        with suppress(BadRequest):
            await self._bot.delete_message(to.chat, message)


def _replying(to: Recipient) -> dict[str, Any] | None:
    """Which message is replied to; where it is gone meanwhile, the answer is sent all the same."""
    if to.replies_to is None:
        return None
    return {"message_id": to.replies_to, "allow_sending_without_reply": True}
