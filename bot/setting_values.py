"""How the value of a setting is read: text in, a value out, or a SettingsError that says why."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bot.errors import SettingsError
from bot.languages import LANGUAGES


@dataclass(frozen=True, slots=True)
class FloodLimit:
    """At most `questions` of one reader within `seconds`."""

    questions: int
    seconds: int

    def __str__(self) -> str:
        return f"{self.questions}/{self.seconds}"


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


def token(name: str, value: str) -> str:
    """A bot's token as @BotFather gives it."""
    if not re.fullmatch(r"[0-9]{3,}:[A-Za-z0-9_-]{5,}", value):
        raise SettingsError(
            name, "not a bot token", "copy it from @BotFather: digits, a colon, letters"
        )
    return value


def file_content(name: str, path: str) -> str:
    """What a file holds, without the blanks around it."""
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        problem = getattr(error, "strerror", None) or "not a text file"
        remedy = "name a file that holds the token"
        raise SettingsError(name, f"{path}: {problem}", remedy) from None


def url(*schemes: str) -> Callable[[str, str], str]:
    """A reader of addresses with one of `schemes`."""

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


def path(name: str, value: str) -> Path:
    """A path; `~` is the home directory."""
    try:
        return Path(value).expanduser()
    except RuntimeError:
        raise SettingsError(name, f"no home directory in “{value}”", "name a directory") from None


def address(name: str, value: str) -> Address:
    """`HOST:PORT`."""
    match = re.fullmatch(r"(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):([0-9]{1,5})", value)
    if match is None or not 0 < int(match[2]) < 65536:
        raise SettingsError(name, "no address to listen on", "write HOST:PORT")
    return Address(match[1].strip("[]"), int(match[2]))


def webhook_secret(name: str, value: str) -> str:
    """What Telegram allows as a secret token."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value):
        raise SettingsError(name, "no secret", "write 1 to 256 of A-Z a-z 0-9 _ -")
    return value


def flood_limit(name: str, value: str) -> FloodLimit | None:
    """`QUESTIONS/SECONDS`; None for `0`."""
    match = re.fullmatch(r"([1-9][0-9]{0,5})/([1-9][0-9]{0,5})", value)
    if value == "0":
        return None
    if match is None:
        raise SettingsError(name, "no limit", "write QUESTIONS/SECONDS, like 20/60, or 0 for none")
    return FloodLimit(int(match[1]), int(match[2]))


def user_ids(name: str, value: str) -> frozenset[int]:
    """Numeric ids of Telegram users, by commas."""
    ids = [id.strip() for id in value.split(",")]
    for id in ids:
        if not re.fullmatch(r"[1-9][0-9]{0,15}", id):
            remedy = "write the numbers of users by commas, like 101,202"
            raise SettingsError(name, f"“{id}” is no user's id", remedy)
    return frozenset(map(int, ids))


def days(name: str, value: str) -> int:
    """A whole number of days, at least one."""
    if not re.fullmatch(r"[1-9][0-9]{0,4}", value):
        raise SettingsError(name, "no number of days", "write a whole number, like 90")
    return int(value)


def switch(name: str, value: str) -> bool:
    """`on` or `off`."""
    return one_of("on", "off")(name, value) == "on"


def one_of(*allowed: str) -> Callable[[str, str], str]:
    """A reader of a few words."""

    def read(name: str, value: str) -> str:
        if value not in allowed:
            raise SettingsError(name, f"unknown value “{value}”", f"write {' or '.join(allowed)}")
        return value

    return read


language = one_of(*LANGUAGES)
