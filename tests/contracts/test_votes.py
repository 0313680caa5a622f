"""The contract of the port `bot.ports.Votes`, over each of its engines."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from bot.engines.sqlite import SqliteVotes
from bot.ports.delivery import Votes
from tests.fakes_readers import MemoryVotes

# One ballot box serves all examples of a property: each has an answer of its own.
_numbers = itertools.count()

Count = Callable[[str], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Rig:
    """The port, and a look at what is kept: how many found an answer helpful, and how many not."""

    votes: Votes
    count: Count


def counting(database: Database) -> Count:
    """How the table of votes is looked at."""

    def count(answer: str) -> tuple[int, int]:
        rows = database.query("SELECT helpful FROM vote WHERE answer = ?", [answer])
        helpful = [row["helpful"] for row in rows]
        return helpful.count(1), helpful.count(0)

    return count


def _sqlite(database: Database) -> Rig:
    return Rig(SqliteVotes(database), counting(database))


def _memory(_: Database) -> Rig:
    votes = MemoryVotes()
    return Rig(votes, votes.count)


@pytest.fixture(params=[_sqlite, _memory])
def rig(request: pytest.FixtureRequest, database: Database) -> Rig:
    """An empty ballot box of each engine."""
    build: Callable[[Database], Rig] = request.param
    return build(database)


def test_an_answer_nobody_voted_on_has_no_votes(rig: Rig) -> None:
    assert rig.count("a:3") == (0, 0)


def test_votes_of_different_users_add_up(rig: Rig) -> None:
    rig.votes.cast("a:3", 1, helpful=True)
    rig.votes.cast("a:3", 2, helpful=True)
    rig.votes.cast("a:3", -2, helpful=False)
    assert rig.count("a:3") == (2, 1)


def test_a_user_has_one_vote_on_an_answer_however_often_it_is_cast(rig: Rig) -> None:
    for _ in range(3):
        rig.votes.cast("a:3", 1, helpful=True)
    assert rig.count("a:3") == (1, 0)


def test_a_vote_can_be_changed_both_ways(rig: Rig) -> None:
    rig.votes.cast("a:3", 1, helpful=True)
    rig.votes.cast("a:3", 1, helpful=False)
    assert rig.count("a:3") == (0, 1)
    rig.votes.cast("a:3", 1, helpful=True)
    assert rig.count("a:3") == (1, 0)


def test_a_vote_gives_back_the_one_that_it_replaces(rig: Rig) -> None:
    assert rig.votes.cast("a:3", 1, helpful=True) is None
    assert rig.votes.cast("a:3", 1, helpful=False) is True
    assert rig.votes.cast("a:3", 2, helpful=False) is None
    assert rig.votes.cast("a:3", 1, helpful=False) is False


def test_a_vote_on_one_answer_is_none_on_another(rig: Rig) -> None:
    rig.votes.cast("a:3", 1, helpful=True)
    assert rig.count("a:3.p1") == (0, 0)
    assert rig.count("a:") == (0, 0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=12))
def test_the_count_is_that_of_the_last_votes(rig: Rig, cast: list[tuple[int, bool]]) -> None:
    answer = f"a:{next(_numbers)}"
    for user, helpful in cast:
        rig.votes.cast(answer, user, helpful=helpful)
    last = list(dict(cast).values())
    assert rig.count(answer) == (last.count(True), last.count(False))
