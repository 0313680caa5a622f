"""The people and groups of the tests."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class User:
    """A person."""

    id: int
    first_name: str
    username: str = ""
    language_code: str = "zh-hans"

    def json(self) -> dict[str, Any]:
        """As Telegram describes a user."""
        named = {"username": self.username} if self.username else {}
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": self.first_name,
            **named,
            "language_code": self.language_code,
        }

    def chat(self) -> dict[str, Any]:
        """Their private chat with the bot."""
        named = {"username": self.username} if self.username else {}
        return {"id": self.id, "type": "private", "first_name": self.first_name, **named}


@dataclass(frozen=True, slots=True)
class Group:
    """A supergroup, with topics if it is a forum."""

    id: int
    title: str
    username: str = ""
    forum: bool = False
    administrators: tuple[User, ...] = ()

    def chat(self) -> dict[str, Any]:
        """As Telegram describes a chat."""
        about: dict[str, Any] = {"id": self.id, "type": "supergroup", "title": self.title}
        if self.username:
            about["username"] = self.username
        return {**about, "is_forum": True} if self.forum else about


ANN = User(101, "Ann", "ann_of_tests")
GROUP = Group(-1001, "Readers")
