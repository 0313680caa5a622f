"""What can go wrong with how the bot is run. Each error carries facts."""

from dataclasses import dataclass


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
