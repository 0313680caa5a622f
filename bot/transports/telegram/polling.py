"""The bot as a process: long polling until it is told to stop.

The loop is our own, over python-telegram-bot's `Bot`: the library's confirms updates before they
are handled, and fetches a batch in which one update cannot be read again and again.
"""

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count
from typing import Any, TypeVar
from urllib.parse import urlencode

from telegram import Bot, Update
from telegram.error import InvalidToken
from telegram.error import TelegramError as RefusedByTelegram

from bot.dispatch import Dispatcher
from bot.errors import TelegramError
from bot.ports import Heartbeat
from bot.transports.telegram.conversation import Conversation
from bot.transports.telegram.flood import FloodGate
from bot.transports.telegram.intake import Intake
from bot.transports.telegram.keeping import Keeping
from bot.transports.telegram.menus import publish

_LOG = logging.getLogger(__name__)
_WANTED = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
)
_POLL_SECONDS = 10
_LONGEST_PAUSE = 30.0
_T = TypeVar("_T")


class Polling:
    """Fetches updates and has each kept before Telegram may forget it."""

    def __init__(
        self,
        bot: Bot,
        dispatcher: Dispatcher,
        keeping: Keeping,
        gate: FloodGate,
        heartbeat: Heartbeat,
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._keeping = keeping
        self._gate = gate
        self._heartbeat = heartbeat

    def run(self) -> None:
        """Poll until SIGINT or SIGTERM; TelegramError where Telegram refuses the token."""
        asyncio.run(self._run())

    async def _run(self) -> None:
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        # One thread: the database connection is used by one search at a time.
        with ThreadPoolExecutor(1, "search") as executor:
            try:
                if await self._start(stop):
                    await self._serve(executor, stop)
            finally:
                await self._bot.shutdown()

    async def _start(self, stop: asyncio.Event) -> bool:
        """Whether Telegram knows the bot now; False if told to stop before."""
        for step in (self._bot.initialize, self._bot.delete_webhook, self._publish_menus):
            await _patiently(step, stop, starting=True)
        if stop.is_set():
            return False
        _LOG.info("answering as @%s", self._bot.username)
        return True

    async def _publish_menus(self) -> None:
        await publish(self._bot, self._dispatcher.speak, self._dispatcher.language)

    async def _serve(self, executor: ThreadPoolExecutor, stop: asyncio.Event) -> None:
        conversation = Conversation(
            self._bot, self._dispatcher, self._keeping, self._gate, executor
        )
        intake = Intake(self._bot, self._keeping.inbox, conversation.take)
        await intake.resume()
        try:
            await self._poll(intake, stop)
        finally:
            await intake.close()

    async def _poll(self, intake: Intake, stop: asyncio.Event) -> None:
        offset = 0
        while not stop.is_set():
            fetched = await _unless(stop, _patiently(partial(self._fetch, offset), stop))
            if fetched:
                await intake.receive(fetched)
                # Only the next request confirms these, and they are kept by then.
                offset = fetched[-1]["update_id"] + 1

    async def _fetch(self, offset: int) -> list[dict[str, Any]]:
        query = urlencode(
            {
                "offset": offset,
                "timeout": _POLL_SECONDS,
                "allowed_updates": "[" + ",".join(f'"{kind}"' for kind in _WANTED) + "]",
            }
        )
        updates: Any = await self._bot.request.post(
            f"{self._bot.base_url}/getUpdates?{query}", read_timeout=_POLL_SECONDS + 5
        )
        self._heartbeat.beat()
        return list(updates)


async def _patiently(
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
        except RefusedByTelegram as error:
            problem = str(error)
        pause = min(_LONGEST_PAUSE, 2.0**failures)
        _LOG.warning("no answer from Telegram (%s), again in %.0f s", problem, pause)
        if await _unless(stop, asyncio.sleep(pause, result=True)) is None:
            return None
    raise AssertionError("counting never ends")


async def _unless(stop: asyncio.Event, awaited: Coroutine[Any, Any, _T]) -> _T | None:
    """What is awaited, or None where `stop` comes first."""
    work, stopping = asyncio.create_task(awaited), asyncio.create_task(stop.wait())
    await asyncio.wait({work, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if work.done():
        return work.result()
    work.cancel()
    return None
