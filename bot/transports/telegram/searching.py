"""Searches beside the event loop: it goes on meanwhile."""

import asyncio
from collections import deque
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from bot.ports.delivery import InHand, Storage

#: The number of the update that a task handles.
HANDLED: ContextVar[int | None] = ContextVar("HANDLED", default=None)
_CLOSING_SECONDS = 5.0
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Call:
    """What is to be done for which update, and whoever waits for it."""

    work: Callable[[], Any]
    update: int | None
    waiting: "asyncio.Future[Any]"


class Searching:
    """One thread for all that reads the database: a connection is used by one call at a time.

    While it works on an update that is noted in `in_hand`: should the process die of it, the next
    one knows of which. The standard library's executor wakes the event loop for every call, which
    costs as much as to render an answer; here what ended meanwhile is handed over at once.
    """

    def __init__(self, storage: Storage, in_hand: InHand) -> None:
        self._storage = storage
        self._in_hand = in_hand
        self._calls: SimpleQueue[_Call | None] = SimpleQueue()
        self._ended: deque[tuple[asyncio.Future[Any], Any, Exception | None]] = deque()
        self._told = False
        self._thread: Thread | None = None

    async def run(self, call: Callable[..., _T], *arguments: object) -> _T:
        """What the call gives; BusyStorageError where the database refuses for the time being."""
        loop = asyncio.get_running_loop()
        if self._thread is None:
            self._thread = Thread(target=self._serve, args=(loop,), name="search", daemon=True)
            self._thread.start()
        waiting: asyncio.Future[_T] = loop.create_future()
        self._calls.put(_Call(partial(call, *arguments), HANDLED.get(), waiting))
        return await waiting

    def close(self) -> None:
        """End within a bound what is under way; nothing may be asked after it."""
        self._calls.put(None)
        if self._thread:
            # A search that does not end must not keep the process from it.
            self._thread.join(_CLOSING_SECONDS)

    def _serve(self, loop: asyncio.AbstractEventLoop) -> None:
        while call := self._calls.get():
            # Whoever was told to stop waits no more.
            if call.waiting.done():
                continue
            self._ended.append((call.waiting, *self._end(call)))
            if not self._told:
                self._told = True
                loop.call_soon_threadsafe(self._tell)

    def _end(self, call: _Call) -> tuple[Any, Exception | None]:
        """What the call gives, or how it fails."""
        if call.update is not None:
            self._in_hand.take(call.update)
        try:
            with self._storage.guarded():
                return call.work(), None
        except Exception as failure:  # noqa: BLE001  it is whoever asked that must know
            return None, failure
        finally:
            self._in_hand.put_down()

    def _tell(self) -> None:
        # In this order: what ends from here on tells anew.
        self._told = False
        while self._ended:
            waiting, result, failure = self._ended.popleft()
            if waiting.done():
                continue
            if failure:
                waiting.set_exception(failure)
            else:
                waiting.set_result(result)
