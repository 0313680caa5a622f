"""The Bot API client and the source of updates, as the settings ask for them."""

from telegram import Bot

from bot.ports.delivery import Heartbeat
from bot.settings import Settings, Webhook
from bot.transports.telegram.http import AiohttpRequest
from bot.transports.telegram.limits import SendingLimits
from bot.transports.telegram.patience import PatientRequest
from bot.transports.telegram.polling import Polling
from bot.transports.telegram.service import Source


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


def build_source(bot: Bot, heartbeat: Heartbeat, webhook: Webhook | None) -> Source:
    """Where updates come from: Telegram calls where there is a webhook, else it is polled."""
    if webhook is None:
        return Polling(bot, heartbeat)
    # A bot that polls needs no server.
    from bot.transports.telegram.webhook import WebhookListener

    return WebhookListener(bot, heartbeat, webhook)
