"""Settings: read once, from a mapping, into one frozen object. Secrets never show."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot import setting_values as values
from bot.errors import SettingsError
from bot.setting_values import Address, FloodLimit

TELEGRAM_API = "https://api.telegram.org"
_OURS = ("BOT_", "TELEGRAM_")
_TOKEN = "TELEGRAM_BOT_TOKEN"  # noqa: S105  the setting's name
_TOKEN_FILE = "TELEGRAM_BOT_TOKEN_FILE"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram delivers, the secret it shows, and where we listen for it."""

    url: str
    secret: str = field(repr=False)
    listen: Address

    @property
    def path(self) -> str:
        """The path of the URL, which is the path that is listened on."""
        return urlsplit(self.url).path or "/"


@dataclass(frozen=True, slots=True)
class Settings:
    """The effective settings; field names are the settings' names in lower case."""

    bot_data_dir: Path
    telegram_bot_token: str | None = field(default=None, repr=False)
    telegram_api_base_url: str = TELEGRAM_API
    telegram_proxy_url: str | None = field(default=None, repr=False)
    telegram_limits: bool = True
    telegram_webhook_url: str | None = None
    telegram_webhook_secret: str | None = field(default=None, repr=False)
    telegram_webhook_listen: Address = Address("127.0.0.1", 8443)
    bot_admins: frozenset[int] = frozenset()
    bot_flood_limit: FloodLimit | None = FloodLimit(20, 60)
    bot_health_listen: Address | None = None
    bot_language: str = "zh-Hans"
    bot_log: str = "console"
    bot_retention_days: int = 90

    @property
    def database(self) -> Path:
        """Where everything is kept."""
        return self.bot_data_dir / "bot.db"

    @property
    def token(self) -> str:
        """The bot's token; SettingsError where none is set."""
        if self.telegram_bot_token is None:
            raise SettingsError(_TOKEN, "not set", "put the token that @BotFather gave you there")
        return self.telegram_bot_token

    @property
    def webhook(self) -> Webhook | None:
        """The webhook, or None where updates are polled for."""
        if self.telegram_webhook_url is None:
            return None
        if self.telegram_webhook_secret is None:
            remedy = "invent a long one: without it anybody could send updates"
            raise SettingsError("TELEGRAM_WEBHOOK_SECRET", "not set", remedy)
        return Webhook(
            self.telegram_webhook_url, self.telegram_webhook_secret, self.telegram_webhook_listen
        )

    def shown(self) -> Iterable[tuple[str, str]]:
        """Every setting with its effective value, secrets masked."""
        for one in fields(self):
            value = getattr(self, one.name)
            yield one.name.upper(), _shown(value) if one.repr or value is None else "••••"


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings that an environment holds; SettingsError for the first that is wrong.

    A name that begins like ours but is not known is an error: a misspelt setting is not ignored.
    """
    ours = {name: value for name, value in environment.items() if name.startswith(_OURS)}
    for name in ours:
        if name not in SETTINGS:
            raise SettingsError(name, "no such setting", "see the README for the settings")
    given = {name: value.strip() for name, value in ours.items() if value.strip()}
    if path := given.pop(_TOKEN_FILE, None):
        if _TOKEN in given:
            raise SettingsError(_TOKEN_FILE, f"set beside {_TOKEN}", "set only one of them")
        given[_TOKEN] = values.file_content(_TOKEN_FILE, path)
    read = {name.lower(): _READERS[name](name, value) for name, value in given.items()}
    if "bot_data_dir" not in read:
        read["bot_data_dir"] = _user_data_dir()
    return Settings(**read)


def _user_data_dir() -> Path:
    # Loaded only where nothing is set: a server always says where its data is.
    from platformdirs import user_data_path

    return user_data_path("article-bot", appauthor=False)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, frozenset):
        return ",".join(map(str, sorted(value))) or "–"
    return "–" if value is None else str(value)


_READERS: dict[str, Callable[[str, str], Any]] = {
    "BOT_ADMINS": values.user_ids,
    "BOT_DATA_DIR": values.path,
    "BOT_FLOOD_LIMIT": values.flood_limit,
    "BOT_HEALTH_LISTEN": values.address,
    "BOT_LANGUAGE": values.language,
    "BOT_LOG": values.one_of("console", "json"),
    "BOT_RETENTION_DAYS": values.days,
    _TOKEN: values.token,
    "TELEGRAM_API_BASE_URL": values.url("http", "https"),
    "TELEGRAM_LIMITS": values.switch,
    "TELEGRAM_PROXY_URL": values.url("http", "https"),
    "TELEGRAM_WEBHOOK_LISTEN": values.address,
    "TELEGRAM_WEBHOOK_SECRET": values.webhook_secret,
    "TELEGRAM_WEBHOOK_URL": values.url("http", "https"),
}

#: The name of every setting.
SETTINGS = frozenset((*_READERS, _TOKEN_FILE))
