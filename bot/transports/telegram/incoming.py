"""A Telegram message → a request, or None where no answer is due."""

from telegram import Message
from telegram.constants import ChatType

from bot.request import Place, Request


def read_message(message: Message, bot_id: int, username: str) -> Request | None:
    """The request that a message makes of the bot.

    Service messages, media without text, channel posts and what was sent through a bot make none.
    """
    if message.text is None or message.via_bot or message.chat.type == ChatType.CHANNEL:
        return None
    return Request(
        line=message.text,
        username=username,
        place=read_place(message.chat.type),
        addressed=_replies_to(message, bot_id),
    )


def read_place(chat_type: str) -> Place:
    """Whether others read along in a chat of that type."""
    return Place.PRIVATE if chat_type == ChatType.PRIVATE else Place.GROUP


def _replies_to(message: Message, bot_id: int) -> bool:
    replied = message.reply_to_message
    # Every first message of a topic "replies" to the service message that opened it.
    if replied is None or replied.forum_topic_created or replied.from_user is None:
        return False
    return replied.from_user.id == bot_id
