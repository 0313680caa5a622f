"""Settings: read once, from a mapping, into one frozen object. Secrets never show."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.errors import SettingsError
from bot.languages import LANGUAGES

_OURS = ("BOT_", "TELEGRAM_")
TELEGRAM_API = "https://api.telegram.org"


@dataclass(frozen=True, slots=True)
class FloodLimit:
    """At most `questions` of one reader within `seconds`."""

    questions: int
    seconds: int

    def __str__(self) -> str:
        return f"{self.questions}/{self.seconds}"


@dataclass(frozen=True, slots=True)
class Settings:
    """The effective settings; field names are the settings' names in lower case."""

    bot_data_dir: Path
    telegram_bot_token: str | None = field(default=None, repr=False)
    telegram_api_base_url: str = TELEGRAM_API
    telegram_proxy_url: str | None = field(default=None, repr=False)
    telegram_limits: bool = True
    bot_language: str = "zh-Hans"
    bot_flood_limit: FloodLimit | None = FloodLimit(20, 60)

    @property
    def database(self) -> Path:
        """Where everything is kept."""
        return self.bot_data_dir / "bot.db"

    @property
    def token(self) -> str:
        """The bot's token; SettingsError where none is set."""
        if self.telegram_bot_token is None:
            raise SettingsError(
                "TELEGRAM_BOT_TOKEN", "not set", "put the token that @BotFather gave you there"
            )
        return self.telegram_bot_token

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
        given[_TOKEN] = _file_content(_TOKEN_FILE, path)
    read = {name.lower(): _READERS[name](name, value) for name, value in given.items()}
    if "bot_data_dir" not in read:
        read["bot_data_dir"] = _user_data_dir()
    return Settings(**read)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return "–" if value is None else str(value)


_TOKEN = "TELEGRAM_BOT_TOKEN"  # noqa: S105  the setting's name
_TOKEN_FILE = "TELEGRAM_BOT_TOKEN_FILE"  # noqa: S105


def _file_content(name: str, path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        problem = getattr(error, "strerror", None) or "not a text file"
        remedy = "name a file that holds the token"
        raise SettingsError(name, f"{path}: {problem}", remedy) from None


def _user_data_dir() -> Path:
    # Loaded only where nothing is set: a server always says where its data is.
    from platformdirs import user_data_path

    return user_data_path("article-bot", appauthor=False)


def _token(name: str, value: str) -> str:
    if not re.fullmatch(r"[0-9]{3,}:[A-Za-z0-9_-]{5,}", value):
        raise SettingsError(
            name, "not a bot token", "copy it from @BotFather: digits, a colon, letters"
        )
    return value


def _url(*schemes: str) -> Callable[[str, str], str]:
    def read(name: str, value: str) -> str:
        try:
            parts = urlsplit(value)
            usable = parts.scheme in schemes and parts.hostname and parts.port != 0
        except ValueError:
            usable = False
        if not usable or re.search(r"\s", value):
            raise SettingsError(name, "not a URL", f"write {' or '.join(schemes)}://HOST:PORT")
        return value.rstrip("/")

    return read


def _path(name: str, value: str) -> Path:
    try:
        return Path(value).expanduser()
    except RuntimeError:
        raise SettingsError(name, f"no home directory in “{value}”", "name a directory") from None


def _switch(name: str, value: str) -> bool:
    if value not in ("on", "off"):
        raise SettingsError(name, f"neither on nor off: “{value}”", "write on or off")
    return value == "on"


def _language(name: str, value: str) -> str:
    if value not in LANGUAGES:
        raise SettingsError(name, f"no language “{value}”", f"write one of {', '.join(LANGUAGES)}")
    return value


def _flood_limit(name: str, value: str) -> FloodLimit | None:
    match = re.fullmatch(r"([1-9][0-9]{0,5})/([1-9][0-9]{0,5})", value)
    if value == "0":
        return None
    if match is None:
        raise SettingsError(name, "no limit", "write QUESTIONS/SECONDS, like 20/60, or 0 for none")
    return FloodLimit(int(match[1]), int(match[2]))


_READERS: dict[str, Callable[[str, str], Any]] = {
    "BOT_DATA_DIR": _path,
    "BOT_FLOOD_LIMIT": _flood_limit,
    "BOT_LANGUAGE": _language,
    _TOKEN: _token,
    "TELEGRAM_API_BASE_URL": _url("http", "https"),
    "TELEGRAM_LIMITS": _switch,
    "TELEGRAM_PROXY_URL": _url("http", "https", "socks5", "socks5h"),
}

#: The name of every setting.
SETTINGS = frozenset((*_READERS, _TOKEN_FILE))
