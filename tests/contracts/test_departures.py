"""The contract of the port `bot.ports.Departures`, over each of its engines."""

from collections.abc import Callable

import pytest
from sqlite_utils import Database

from bot.engines.sqlite import SqliteDepartures
from bot.ports import Departures
from tests.fakes_readers import MemoryDepartures

ENGINES: dict[str, Callable[[Database], Departures]] = {
    "sqlite": SqliteDepartures,
    "memory": lambda _: MemoryDepartures(),
}


@pytest.fixture(params=ENGINES)
def departures(request: pytest.FixtureRequest, database: Database) -> Departures:
    """Of each engine, one that knows of no closed chat."""
    return ENGINES[request.param](database)


def test_a_chat_is_open_until_it_is_noted(departures: Departures) -> None:
    assert departures.reason(101) is None


def test_a_closed_chat_has_its_latest_reason(departures: Departures) -> None:
    departures.note(101, "kicked")
    departures.note(101, "Forbidden: bot was blocked by the user")
    assert departures.reason(101) == "Forbidden: bot was blocked by the user"


def test_a_chat_that_is_open_again_has_no_reason(departures: Departures) -> None:
    departures.note(101, "kicked")
    departures.welcome(101)
    assert departures.reason(101) is None


def test_a_chat_that_never_closed_is_welcomed_without_complaint(departures: Departures) -> None:
    departures.welcome(101)
    assert departures.reason(101) is None


def test_one_closed_chat_closes_no_other(departures: Departures) -> None:
    departures.note(-1001, "left")
    departures.note(101, "kicked")
    departures.welcome(101)
    assert departures.reason(-1001) == "left"
    assert departures.reason(1001) is None
