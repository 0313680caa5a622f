"""What can go wrong with how the bot is run. Each error carries facts."""

from dataclasses import dataclass
from pathlib import Path


class BotError(Exception):
    """The root of everything this package raises on purpose."""


@dataclass
class SettingsError(BotError):
    """A setting is unknown, missing or invalid; `remedy` says what to do, in one clause."""

    name: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.name}: {self.problem}; {self.remedy}"


@dataclass
class TelegramError(BotError):
    """Telegram refuses the bot for good; `remedy` says what to do."""

    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"Telegram: {self.problem}; {self.remedy}"


@dataclass
class MissingExtraError(BotError):
    """What is asked for needs an extra of this package that is not installed."""

    wanted: str
    extra: str

    def __str__(self) -> str:
        return f"{self.wanted}: not installed; pip install 'article-bot[{self.extra}]'"


@dataclass
class FileError(BotError):
    """A file cannot be written."""

    file: Path
    problem: str

    def __str__(self) -> str:
        return f"{self.file}: {self.problem}; name another file"
