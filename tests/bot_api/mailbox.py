"""The updates that wait for the bot, and the wait for more of them."""

import asyncio
import json
from collections.abc import Collection, Mapping, Sequence
from itertools import islice, takewhile
from threading import Condition
from typing import Any, Final

from tests.bot_api.refusal import Refused

Update = tuple[int, bytes]

# Telegram sends these only to a bot that asks for them.
_ON_REQUEST: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class Mailbox:
    """Unconfirmed updates in order. Any thread may put; only the server's loop takes."""

    def __init__(self, changed: Condition) -> None:
        self._changed = changed
        self._pending: dict[int, bytes] = {}
        self._last = 0
        self._waiter: asyncio.Future[None] | None = None
        self.allowed: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self._pending)

    def put(self, update: Mapping[str, Any]) -> int:
        """Queue an update, unless the bot does not want its kind; the id it got."""
        with self._changed:
            self._last += 1
            if self._wanted(next(iter(update))):
                self._pending[self._last] = _encoded(self._last, update)
                self._wake_soon()
            return self._last

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Take only these kinds of update from now on; [] is Telegram's default, None no change."""
        if kinds is not None:
            self.allowed = tuple(kinds)

    def confirm(self, offset: int) -> None:
        """Forget every update before the offset; a negative one keeps the last so many."""
        with self._changed:
            if offset < 0:
                self.forget(list(self._pending)[:offset])
            else:
                self.forget(list(takewhile(lambda each: each < offset, self._pending)))

    def forget(self, ids: Collection[int] | None = None) -> None:
        """Drop these updates, or all of them."""
        with self._changed:
            for each in list(self._pending) if ids is None else ids:
                self._pending.pop(each, None)
            self._changed.notify_all()

    async def take(
        self, limit: int, timeout: float | None, skip: Collection[int] = ()
    ) -> list[Update]:
        """Up to `limit` updates in order, waiting for the first; [] when none came in time.

        Raises what interrupt() was given when somebody else took over meanwhile.
        """
        with self._changed:
            found = self._first(limit, skip)
            if found or timeout == 0:
                return found
            waiter = self._waiter = asyncio.get_running_loop().create_future()
        try:
            await asyncio.wait_for(waiter, timeout)
        except TimeoutError:
            pass
        finally:
            if self._waiter is waiter:
                self._waiter = None
        return self._first(limit, skip)

    def interrupt(self, why: Refused | None = None) -> None:
        """End the wait under way, if any: with an error, or with whatever there is."""
        if self._waiter is None or self._waiter.done():
            return
        if why:
            self._waiter.set_exception(why)
        else:
            self._waiter.set_result(None)

    def _first(self, limit: int, skip: Collection[int]) -> list[Update]:
        with self._changed:
            wanted = (each for each in self._pending.items() if each[0] not in skip)
            return list(islice(wanted, limit))

    def _wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in _ON_REQUEST

    def _wake_soon(self) -> None:
        if self._waiter is not None:
            self._waiter.get_loop().call_soon_threadsafe(self.interrupt)


def _encoded(update_id: int, update: Mapping[str, Any]) -> bytes:
    return json.dumps({"update_id": update_id, **update}).encode()
