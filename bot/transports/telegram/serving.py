"""An HTTP server of our own, for Telegram's deliveries and for whoever looks after the bot."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.errors import SettingsError
from bot.setting_values import Address

_LOG = logging.getLogger(__name__)


@asynccontextmanager
async def serving(app: web.Application, listen: Address, setting: str) -> AsyncIterator[None]:
    """Serve `app` meanwhile; SettingsError about `setting` where the address is taken."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, listen.host, listen.port).start()
        except OSError as error:
            problem = error.strerror or str(error)
            raise SettingsError(setting, f"{listen}: {problem}", "choose another port") from None
        _LOG.info("listening on %s", listen)
        yield
    finally:
        await runner.cleanup()
