"""The contract of the port `bot.ports.Votes`, over each of its engines."""

import itertools
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from bot.engines.sqlite import SqliteVotes
from bot.ports import Votes
from tests.fakes_readers import MemoryVotes

# One ballot box serves all examples of a property: each has an answer of its own.
_numbers = itertools.count()

ENGINES: dict[str, Callable[[Database], Votes]] = {
    "sqlite": SqliteVotes,
    "memory": lambda _: MemoryVotes(),
}


@pytest.fixture(params=ENGINES)
def votes(request: pytest.FixtureRequest, database: Database) -> Votes:
    """An empty ballot box of each engine."""
    return ENGINES[request.param](database)


def test_an_answer_nobody_voted_on_has_no_votes(votes: Votes) -> None:
    assert votes.count("a:3") == (0, 0)


def test_votes_of_different_users_add_up(votes: Votes) -> None:
    votes.cast("a:3", 1, helpful=True)
    votes.cast("a:3", 2, helpful=True)
    votes.cast("a:3", -2, helpful=False)
    assert votes.count("a:3") == (2, 1)


def test_a_user_has_one_vote_on_an_answer_however_often_it_is_cast(votes: Votes) -> None:
    for _ in range(3):
        votes.cast("a:3", 1, helpful=True)
    assert votes.count("a:3") == (1, 0)


def test_a_vote_can_be_changed_both_ways(votes: Votes) -> None:
    votes.cast("a:3", 1, helpful=True)
    votes.cast("a:3", 1, helpful=False)
    assert votes.count("a:3") == (0, 1)
    votes.cast("a:3", 1, helpful=True)
    assert votes.count("a:3") == (1, 0)


def test_a_vote_gives_back_the_one_that_it_replaces(votes: Votes) -> None:
    assert votes.cast("a:3", 1, helpful=True) is None
    assert votes.cast("a:3", 1, helpful=False) is True
    assert votes.cast("a:3", 2, helpful=False) is None
    assert votes.cast("a:3", 1, helpful=False) is False


def test_a_vote_on_one_answer_is_none_on_another(votes: Votes) -> None:
    votes.cast("a:3", 1, helpful=True)
    assert votes.count("a:3.p1") == (0, 0)
    assert votes.count("a:") == (0, 0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=12))
def test_the_count_is_that_of_the_last_votes(votes: Votes, cast: list[tuple[int, bool]]) -> None:
    answer = f"a:{next(_numbers)}"
    for user, helpful in cast:
        votes.cast(answer, user, helpful=helpful)
    last = list(dict(cast).values())
    assert votes.count(answer) == (last.count(True), last.count(False))
