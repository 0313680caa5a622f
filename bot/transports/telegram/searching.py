"""Searches beside the event loop: it goes on meanwhile."""

from asyncio import get_running_loop
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from functools import partial
from typing import TypeVar

from bot.ports import InHand, Storage

#: The number of the update that a task handles.
HANDLED: ContextVar[int | None] = ContextVar("HANDLED", default=None)
_T = TypeVar("_T")


class Searching:
    """One thread for all that reads the database: a connection is used by one call at a time.

    While it works on an update that is noted in `in_hand`: should the process die of it, the next
    one knows of which.
    """

    def __init__(self, storage: Storage, in_hand: InHand) -> None:
        self._storage = storage
        self._in_hand = in_hand
        self._thread = ThreadPoolExecutor(1, "search")

    async def run(self, call: Callable[..., _T], *arguments: object) -> _T:
        """What the call gives; BusyStorageError where the database refuses for the time being."""
        loop = get_running_loop()
        work = partial(self._work, HANDLED.get(), call, arguments)
        return await loop.run_in_executor(self._thread, work)

    def close(self) -> None:
        """Begin no further call."""
        self._thread.shutdown(cancel_futures=True)

    def _work(
        self, update: int | None, call: Callable[..., _T], arguments: tuple[object, ...]
    ) -> _T:
        if update is not None:
            self._in_hand.take(update)
        try:
            with self._storage.guarded():
                return call(*arguments)
        finally:
            self._in_hand.put_down()
