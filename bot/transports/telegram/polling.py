"""Updates by long polling.

The loop is our own, over python-telegram-bot's `Bot`: the library's confirms updates before they
are handled, and fetches a batch in which one update cannot be read again and again.
"""

import asyncio
from functools import partial
from typing import Any

from telegram import Bot
from telegram import Update as Kinds

from bot.ports.delivery import Heartbeat
from bot.transports.telegram.calls import call
from bot.transports.telegram.intake import Intake
from bot.transports.telegram.waiting import patiently, unless

#: The kinds of update that are asked for, whichever way they come.
WANTED = [
    Kinds.MESSAGE,
    Kinds.EDITED_MESSAGE,
    Kinds.CALLBACK_QUERY,
    Kinds.INLINE_QUERY,
    Kinds.MY_CHAT_MEMBER,
]
_POLL_SECONDS = 10


class Polling:
    """Fetches updates and has each kept before Telegram may forget it."""

    def __init__(self, bot: Bot, heartbeat: Heartbeat) -> None:
        self._bot = bot
        self._heartbeat = heartbeat

    async def prepare(self) -> None:
        """Telegram answers polls only where no webhook is set."""
        await self._bot.delete_webhook()

    async def run(self, intake: Intake, stop: asyncio.Event) -> None:
        """Fetch until told to stop."""
        offset = 0
        while not stop.is_set():
            fetched = await unless(stop, patiently(partial(self._fetch, offset), stop))
            if fetched:
                await unless(stop, patiently(partial(intake.receive, fetched), stop))
                # Only the next request confirms these, and they are kept by then.
                offset = max(raw["update_id"] for raw in fetched) + 1

    async def _fetch(self, offset: int) -> list[dict[str, Any]]:
        # Not the library's get_updates: it gives back no update where it cannot read one of them.
        updates = await call(
            self._bot,
            "getUpdates",
            patience=_POLL_SECONDS + 5,
            offset=offset,
            timeout=_POLL_SECONDS,
            allowed_updates=WANTED,
        )
        self._heartbeat.beat()
        return list(updates)
