"""Telegram's answers from a script, for what the local server does not do.

A `telegram.request.BaseRequest` of our own: the library's port to the network.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from telegram import Bot
from telegram.request import BaseRequest, RequestData

from bot.ports.delivery import Departures
from bot.reply import Reply
from bot.transports.telegram.buttons import Buttons
from bot.transports.telegram.composing import compose
from bot.transports.telegram.outgoing import Outgoing, Recipient
from tests.fakes import MemoryStoredLines

_ME = {"id": 1, "is_bot": True, "first_name": "Article bot", "username": "article_bot"}


@dataclass(frozen=True, slots=True)
class Said:
    """A call as it was made."""

    method: str
    params: Mapping[str, Any]


@dataclass
class Canned(BaseRequest):
    """Refuses the calls of a method in the scripted ways, one after the other; then does them."""

    refusals: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)
    calls: list[Said] = field(default_factory=list)

    @property
    def read_timeout(self) -> float | None:
        return 1.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002  the port's own name for GET or POST
        request_data: RequestData | None = None,
        *_: Any,
        **__: Any,
    ) -> tuple[int, bytes]:
        """The scripted answer of a Bot API method."""
        name = url.rpartition("/")[2]
        params = request_data.parameters if request_data else {}
        self.calls.append(Said(name, params))
        if waiting := self.refusals.get(name):
            refusal = {"ok": False, **waiting.pop(0)}
            return int(refusal["error_code"]), json.dumps(refusal).encode()
        return 200, json.dumps({"ok": True, "result": _result(name, params)}).encode()

    def bot(self) -> Bot:
        """The library's bot over these answers."""
        return Bot("1:AA", request=self, get_updates_request=Canned())


async def sent(
    telegram: Canned, reply: Reply, to: Recipient, departed: Departures
) -> tuple[int, ...]:
    """Send a reply; the ids of its messages. A chat that is closed is noted as departed."""

    async def closed(chat: int, reason: str) -> None:
        departed.note(chat, reason)

    async with telegram.bot() as bot:
        letter = compose(reply, Buttons(MemoryStoredLines()), "article_bot")
        return await Outgoing(bot, closed).send(letter, to)


def _result(method: str, params: Mapping[str, Any]) -> Any:
    if method == "getMe":
        return _ME
    if method == "sendMessage":
        chat = {"id": params["chat_id"], "type": "supergroup", "title": "Readers"}
        return {"message_id": 5, "date": 1, "chat": chat, "text": params["text"]}
    return True
