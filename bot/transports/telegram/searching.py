"""Searches beside the event loop: it goes on meanwhile."""

from asyncio import get_running_loop
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from bot.ports import Storage

_T = TypeVar("_T")


class Searching:
    """One thread for all that reads the database: a connection is used by one call at a time."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._thread = ThreadPoolExecutor(1, "search")

    async def run(self, call: Callable[..., _T], *arguments: object) -> _T:
        """What the call gives; BusyStorageError where the database refuses for the time being."""
        loop = get_running_loop()
        return await loop.run_in_executor(self._thread, self._guarded, call, arguments)

    def close(self) -> None:
        """Begin no further call."""
        self._thread.shutdown(cancel_futures=True)

    def _guarded(self, call: Callable[..., _T], arguments: tuple[object, ...]) -> _T:
        with self._storage.guarded():
            return call(*arguments)
