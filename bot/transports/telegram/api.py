"""The Bot API client, as the settings ask for it."""

from telegram import Bot
from telegram.request import HTTPXRequest

from bot.settings import Settings


def build_bot(settings: Settings) -> Bot:
    """A client for the settings' token, API root and proxy; nothing is sent yet."""
    root, proxy = settings.telegram_api_base_url, settings.telegram_proxy_url
    return Bot(
        settings.token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=HTTPXRequest(connection_pool_size=8, proxy=proxy),
    )
