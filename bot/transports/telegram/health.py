"""How the running bot is, over HTTP: alive, ready, and in numbers for Prometheus."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.ports.delivery import STALE_SECONDS, Heartbeat
from bot.transports.telegram.metrics import HELD, WAITING
from bot.transports.telegram.pulse import Pulse
from knowledge.errors import StorageError

# Whatever takes longer to say how it is, is not well.
_PATIENCE = 5.0
_T = TypeVar("_T")


class HealthPage:
    """`/healthz`: the process runs. `/readyz`: it is answering. `/metrics`: counts and times.

    `inbox` tells how many updates wait, by the connection that writes; `article` what is read, by
    the thread that searches.
    """

    def __init__(
        self,
        heartbeat: Heartbeat,
        inbox: Callable[[], Awaitable[int]],
        article: Callable[[], Awaitable[str]],
    ) -> None:
        self._pulse = Pulse()
        self._heartbeat = heartbeat
        self._inbox = inbox
        self._article = article

    def application(self) -> web.Application:
        """The three pages, to be served wherever the settings say."""
        app = web.Application()
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/readyz", self._readyz)
        app.router.add_get("/metrics", self._metrics)
        app.cleanup_ctx.append(self._pulse.felt)
        return app

    async def _healthz(self, _: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def _readyz(self, _: web.Request) -> web.Response:
        age = self._heartbeat.age()
        depth, article = await asyncio.gather(_known(self._inbox), _known(self._article))
        heard = age is not None and age < STALE_SECONDS
        facts = {
            "telegram_seconds_ago": None if age is None else round(age, 1),
            "inbox": depth,
            "article": article,
            "ready": heard and depth is not None and article is not None,
        }
        return web.json_response(facts, status=200 if facts["ready"] else 503)

    async def _metrics(self, _: web.Request) -> web.Response:
        depth = await _known(self._inbox)
        WAITING.set(float("nan") if depth is None else depth)
        HELD.set(self._pulse.longest())
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})


async def _known(ask: Callable[[], Awaitable[_T]]) -> _T | None:
    try:
        return await asyncio.wait_for(ask(), _PATIENCE)
    except (TimeoutError, StorageError):
        return None
