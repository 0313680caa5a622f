"""The Bot API client, as the settings ask for it."""

from telegram import Bot

from bot.settings import Settings
from bot.transports.telegram.http import AiohttpRequest
from bot.transports.telegram.limits import SendingLimits
from bot.transports.telegram.patience import PatientRequest


def build_bot(settings: Settings) -> Bot:
    """A client for the settings' token, API root and proxy; nothing is sent yet."""
    limits = SendingLimits() if settings.telegram_limits else None
    root = settings.telegram_api_base_url
    return Bot(
        settings.token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=PatientRequest(AiohttpRequest(settings.telegram_proxy_url), limits),
        # Never used: updates are fetched through the other one. The library's default would load
        # a second HTTP client.
        get_updates_request=AiohttpRequest(settings.telegram_proxy_url),
    )
