"""The contract of the port `bot.ports.Traces`, over each of its engines."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from sqlite_utils import Database

from bot.engines.sqlite import SqlitePreferences, SqliteTraces, SqliteVotes
from bot.ports.delivery import Votes
from bot.ports.memory import Preference, Preferences, Traces
from tests.contracts.test_votes import Count, counting
from tests.fakes_readers import MemoryPreferences, MemoryTraces, MemoryVotes

_ANN, _BOB, _GROUP = 101, 102, -1001


@dataclass(frozen=True, slots=True)
class Rig:
    """The traces, and what leaves them."""

    traces: Traces
    preferences: Preferences
    votes: Votes
    count: Count


def _sqlite(database: Database) -> Rig:
    return Rig(
        SqliteTraces(database),
        SqlitePreferences(database),
        SqliteVotes(database),
        counting(database),
    )


def _memory(_: Database) -> Rig:
    preferences, votes = MemoryPreferences(), MemoryVotes()
    return Rig(MemoryTraces(preferences, votes), preferences, votes, votes.count)


@pytest.fixture(params=[_sqlite, _memory])
def rig(request: pytest.FixtureRequest, database: Database) -> Rig:
    """Of each engine: Ann chose a language and voted twice, Bob voted once, a group is quiet."""
    build: Callable[[Database], Rig] = request.param
    rig = build(database)
    rig.preferences.put(_ANN, Preference("en"))
    rig.preferences.put(_GROUP, Preference(quiet=True))
    rig.votes.cast("a:3", _ANN, helpful=True)
    rig.votes.cast("a:4", _ANN, helpful=False)
    rig.votes.cast("a:3", _BOB, helpful=True)
    return rig


def test_erasing_counts_what_there_was_and_then_nothing(rig: Rig) -> None:
    assert rig.traces.erase(_ANN) == 3
    assert rig.traces.erase(_ANN) == 0


def test_a_reader_who_left_no_trace_counts_nothing(rig: Rig) -> None:
    assert rig.traces.erase(999) == 0


def test_what_was_erased_is_gone(rig: Rig) -> None:
    rig.traces.erase(_ANN)
    assert rig.preferences.get(_ANN) == Preference()
    assert rig.count("a:4") == (0, 0)


def test_what_others_left_stays(rig: Rig) -> None:
    rig.traces.erase(_ANN)
    assert rig.count("a:3") == (1, 0)
    assert rig.preferences.get(_GROUP) == Preference(quiet=True)
    assert rig.traces.erase(_BOB) == 1
