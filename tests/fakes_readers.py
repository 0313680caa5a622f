"""The ports about readers and chats, answered from memory, held to the contracts."""

from bot.ports.memory import Preference


class MemoryPreferences:
    """The port `Preferences` in a dictionary."""

    def __init__(self) -> None:
        self._decided: dict[int, Preference] = {}

    def get(self, chat: int) -> Preference:
        return self._decided.get(chat, Preference())

    def put(self, chat: int, preference: Preference) -> None:
        self._decided[chat] = preference

    def forget(self, chat: int) -> int:
        """Erase what a chat decided; how many rows there were."""
        return int(self._decided.pop(chat, None) is not None)


class MemoryVotes:
    """The port `Votes` in a dictionary."""

    def __init__(self) -> None:
        self._votes: dict[tuple[str, int], bool] = {}

    def cast(self, answer: str, user: int, *, helpful: bool) -> bool | None:
        before = self._votes.get((answer, user))
        self._votes[answer, user] = helpful
        return before

    def count(self, answer: str) -> tuple[int, int]:
        votes = [helpful for (about, _), helpful in self._votes.items() if about == answer]
        return votes.count(True), votes.count(False)

    def forget(self, user: int) -> int:
        """Erase a user's votes; how many there were."""
        theirs = [key for key in self._votes if key[1] == user]
        for key in theirs:
            del self._votes[key]
        return len(theirs)


class MemoryTraces:
    """The port `Traces` over the two that keep something about a reader."""

    def __init__(self, preferences: MemoryPreferences, votes: MemoryVotes) -> None:
        self._preferences = preferences
        self._votes = votes

    def erase(self, user: int) -> int:
        return self._preferences.forget(user) + self._votes.forget(user)


class MemoryDepartures:
    """The port `Departures` in a dictionary."""

    def __init__(self) -> None:
        self._reasons: dict[int, str] = {}

    def note(self, chat: int, reason: str) -> None:
        self._reasons[chat] = reason

    def welcome(self, chat: int) -> None:
        self._reasons.pop(chat, None)

    def reason(self, chat: int) -> str | None:
        return self._reasons.get(chat)
