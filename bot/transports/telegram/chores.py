"""What is done beside the answering: menus after the start, and erasing once a day.

What goes wrong with them is in the log; nobody waits for them.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from telegram import Bot

from bot.dispatch import Dispatcher
from bot.transports.telegram.conversation import Conversation
from bot.transports.telegram.keeping import Keeping
from bot.transports.telegram.menus import publish
from bot.transports.telegram.waiting import patiently
from bot.transports.telegram.writing import Writing

_LOG = logging.getLogger(__name__)
_A_DAY = 86_400.0


async def publish_menus(
    bot: Bot,
    dispatcher: Dispatcher,
    conversation: Conversation,
    operators: frozenset[int],
    stop: asyncio.Event,
) -> None:
    """Set the menus of all chats, and those of the operators' own."""

    async def published() -> None:
        await publish(bot, dispatcher.speak, dispatcher.language)
        for operator in sorted(operators):
            await conversation.publish_for_operator(operator)

    with _logged("the menus could not be set"):
        await patiently(published, stop)


async def keep_tidy(keeping: Keeping, writing: Writing) -> None:
    """Erase, once a day, what is kept no longer."""

    async def erased() -> None:
        kept = (keeping.inbox, keeping.answers, keeping.questions)
        counts = [await writing.keep(partial(it.forget, keeping.days)) for it in kept]
        _LOG.info("erased %d records older than %d days", sum(counts), keeping.days)

    await daily(erased)


async def daily(
    chore: Callable[[], Awaitable[None]], pause: Callable[[float], Any] = asyncio.sleep
) -> None:
    """Do it now and every day; also after a day on which it could not be done."""
    while True:
        with _logged("a daily chore could not be done"):
            await chore()
        await pause(_A_DAY)


@contextmanager
def _logged(trouble: str) -> Iterator[None]:
    try:
        yield
    except Exception:  # noqa: BLE001  whatever it is, the bot goes on answering
        _LOG.exception(trouble)
