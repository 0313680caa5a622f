"""How the running bot is, over HTTP: alive, ready, and in numbers for Prometheus."""

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.ports import STALE_SECONDS, Heartbeat, Inbox
from bot.transports.telegram.metrics import WAITING


class HealthPage:
    """`/healthz`: the process runs. `/readyz`: it is answering. `/metrics`: counts and times."""

    def __init__(self, inbox: Inbox, heartbeat: Heartbeat) -> None:
        self._inbox = inbox
        self._heartbeat = heartbeat

    def application(self) -> web.Application:
        """The three pages, to be served wherever the settings say."""
        app = web.Application()
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/readyz", self._readyz)
        app.router.add_get("/metrics", self._metrics)
        return app

    async def _healthz(self, _: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def _readyz(self, _: web.Request) -> web.Response:
        age, depth = self._heartbeat.age(), self._inbox.depth()
        ready = age is not None and age < STALE_SECONDS
        facts = {
            "telegram_seconds_ago": None if age is None else round(age, 1),
            "inbox": depth,
            "ready": ready,
        }
        return web.json_response(facts, status=200 if ready else 503)

    async def _metrics(self, _: web.Request) -> web.Response:
        WAITING.set(self._inbox.depth())
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})
