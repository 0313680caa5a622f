"""The contract of the port `bot.ports.Departures`, over each of its engines."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from sqlite_utils import Database

from bot.engines.sqlite import SqliteDepartures
from bot.ports.delivery import Departures
from tests.fakes_readers import MemoryDepartures


@dataclass(frozen=True, slots=True)
class Rig:
    """The port, and a look at what is kept: why a chat is closed, if it is."""

    departures: Departures
    reason: Callable[[int], str | None]


def _sqlite(database: Database) -> Rig:
    def reason(chat: int) -> str | None:
        rows = database.query("SELECT reason FROM departure WHERE chat = ?", [chat])
        return next((row["reason"] for row in rows), None)

    return Rig(SqliteDepartures(database), reason)


def _memory(_: Database) -> Rig:
    departures = MemoryDepartures()
    return Rig(departures, departures.reason)


@pytest.fixture(params=[_sqlite, _memory])
def rig(request: pytest.FixtureRequest, database: Database) -> Rig:
    """Of each engine, one that knows of no closed chat."""
    build: Callable[[Database], Rig] = request.param
    return build(database)


def test_a_chat_is_open_until_it_is_noted(rig: Rig) -> None:
    assert rig.reason(101) is None


def test_a_closed_chat_has_its_latest_reason(rig: Rig) -> None:
    rig.departures.note(101, "kicked")
    rig.departures.note(101, "Forbidden: bot was blocked by the user")
    assert rig.reason(101) == "Forbidden: bot was blocked by the user"


def test_a_chat_that_is_open_again_has_no_reason(rig: Rig) -> None:
    rig.departures.note(101, "kicked")
    rig.departures.welcome(101)
    assert rig.reason(101) is None


def test_a_chat_that_never_closed_is_welcomed_without_complaint(rig: Rig) -> None:
    rig.departures.welcome(101)
    assert rig.reason(101) is None


def test_one_closed_chat_closes_no_other(rig: Rig) -> None:
    rig.departures.note(-1001, "left")
    rig.departures.note(101, "kicked")
    rig.departures.welcome(101)
    assert rig.reason(-1001) == "left"
    assert rig.reason(1001) is None
