"""One chat's updates one after the other, chats beside each other."""

import asyncio
import logging
from bisect import insort
from collections import deque
from collections.abc import Awaitable, Callable, Hashable

from bot.ports.delivery import Delivery

_LOG = logging.getLogger(__name__)


class ChatQueues:
    """Hands deliveries on, by their numbers within a lane; a lane without any costs nothing."""

    def __init__(self, handle: Callable[[Delivery], Awaitable[None]]) -> None:
        self._handle = handle
        self._queues: dict[Hashable, deque[Delivery]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing = False

    def submit(self, lane: Hashable, delivery: Delivery) -> None:
        """Hand on a delivery when its turn in its lane has come; returns at once."""
        queue = self._queues.get(lane)
        if queue is not None:
            insort(queue, delivery, key=lambda it: it.update)
            return
        self._queues[lane] = deque([delivery])
        task = asyncio.create_task(self._serve(lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self, seconds: float) -> None:
        """Let what is in hand be finished within `seconds`; begin nothing more."""
        self._closing = True
        if self._tasks:
            _, unfinished = await asyncio.wait(self._tasks, timeout=seconds)
            for task in unfinished:
                task.cancel()

    async def _serve(self, lane: Hashable) -> None:
        queue = self._queues[lane]
        try:
            while queue and not self._closing:
                delivery = queue.popleft()
                try:
                    await self._handle(delivery)
                except Exception:  # noqa: BLE001
                    # It stays in the inbox for the next start; what is behind it goes on.
                    _LOG.exception("update %d is left for the next start", delivery.update)
        finally:
            del self._queues[lane]
