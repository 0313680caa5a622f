"""Waiting for Telegram, and for the disk: trying again with growing pauses, until told to stop."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from itertools import count
from typing import Any, TypeVar

from telegram.error import Conflict, InvalidToken
from telegram.error import TelegramError as RefusedByTelegram

from bot.errors import TelegramError
from knowledge.errors import StorageError

_LOG = logging.getLogger(__name__)
_LONGEST_PAUSE = 30.0
_T = TypeVar("_T")


async def patiently(
    call: Callable[[], Awaitable[_T]], stop: asyncio.Event, *, starting: bool = False
) -> _T | None:
    """What `call` gives, tried again with growing pauses until it does; None if told to stop.

    While `starting`, a refused token raises TelegramError: it will not pass. Later it may.
    """
    for failures in count():
        try:
            return await call()
        except InvalidToken:
            # Never the exception's own words: they hold the token.
            problem = "the token is refused"
            if starting:
                raise TelegramError(problem, "set the one that @BotFather shows") from None
        except Conflict:
            problem = "another instance of this bot is running, or a webhook is set"
        except RefusedByTelegram as error:
            problem = f"no answer from Telegram ({error})"
        except StorageError as error:
            problem = str(error)
        pause = min(_LONGEST_PAUSE, 2.0**failures)
        _LOG.warning("%s; again in %.0f s", problem, pause)
        if await unless(stop, asyncio.sleep(pause, result=True)) is None:
            return None
    raise AssertionError("counting never ends")


async def unless(stop: asyncio.Event, awaited: Coroutine[Any, Any, _T]) -> _T | None:
    """What is awaited, or None where `stop` comes first."""
    work, stopping = asyncio.create_task(awaited), asyncio.create_task(stop.wait())
    await asyncio.wait({work, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if work.done():
        return work.result()
    work.cancel()
    return None
