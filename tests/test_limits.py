"""Telegram's limits, kept by the bot itself: what goes now, what waits, and for how long."""

from itertools import pairwise

import pytest

from bot.transports.telegram.limits import SendingLimits


class Clock:
    """A clock that stands until it is moved."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_chat_gets_a_short_burst_and_then_one_message_a_second() -> None:
    limits = SendingLimits(Clock())
    waits = [limits.reserve_in_chat(1) for _ in range(9)]
    assert waits[:3] == [0, 0, 0]
    assert waits[3] == pytest.approx(3)
    assert waits[8] == pytest.approx(6)


def test_a_chat_that_waits_keeps_no_other_waiting() -> None:
    limits = SendingLimits(Clock())
    for _ in range(60):
        limits.reserve_in_chat(-1)
    assert limits.reserve_in_chat(2) == 0
    assert limits.reserve() == 0


def test_no_more_than_thirty_messages_a_second_go_out_in_all_and_first_come_go_first() -> None:
    limits = SendingLimits(Clock())
    waits = [limits.reserve() for _ in range(300)]
    assert all(earlier < later for earlier, later in pairwise(waits))
    assert all(waits[n + 30] - waits[n] > 1 for n in range(270))
    assert waits[-1] < 300 / 25


def test_a_group_gets_twenty_messages_a_minute() -> None:
    limits = SendingLimits(Clock())
    waits = [limits.reserve_in_chat(-1) for _ in range(21)]
    assert waits[19] < 60
    assert waits[20] >= 60


def test_a_wait_passes_with_time() -> None:
    clock = Clock()
    limits = SendingLimits(clock)
    for _ in range(3):
        limits.reserve_in_chat(1)
    clock.now += 3
    assert limits.reserve_in_chat(1) == 0
