"""The bot in Telegram as a process: starts, answers until it is told to stop, and stops well."""

import asyncio
import logging
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from functools import partial
from typing import Protocol

from telegram import Bot

from bot.dispatch import Dispatcher
from bot.setting_values import Address
from bot.transports.telegram.conversation import Conversation
from bot.transports.telegram.flood import FloodGate
from bot.transports.telegram.health import HealthPage
from bot.transports.telegram.intake import Intake
from bot.transports.telegram.keeping import Keeping
from bot.transports.telegram.menus import publish
from bot.transports.telegram.waiting import patiently
from bot.transports.telegram.webhook import serving

_LOG = logging.getLogger(__name__)
_A_DAY = 86_400.0


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
        health: tuple[HealthPage, Address | None],
        operators: frozenset[int],
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._keeping = keeping
        self._gate = gate
        self._source = source
        self._health, self._health_listen = health
        self._operators = operators

    def run(self) -> None:
        """Answer until SIGINT or SIGTERM; BotError where that cannot even begin."""
        asyncio.run(self._run())

    async def _run(self) -> None:
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        async with AsyncExitStack() as stack:
            if self._health_listen:
                page = self._health.application()
                await stack.enter_async_context(
                    serving(page, self._health_listen, "BOT_HEALTH_LISTEN")
                )
            stack.push_async_callback(self._bot.shutdown)
            # One thread: the database connection is used by one search at a time.
            executor = stack.enter_context(ThreadPoolExecutor(1, "search"))
            if await self._start(stop):
                await self._serve(executor, stop)

    async def _start(self, stop: asyncio.Event) -> bool:
        """Whether Telegram knows the bot now; False if told to stop before."""
        for step in (self._bot.initialize, self._source.prepare):
            await patiently(step, stop, starting=True)
        if stop.is_set():
            return False
        _LOG.info("answering as @%s", self._bot.username)
        return True

    async def _publish(self, conversation: Conversation) -> None:
        await publish(self._bot, self._dispatcher.speak, self._dispatcher.language)
        for operator in sorted(self._operators):
            await conversation.publish_for_operator(operator)

    async def _serve(self, executor: ThreadPoolExecutor, stop: asyncio.Event) -> None:
        conversation = Conversation(
            self._bot, self._dispatcher, self._keeping, self._gate, executor, self._operators
        )
        intake = Intake(self._bot, self._keeping.inbox, conversation.take)
        await intake.resume()
        # Beside the answering: a reader does not wait for menus.
        chores = [
            asyncio.create_task(patiently(partial(self._publish, conversation), stop)),
            asyncio.create_task(self._tidy(intake)),
        ]
        try:
            await self._source.run(intake, stop)
        finally:
            for chore in chores:
                chore.cancel()
            await intake.close()

    async def _tidy(self, intake: Intake) -> None:
        """Once a day, erase what is kept no longer."""
        while True:
            days = self._keeping.days
            erased = await intake.forget(days) + self._keeping.answers.forget(days)
            erased += self._keeping.questions.forget(days)
            _LOG.info("erased %d records older than %d days", erased, days)
            await asyncio.sleep(_A_DAY)
