"""From delivery to answer: kept before it is confirmed, done after it was answered."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from itertools import count
from typing import Any

import structlog

from bot.ports.delivery import Delivery
from bot.reply import Outcome
from bot.transports.telegram.conversation import Handled
from bot.transports.telegram.json import read_json, write_json
from bot.transports.telegram.keeping import Keeping
from bot.transports.telegram.metrics import ANSWERS, FAILURES, SECONDS, UPDATES
from bot.transports.telegram.queues import ChatQueues
from bot.transports.telegram.searching import HANDLED
from bot.transports.telegram.updates import Update
from bot.transports.telegram.writing import Writing
from knowledge.errors import BusyStorageError

_EVENTS = structlog.get_logger(__name__)
_LOG = logging.getLogger(__name__)
_MOST_TRIES = 3
_CLOSING_SECONDS = 10.0
_LONGEST_PAUSE = 30.0


class Intake:
    """Takes updates in, and has each answered: again after a failure, a few times.

    That the process died while it worked on an update counts as a failure of that one alone,
    whatever else was waiting for Telegram then: a kill at random hits one in some hundreds, and
    the same one again and again only where it is the cause.
    """

    def __init__(
        self,
        keeping: Keeping,
        writing: Writing,
        take: Callable[[Update], Awaitable[Handled]],
    ) -> None:
        self._inbox = keeping.inbox
        self._in_hand = keeping.in_hand
        self._writing = writing
        self._take = take
        self._queues = ChatQueues(self._answer)
        self._kept: list[Delivery] = []

    async def resume(self) -> None:
        """Take up what an earlier run left."""
        await self._settle()
        cause = self._in_hand.left()
        if cause is not None:
            _LOG.warning("the process before died while it worked on update %d", cause)
            reason = "the process died while it worked on this"
            await self._writing.keep(partial(self._inbox.failed, cause, reason))
            self._in_hand.put_down()
        left = await self._writing.keep(self._inbox.waiting)
        for delivery in left:
            self._submit(delivery)
        if left:
            _LOG.info("taking up %d updates that were left", len(left))

    async def _settle(self) -> None:
        """Mark done what was answered when the process before could not do so any more."""
        answered = self._in_hand.unsettled()
        await self._writing.keep(*(partial(self._inbox.done, it) for it in answered), tuple)
        for update in answered:
            self._in_hand.settled(update)

    async def receive(self, updates: Sequence[dict[str, Any]]) -> None:
        """Keep the updates; when this returns they may be confirmed. A known one is left alone."""
        deliveries = [Delivery(raw["update_id"], chat_of(raw), write_json(raw)) for raw in updates]
        # Waited for first: what others add meanwhile is handed on meanwhile.
        new = await self._writing.keep(partial(self._inbox.put, deliveries))
        self._kept += new
        # Behind whatever else the same commit kept.
        asyncio.get_running_loop().call_soon(self._hand_on)

    async def close(self) -> None:
        """Finish what is in hand within a bound; the rest stays in the inbox."""
        await self._queues.close(_CLOSING_SECONDS)

    def _hand_on(self) -> None:
        kept, self._kept = self._kept, []
        # Telegram numbers updates in their order, whatever order they come in.
        for delivery in sorted(kept, key=lambda it: it.update):
            UPDATES.inc()
            self._submit(delivery)

    def _submit(self, delivery: Delivery) -> None:
        self._queues.submit(_lane(read_json(delivery.body)), delivery)

    async def _answer(self, delivery: Delivery) -> None:
        tries = delivery.tries
        while tries < _MOST_TRIES:
            await asyncio.sleep(tries)
            began = time.perf_counter()
            try:
                handled = await self._handled(delivery)
            except Exception as failure:  # noqa: BLE001  it costs this update only
                _LOG.exception("update %d could not be answered", delivery.update)
                FAILURES.inc()
                reason = f"{type(failure).__name__}: {failure}"
                failed = partial(self._inbox.failed, delivery.update, reason)
                tries = await self._writing.keep(failed)
            else:
                # Until the disk has it, a kill would have it answered again.
                self._in_hand.answered(delivery.update)
                done = partial(self._inbox.done, delivery.update)
                await self._writing.keep(*handled.notes, done)
                self._in_hand.settled(delivery.update)
                _report(delivery, handled.outcome, time.perf_counter() - began)
                return
        _LOG.error("update %d is set aside", delivery.update)
        await self._writing.keep(partial(self._inbox.set_aside, delivery.update))

    async def _handled(self, delivery: Delivery) -> Handled:
        HANDLED.set(delivery.update)
        update = read_json(delivery.body, Update)
        for refusals in count():
            try:
                return await self._take(update)
            except BusyStorageError as refusal:
                # Not the update's fault, and no try of it.
                pause = min(_LONGEST_PAUSE, 2.0**refusals)
                _LOG.warning("%s; again in %.0f s", refusal, pause)
                await asyncio.sleep(pause)
        raise AssertionError("counting never ends")


def _report(delivery: Delivery, outcome: Outcome, seconds: float) -> None:
    """One event an update, without a word of what it said."""
    ANSWERS.labels(outcome.value).inc()
    SECONDS.observe(seconds)
    milliseconds = round(seconds * 1000, 1)
    _EVENTS.info("update", update=delivery.update, outcome=outcome.value, ms=milliseconds)


def _lane(raw: dict[str, Any]) -> tuple[str, int]:
    """Whose order an update keeps: its chat's; what is typed for inline mode keeps one of its own.

    A reader's private chat has the reader's number, and neither waits for the other.
    """
    return "inline" if "inline_query" in raw else "chat", chat_of(raw)


def chat_of(raw: dict[str, Any]) -> int:
    """An update's chat, or where it has none its sender, or its own number."""
    for content in raw.values():
        if isinstance(content, dict):
            message = content.get("message") or content
            chat = (message.get("chat") or content.get("from") or {}).get("id")
            if isinstance(chat, int):
                return chat
    return int(raw["update_id"])
