"""What is to be kept, written beside the event loop by one thread, several things at a time."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import Any

from bot.ports.delivery import Storage
from knowledge.errors import BusyStorageError

_LOG = logging.getLogger(__name__)
_LONGEST_PAUSE = 30.0
_Call = Callable[[], Any]
_Write = tuple[_Call, "asyncio.Future[Any]"]


class Writing:
    """Writes in the order in which it is asked to.

    What comes while the disk is waited for is kept by the next commit together. A full disk or a
    locked database is said and waited out: nothing is lost, and nothing goes before another.
    """

    def __init__(self, storage: Storage, pause: Callable[[float], Any] = asyncio.sleep) -> None:
        self._storage = storage
        self._pause = pause
        self._thread = ThreadPoolExecutor(1, "writing")
        self._waiting: list[_Write] = []
        self._working: asyncio.Task[None] | None = None

    async def keep(self, *calls: _Call) -> Any:
        """Make these calls, all or none; what the last one gives, once it is on the disk."""
        kept = asyncio.get_running_loop().create_future()
        self._waiting.append((lambda: [call() for call in calls][-1], kept))
        if self._working is None:
            self._working = asyncio.create_task(self._work())
        return await kept

    def close(self) -> None:
        """End the commit that is under way, and begin no other."""
        if self._working:
            self._working.cancel()
        self._thread.shutdown(cancel_futures=True)

    async def _work(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting, []
                await self._write(batch)
        finally:
            self._working = None

    async def _write(self, batch: Sequence[_Write]) -> None:
        try:
            results = await self._kept([call for call, _ in batch])
        except Exception as defect:  # noqa: BLE001  it is whoever asked for it that must know
            if len(batch) > 1:
                # Not all of them need share it.
                for write in batch:
                    await self._write([write])
            elif not batch[0][1].done():
                batch[0][1].set_exception(defect)
            return
        for (_, kept), result in zip(batch, results, strict=True):
            # Nobody waits any more where a stop came between.
            if not kept.done():
                kept.set_result(result)

    async def _kept(self, calls: Sequence[_Call]) -> Sequence[Any]:
        loop = asyncio.get_running_loop()
        for failures in count():
            try:
                return await loop.run_in_executor(self._thread, self._together, calls)
            except BusyStorageError as refusal:
                pause = min(_LONGEST_PAUSE, 2.0**failures)
                _LOG.warning("%s; again in %.0f s", refusal, pause)
                await self._pause(pause)
        raise AssertionError("counting never ends")

    def _together(self, calls: Sequence[_Call]) -> Sequence[Any]:
        with self._storage.together():
            return [call() for call in calls]
