"""The contract of the port `bot.ports.History`, over each of its engines."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlite_utils import Database

from bot.engines.history import SqliteHistory
from bot.engines.sqlite import SqliteDepartures, SqliteVotes
from bot.ports.questions import Asked, History, Reception
from tests.fakes import MemoryHistory

_FOUND = Asked("a", "found", "3", "3.p1.s2", 20.5)
_NOTHING = Asked("b", "nothing", "", "", 9.0)
_FEBRUARY, _MARCH = date(2026, 2, 28), date(2026, 3, 1)
_HAPPENED = ((_FEBRUARY, _FOUND), (_MARCH, _NOTHING), (_MARCH, _FOUND))


def _in_sqlite(database: Database) -> History:
    """Each question in the last second of its day; two votes up, one down, one chat gone."""
    table, votes = database.table("asked"), SqliteVotes(database)
    for day, it in _HAPPENED:
        row = {"article": it.article, "outcome": it.outcome, "ms": it.milliseconds}
        place = {"section": it.section, "address": it.address}
        table.insert({"time": f"{day}T23:59:59Z", **row, **place})
    for user, helpful in enumerate((True, True, False)):
        votes.cast("a:1:3.p1.s2", user, helpful=helpful)
    SqliteDepartures(database).note(7, "blocked")
    return SqliteHistory(database)


ENGINES: dict[str, Callable[[Database], History]] = {
    "sqlite": _in_sqlite,
    "memory": lambda _: MemoryHistory(_HAPPENED, Reception(2, 1, 1)),
}


@pytest.fixture(params=ENGINES)
def history(request: pytest.FixtureRequest, database: Database) -> History:
    """What happened, in each engine."""
    return ENGINES[request.param](database)


def test_questions_come_in_their_order_with_their_days(history: History) -> None:
    assert tuple(history.asked(_FEBRUARY, _MARCH)) == _HAPPENED


def test_both_days_belong_to_what_is_looked_at_and_no_other(history: History) -> None:
    assert tuple(history.asked(_FEBRUARY, _FEBRUARY)) == _HAPPENED[:1]
    assert tuple(history.asked(_MARCH, date(2026, 12, 31))) == _HAPPENED[1:]
    assert tuple(history.asked(date(2026, 1, 1), date(2026, 2, 27))) == ()


def test_votes_and_closed_chats_are_counted(history: History) -> None:
    assert history.reception() == Reception(helpful=2, unhelpful=1, departed=1)
