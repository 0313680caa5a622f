"""The contract of the port `bot.ports.InHand`, over each of its engines."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.engines.in_hand import FileInHand
from bot.ports.delivery import InHand
from tests.fakes import MemoryInHand

Open = Callable[[], InHand]


@pytest.fixture(params=["file", "memory"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Opens the same again, as the next process does."""
    if request.param == "file":
        return lambda: FileInHand(tmp_path / "data" / "in-hand")
    kept = MemoryInHand()
    return lambda: kept


def test_at_first_nothing_is_left(opened: Open) -> None:
    assert opened().left() is None


@pytest.mark.parametrize("update", [0, 1, 2**63 - 1])
def test_what_was_taken_up_is_left_to_the_next_process(opened: Open, update: int) -> None:
    opened().take(update)
    assert opened().left() == update


def test_what_was_answered_is_unsettled_until_it_is_settled(opened: Open) -> None:
    kept = opened()
    for update in range(5):
        kept.answered(update)
    kept.settled(3)
    later = opened()
    assert sorted(later.unsettled()) == [0, 1, 2, 4]
    for update in later.unsettled():
        later.settled(update)
    assert opened().unsettled() == ()
    assert later.left() is None


def test_more_answers_at_once_than_there_is_room_for_are_survived(opened: Open) -> None:
    kept = opened()
    for update in range(1000):
        kept.answered(update)
    for update in range(1000):
        kept.settled(update)
    assert opened().unsettled() == ()


def test_what_was_put_down_is_not_left(opened: Open) -> None:
    opened().take(1)
    opened().put_down()
    assert opened().left() is None
