"""Telegram's limits, kept by the bot itself: what goes now, what waits, and for how long."""

from bot.transports.telegram.limits import SendingLimits


class Clock:
    """A clock that stands until it is moved."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_chat_gets_a_short_burst_and_then_one_message_a_second() -> None:
    clock = Clock()
    limits = SendingLimits(clock)
    assert [limits.wait(1) for _ in range(3)] == [0, 0, 0]
    assert limits.wait(1) == 3
    clock.now += 3
    assert limits.wait(1) == 0


def test_a_chat_that_waits_keeps_no_other_waiting() -> None:
    limits = SendingLimits(Clock())
    for _ in range(4):
        limits.wait(1)
    assert limits.wait(2) == 0


def test_thirty_messages_a_second_go_out_in_all() -> None:
    clock = Clock()
    limits = SendingLimits(clock)
    assert sum(limits.wait(chat) == 0 for chat in range(1, 41)) == 30
    clock.now += 1
    assert limits.wait(99) == 0


def test_a_group_gets_twenty_messages_a_minute() -> None:
    clock = Clock()
    limits = SendingLimits(clock)
    sent = 0
    for _ in range(59):
        sent += limits.wait(-1) == 0
        clock.now += 1
    assert sent == 20
    assert 0 < limits.wait(-1) <= 60


def test_what_has_to_wait_is_not_counted_as_sent() -> None:
    clock = Clock()
    limits = SendingLimits(clock)
    for _ in range(50):
        limits.wait(1)
    clock.now += 3
    assert limits.wait(1) == 0
