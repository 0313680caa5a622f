"""From delivery to answer: kept before it is confirmed, done after it was answered."""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

import structlog
from telegram import Bot, Update

from bot.ports import Delivery, Inbox
from bot.reply import Outcome
from bot.transports.telegram.metrics import ANSWERS, FAILURES, SECONDS, UPDATES
from bot.transports.telegram.queues import ChatQueues

_EVENTS = structlog.get_logger(__name__)
_LOG = logging.getLogger(__name__)
_MOST_TRIES = 3
_CLOSING_SECONDS = 10.0
_T = TypeVar("_T")


class Intake:
    """Takes updates in, and has each answered: again after a failure, a few times."""

    def __init__(
        self, bot: Bot, inbox: Inbox, take: Callable[[Update], Awaitable[Outcome]]
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._take = take
        self._queues = ChatQueues(self._answer)
        # One writer, beside the event loop: a commit waits for the disk.
        self._writer = ThreadPoolExecutor(1, "inbox")

    async def resume(self) -> None:
        """Take up what an earlier run left."""
        left = await self._write(self._inbox.waiting)
        for delivery in left:
            self._queues.submit(delivery)
        if left:
            _LOG.info("taking up %d updates that were left", len(left))

    async def receive(self, updates: Sequence[dict[str, Any]]) -> None:
        """Keep the updates; when this returns they may be confirmed. A known one is left alone."""
        deliveries = [
            Delivery(raw["update_id"], chat_of(raw), json.dumps(raw, ensure_ascii=False))
            # Telegram numbers updates in their order, whatever order they come in.
            for raw in sorted(updates, key=lambda raw: int(raw["update_id"]))
        ]
        for delivery in await self._write(partial(self._inbox.put, deliveries)):
            UPDATES.inc()
            self._queues.submit(delivery)

    async def forget(self, days: int) -> int:
        """Erase what was answered more than so many days ago; how many updates."""
        return await self._write(partial(self._inbox.forget, days))

    async def close(self) -> None:
        """Finish what is in hand within a bound; the rest stays in the inbox."""
        await self._queues.close(_CLOSING_SECONDS)
        self._writer.shutdown()

    async def _answer(self, delivery: Delivery) -> None:
        for tries in range(delivery.tries, _MOST_TRIES):
            await asyncio.sleep(tries)
            began = time.perf_counter()
            try:
                update = Update.de_json(json.loads(delivery.body), self._bot)
                outcome = await self._take(update)
            except Exception as failure:  # noqa: BLE001  it costs this update only
                _LOG.exception("update %d could not be answered", delivery.update)
                FAILURES.inc()
                reason = f"{type(failure).__name__}: {failure}"
                await self._write(partial(self._inbox.failed, delivery.update, reason))
            else:
                await self._write(partial(self._inbox.done, delivery.update))
                _report(delivery, outcome, time.perf_counter() - began)
                return
        _LOG.error("update %d is set aside", delivery.update)
        await self._write(partial(self._inbox.set_aside, delivery.update))

    async def _write(self, call: Callable[[], _T]) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._writer, call)


def _report(delivery: Delivery, outcome: Outcome, seconds: float) -> None:
    """One event an update, without a word of what it said."""
    ANSWERS.labels(outcome.value).inc()
    SECONDS.observe(seconds)
    milliseconds = round(seconds * 1000, 1)
    _EVENTS.info("update", update=delivery.update, outcome=outcome.value, ms=milliseconds)


def chat_of(raw: dict[str, Any]) -> int:
    """Whose order an update keeps: its chat's, or where it has none its sender's, or its own."""
    for content in raw.values():
        if isinstance(content, dict):
            message = content.get("message") or content
            chat = (message.get("chat") or content.get("from") or {}).get("id")
            if isinstance(chat, int):
                return chat
    return int(raw["update_id"])
