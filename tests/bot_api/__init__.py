"""A local Telegram Bot API: a real HTTP server that judges every call a bot makes."""

from tests.bot_api.faults import (
    Duplicated,
    Hang,
    MalformedJson,
    Refusal,
    Reset,
    ServerError,
    Shuffled,
    Slow,
    TooManyRequests,
)
from tests.bot_api.journal import Call
from tests.bot_api.people import ANN, GROUP, Group, User
from tests.bot_api.server import BotApiServer

__all__ = [
    "ANN",
    "GROUP",
    "BotApiServer",
    "Call",
    "Duplicated",
    "Group",
    "Hang",
    "MalformedJson",
    "Refusal",
    "Reset",
    "ServerError",
    "Shuffled",
    "Slow",
    "TooManyRequests",
    "User",
]
