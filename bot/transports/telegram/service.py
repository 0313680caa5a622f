"""The bot in Telegram as a process: starts, answers until it is told to stop, and stops well."""

import asyncio
import gc
import logging
import signal
import sys
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from typing import Protocol

from telegram import Bot

from bot.dispatch import Dispatcher
from bot.ports.delivery import Heartbeat
from bot.setting_values import Address
from bot.transports.telegram.chores import keep_tidy, publish_menus
from bot.transports.telegram.conversation import Conversation
from bot.transports.telegram.flood import FloodGate
from bot.transports.telegram.intake import Intake
from bot.transports.telegram.keeping import Keeping
from bot.transports.telegram.searching import Searching
from bot.transports.telegram.waiting import patiently, unless
from bot.transports.telegram.writing import Writing

_LOG = logging.getLogger(__name__)


class Source(Protocol):
    """Where updates come from."""

    async def prepare(self) -> None:
        """Have Telegram send them this way."""
        ...

    async def run(self, intake: Intake, stop: asyncio.Event) -> None:
        """Hand every update to `intake` until told to stop."""
        ...


class Service:
    """Everything the running bot is made of, joined."""

    def __init__(
        self,
        bot: Bot,
        dispatcher: Dispatcher,
        keeping: Keeping,
        gate: FloodGate,
        source: Source,
        health: tuple[Heartbeat, Address | None],
        operators: frozenset[int],
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._keeping = keeping
        self._gate = gate
        self._source = source
        self._heartbeat, self._health_listen = health
        self._searching = Searching(keeping.storage, keeping.in_hand)
        self._writing = Writing(keeping.storage)
        self._operators = operators

    def run(self) -> None:
        """Answer until SIGINT or SIGTERM; BotError where that cannot even begin."""
        # With every message that it sends the event loop gives the interpreter away, and while
        # searches wait it gets it back after this long: usually 5 ms.
        sys.setswitchinterval(0.001)
        asyncio.run(self._run())

    async def _run(self) -> None:
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        async with AsyncExitStack() as stack:
            stack.callback(self._writing.close)
            stack.callback(self._searching.close)
            if self._health_listen:
                await stack.enter_async_context(self._health_pages(self._health_listen))
            stack.push_async_callback(self._bot.shutdown)
            if await self._start(stop):
                await self._serve(stop)

    def _health_pages(self, listen: Address) -> AbstractAsyncContextManager[None]:
        # A bot that polls and shows no pages needs no server.
        from bot.transports.telegram.health import HealthPage
        from bot.transports.telegram.serving import serving

        async def index() -> str:
            return await self._searching.run(lambda: self._dispatcher.article.id)

        async def inbox() -> int:
            return int(await self._writing.keep(self._keeping.inbox.depth))

        pages = HealthPage(self._heartbeat, inbox, index).application()
        return serving(pages, listen, "BOT_HEALTH_LISTEN")

    async def _start(self, stop: asyncio.Event) -> bool:
        """Whether Telegram knows the bot now; False if told to stop before."""
        for step in (self._bot.initialize, self._source.prepare):
            await patiently(step, stop, starting=True)
        if stop.is_set():
            return False
        _LOG.info("answering as @%s", self._bot.username)
        return True

    async def _serve(self, stop: asyncio.Event) -> None:
        beside = self._searching, self._writing
        conversation = Conversation(
            self._bot, self._dispatcher, self._keeping, self._gate, beside, self._operators
        )
        intake = Intake(self._keeping, self._writing, conversation.take)
        # What is loaded by now stays: to look through it for garbage held the loop for 60 ms.
        gc.freeze()
        await unless(stop, patiently(intake.resume, stop))
        # Beside the answering: a reader does not wait for menus.
        menus = publish_menus(self._bot, self._dispatcher, conversation, self._operators, stop)
        chores = [
            asyncio.create_task(menus),
            asyncio.create_task(keep_tidy(self._keeping, self._writing)),
        ]
        try:
            await self._source.run(intake, stop)
        finally:
            for chore in chores:
                chore.cancel()
            await intake.close()
