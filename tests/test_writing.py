"""Writing beside the event loop: in order, several at a time, and through a disk that is full."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from threading import Event

import pytest

from bot.transports.telegram.writing import Writing
from tests.fakes import MemoryStorage


async def no_pause(_: float) -> None:
    """Time does not pass in these tests."""


def using(storage: MemoryStorage, act: Callable[[Writing], Awaitable[object]]) -> None:
    async def acted() -> None:
        writing = Writing(storage, no_pause)
        await act(writing)
        writing.close()

    asyncio.run(acted())


def test_writes_are_made_in_order_and_what_comes_meanwhile_is_kept_together() -> None:
    storage, written, disk = MemoryStorage(), list[int](), Event()

    async def act(writing: Writing) -> None:
        slow = asyncio.create_task(writing.keep(disk.wait))
        await asyncio.sleep(0)
        others = [asyncio.create_task(writing.keep(partial(written.append, n))) for n in range(50)]
        await asyncio.sleep(0)
        disk.set()
        await asyncio.gather(slow, *others)

    using(storage, act)
    assert written == list(range(50))
    assert storage.commits == 2


def test_who_keeps_something_learns_what_came_of_it() -> None:
    async def act(writing: Writing) -> None:
        assert await writing.keep(lambda: 1, lambda: 2) == 2

    using(MemoryStorage(), act)


def test_a_disk_that_is_full_is_said_and_waited_out_and_nothing_goes_before_another(
    caplog: pytest.LogCaptureFixture,
) -> None:
    storage, written = MemoryStorage(refusals=3), list[int]()

    async def act(writing: Writing) -> None:
        await asyncio.gather(*(writing.keep(partial(written.append, n)) for n in range(9)))

    with caplog.at_level(logging.WARNING):
        using(storage, act)
    assert written == list(range(9))
    assert [record.getMessage().count("disk is full") for record in caplog.records] == [1, 1, 1]


def test_a_defect_costs_only_what_it_is_about() -> None:
    written: list[int] = []

    async def act(writing: Writing) -> None:
        ended = await asyncio.gather(
            writing.keep(lambda: written.append(1)),
            writing.keep(lambda: 1 // 0),
            writing.keep(lambda: written.append(2)),
            return_exceptions=True,
        )
        assert [type(it) for it in ended] == [type(None), ZeroDivisionError, type(None)]

    using(MemoryStorage(), act)
    assert written[-2:] == [1, 2]
