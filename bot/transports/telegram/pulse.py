"""How long the event loop is held: whoever has an answer coming waits for it meanwhile."""

import asyncio
from collections.abc import AsyncIterator

from aiohttp import web

_EVERY = 0.02


class Pulse:
    """Feels, fifty times a second, how much later than it should the loop comes round."""

    def __init__(self) -> None:
        self._longest = 0.0

    async def felt(self, _: web.Application) -> AsyncIterator[None]:
        """Feel it while an application serves."""
        feeling = asyncio.create_task(self._feel())
        yield
        feeling.cancel()

    def longest(self) -> float:
        """The longest that the loop was held since this was last asked, in seconds."""
        longest, self._longest = self._longest, 0.0
        return longest

    async def _feel(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + _EVERY
            await asyncio.sleep(_EVERY)
            self._longest = max(self._longest, loop.time() - due)
