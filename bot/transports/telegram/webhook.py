"""Updates by webhook: Telegram calls us, and an update is kept before it gets its 200."""

import asyncio
import hmac
import json
import logging

from aiohttp import web
from telegram import Bot
from telegram.error import NetworkError
from telegram.error import TelegramError as RefusedByTelegram

from bot.ports.delivery import Heartbeat
from bot.settings import Webhook
from bot.transports.telegram.intake import Intake
from bot.transports.telegram.metrics import PENDING
from bot.transports.telegram.polling import WANTED
from bot.transports.telegram.serving import serving
from bot.transports.telegram.waiting import unless
from knowledge.errors import StorageError

_LOG = logging.getLogger(__name__)
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the header's name
_LARGEST_UPDATE = 1024 * 1024
_LARGEST_NUMBER = 2**63
_BEAT_SECONDS = 30.0
_KEEPING_SECONDS = 20.0


class WebhookListener:
    """Listens where Telegram, or a proxy before us, delivers."""

    def __init__(self, bot: Bot, heartbeat: Heartbeat, webhook: Webhook) -> None:
        self._bot = bot
        self._heartbeat = heartbeat
        self._webhook = webhook

    async def prepare(self) -> None:
        """Tell Telegram where to deliver, and with which secret."""
        await self._bot.set_webhook(
            self._webhook.url, secret_token=self._webhook.secret, allowed_updates=WANTED
        )

    async def run(self, intake: Intake, stop: asyncio.Event) -> None:
        """Listen until told to stop."""
        app = web.Application(client_max_size=_LARGEST_UPDATE)
        app.router.add_post(self._webhook.path, lambda request: self._deliver(request, intake))
        async with serving(app, self._webhook.listen, "TELEGRAM_WEBHOOK_LISTEN"):
            while not stop.is_set():
                await unless(stop, self._look())
                await unless(stop, asyncio.sleep(_BEAT_SECONDS))

    async def _look(self) -> None:
        """Ask Telegram how much it could not deliver: an answer is the sign that it is there."""
        try:
            PENDING.set((await self._bot.get_webhook_info()).pending_update_count)
        except NetworkError as silence:
            _LOG.warning("no answer from Telegram (%s)", silence)
            return
        except RefusedByTelegram as refusal:
            _LOG.warning("Telegram does not say what it could not deliver (%s)", refusal)
        self._heartbeat.beat()

    async def _deliver(self, request: web.Request, intake: Intake) -> web.Response:
        given = request.headers.get(_SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._webhook.secret.encode()):
            return web.Response(status=403)
        try:
            update = json.loads(await request.read())
        except ValueError:
            return web.Response(status=400)
        if not isinstance(update, dict) or not _is_number(update.get("update_id")):
            return web.Response(status=400)
        try:
            await asyncio.wait_for(intake.receive([update]), _KEEPING_SECONDS)
        except (TimeoutError, StorageError):
            # Telegram delivers it again.
            return web.Response(status=503)
        return web.Response()


def _is_number(id: object) -> bool:
    return isinstance(id, int) and 0 <= id < _LARGEST_NUMBER
