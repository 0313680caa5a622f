"""What is done beside the answering goes on after a defect, which is in the log."""

import asyncio

import pytest

from bot.transports.telegram.chores import daily


def test_a_day_on_which_a_chore_fails_is_in_the_log_and_the_next_day_comes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    days: list[int] = []

    async def chore() -> None:
        days.append(len(days))
        assert len(days) != 2, "the second day"

    async def pause(_: float) -> None:
        if len(days) == 4:
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(daily(chore, pause))
    assert days == [0, 1, 2, 3]
    (record,) = caplog.records
    assert "the second day" in (record.exc_text or "")
