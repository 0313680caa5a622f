"""What Telegram delivers, as far as the bot reads it, under the Bot API's own names.

python-telegram-bot's classes hold everything that Telegram ever says, and to make them of one
message costs as much as to send one. Here what nobody reads is passed over, and what is read has
the type that it must have: msgspec.ValidationError where it has not.
"""

from typing import Any

from msgspec import Struct, field


class User(Struct, frozen=True):
    """Whoever wrote, pressed or typed."""

    id: int
    language_code: str | None = None


class Chat(Struct, frozen=True):
    """Where it was said: `type` is private, group, supergroup or channel."""

    id: int
    type: str


class TextQuote(Struct, frozen=True):
    """The part of a message that is replied to."""

    text: str


class Document(Struct, frozen=True):
    """A file, to be fetched by its `file_id`."""

    file_id: str
    file_name: str | None = None
    file_size: int | None = None


class Message(Struct, frozen=True):
    """A message; one that the bot may not see any more has its number and its chat alone."""

    message_id: int
    chat: Chat
    from_user: User | None = field(default=None, name="from")
    sender_chat: Chat | None = None
    via_bot: User | None = None
    text: str | None = None
    caption: str | None = None
    document: Document | None = None
    quote: TextQuote | None = None
    reply_to_message: "Message | None" = None
    is_topic_message: bool = False
    message_thread_id: int | None = None
    forum_topic_created: dict[str, Any] | None = None
    migrate_from_chat_id: int | None = None

    @property
    def chat_id(self) -> int:
        """The number of its chat."""
        return self.chat.id


class CallbackQuery(Struct, frozen=True):
    """A button that was pressed."""

    id: str
    from_user: User = field(name="from")
    message: Message | None = None
    data: str | None = None


class InlineQuery(Struct, frozen=True):
    """What is typed behind the bot's name."""

    id: str
    query: str
    offset: str
    from_user: User = field(name="from")


class ChatMember(Struct, frozen=True):
    """What somebody is in a chat."""

    status: str


class ChatMemberUpdated(Struct, frozen=True):
    """What became of the bot in a chat."""

    chat: Chat
    old_chat_member: ChatMember
    new_chat_member: ChatMember


class Update(Struct, frozen=True):
    """One of the kinds that are asked for; anything else is none of them."""

    update_id: int
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: CallbackQuery | None = None
    inline_query: InlineQuery | None = None
    my_chat_member: ChatMemberUpdated | None = None
