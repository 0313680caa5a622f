"""What Telegram delivers → requests. Nothing here answers."""

from collections.abc import Collection
from datetime import UTC, date, datetime

from telegram import User as Me
from telegram.constants import ChatType

from bot.request import Place, Request
from bot.transports.telegram.updates import CallbackQuery, Chat, InlineQuery, Message, User

# An anonymous admin writes as the group itself, and gets no language of their own.
_NOBODY = 0


def read_message(message: Message, me: Me, operators: Collection[int] = ()) -> Request | None:
    """The request that a message makes of the bot, or None where it makes none.

    Service messages, media without text, channel posts and what was sent through a bot make none.
    One of the `operators` is it in private alone; a command below a file that they send is a line.
    """
    operator = _is_operator(message.from_user, message.chat, operators)
    text = message.text or (_command_below(message) if operator else None)
    if text is None or message.via_bot or message.chat.type == ChatType.CHANNEL:
        return None
    replied = message.reply_to_message
    # Every first message of a topic "replies" to the service message that opened it.
    replied = None if replied and replied.forum_topic_created else replied
    sender = message.from_user
    # Whoever writes in a chat's name shares one sender with all who do; the chat tells them apart.
    speaker = message.sender_chat or sender
    return Request(
        line=text,
        username=me.username or "",
        today=_today(),
        place=_place(message.chat),
        addressed=bool(replied and replied.from_user and replied.from_user.id == me.id),
        chat=message.chat_id,
        user=speaker.id if speaker else _NOBODY,
        language=(sender.language_code or "") if sender else "",
        operator=operator,
        quoted=_quoted(message, replied),
    )


def read_press(line: str, query: CallbackQuery, me: Me, operators: Collection[int] = ()) -> Request:
    """The request that a pressed button makes: its line, said in the chat of its message."""
    presser, under = query.from_user, query.message
    return Request(
        line=line,
        username=me.username or "",
        today=_today(),
        place=_place(under.chat) if under else Place.PRIVATE,
        addressed=True,
        chat=under.chat.id if under else presser.id,
        user=presser.id,
        language=presser.language_code or "",
        operator=under is not None and _is_operator(presser, under.chat, operators),
    )


def read_inline(query: InlineQuery, me: Me) -> Request:
    """The request of a reader who types behind the bot's name, in whatever chat."""
    reader = query.from_user
    return Request(
        line=query.query,
        username=me.username or "",
        today=_today(),
        chat=reader.id,
        user=reader.id,
        language=reader.language_code or "",
    )


def read_arrival(chat: Chat, me: Me) -> Request:
    """The request that being added to a group makes."""
    return Request("", me.username or "", _today(), _place(chat), chat=chat.id)


def read_operator(operator: int, me: Me) -> Request:
    """The request of an operator who says nothing, in the operator's private chat."""
    return Request("", me.username or "", _today(), chat=operator, user=operator, operator=True)


def topic_of(message: Message) -> int | None:
    """The forum topic a message stands in; the general one has no number."""
    return message.message_thread_id if message.is_topic_message else None


def _quoted(message: Message, replied: Message | None) -> str:
    if message.quote:
        return message.quote.text
    return (replied.text or replied.caption or "") if replied else ""


def _command_below(message: Message) -> str | None:
    caption = message.caption or ""
    return caption if message.document and caption.startswith("/") else None


def _is_operator(user: User | None, chat: Chat, operators: Collection[int]) -> bool:
    return user is not None and user.id in operators and _place(chat) is Place.PRIVATE


def _place(chat: Chat) -> Place:
    return Place.PRIVATE if chat.type == ChatType.PRIVATE else Place.GROUP


def _today() -> date:
    return datetime.now(UTC).date()
