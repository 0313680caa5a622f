"""The contract of the port `bot.ports.Preferences`, over each of its engines."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from bot.engines.sqlite import SqlitePreferences
from bot.languages import LANGUAGES
from bot.ports.memory import Preference, Preferences
from tests.fakes_readers import MemoryPreferences

ENGINES: dict[str, Callable[[Database], Preferences]] = {
    "sqlite": SqlitePreferences,
    "memory": lambda _: MemoryPreferences(),
}
# Telegram's ids have at most 52 significant bits; groups' are negative.
_IDS = st.integers(-(2**52), 2**52)
_ANY = st.builds(
    Preference,
    st.none() | st.sampled_from([*LANGUAGES]),
    st.booleans(),
    st.none() | st.from_regex(r"[a-z0-9][a-z0-9-]*", fullmatch=True),
)


@pytest.fixture(params=ENGINES)
def preferences(request: pytest.FixtureRequest, database: Database) -> Preferences:
    """Of each engine, one to which nobody has said anything."""
    return ENGINES[request.param](database)


def test_a_chat_that_decided_nothing_has_the_default(preferences: Preferences) -> None:
    assert preferences.get(7) == Preference(language=None, quiet=False, article=None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_IDS, _ANY, _ANY)
def test_what_a_chat_decided_last_holds(
    preferences: Preferences, chat: int, first: Preference, last: Preference
) -> None:
    preferences.put(chat, first)
    preferences.put(chat, last)
    assert preferences.get(chat) == last


def test_a_chat_decides_for_no_other(preferences: Preferences) -> None:
    preferences.put(-1001234567890, Preference("en", quiet=True))
    preferences.put(5, Preference("zh-Hant"))
    assert preferences.get(-1001234567890) == Preference("en", quiet=True)
    assert preferences.get(1001234567890) == Preference()
    assert preferences.get(5) == Preference("zh-Hant")
