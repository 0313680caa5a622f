"""All that the server remembers: Telegram as this one bot meets it."""

from dataclasses import dataclass, field
from typing import Any

from tests.bot_api.chats import Chats, Message
from tests.bot_api.mailbox import Mailbox
from tests.bot_api.spec import Upload
from tests.bot_api.webhook import Deliveries


@dataclass(slots=True)
class World:
    """The state behind every method. Guarded by the server's lock."""

    bot: dict[str, Any]
    mailbox: Mailbox
    deliveries: Deliveries
    chats: Chats = field(default_factory=Chats)
    # Queries that may still be answered, by id.
    callbacks: set[str] = field(default_factory=set)
    inlines: set[str] = field(default_factory=set)
    # What the bot answered, by the id of the inline query.
    inline_answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    # Messages sent through the bot's inline results, by inline_message_id.
    inline_messages: dict[str, Message] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)
    # Names, descriptions and command lists, by method and language or scope.
    profile: dict[tuple[str, ...], Any] = field(default_factory=dict)
