"""What @BotFather still has to switch on, as Telegram reports it."""

import asyncio
from collections.abc import Iterator

from telegram import Bot, User
from telegram.error import InvalidToken
from telegram.error import TelegramError as RefusedByTelegram

from bot.errors import TelegramError


def inspect(bot: Bot) -> tuple[str, ...]:
    """Lines about the bot behind the token; TelegramError where Telegram does not answer."""
    try:
        me = asyncio.run(_me(bot))
    except InvalidToken:
        # Never the exception's own words: they hold the token.
        raise TelegramError("the token is refused", "set the one that @BotFather shows") from None
    except RefusedByTelegram as error:
        raise TelegramError(str(error), "look at the network and the API's address") from None
    return (f"bot: @{me.username}", *_missing(me))


async def _me(bot: Bot) -> User:
    async with bot:
        return bot.bot


def _missing(me: User) -> Iterator[str]:
    if not me.can_join_groups:
        yield "@BotFather → /setjoingroups: enable, or the bot cannot be added to a group"
    if not me.supports_inline_queries:
        yield "@BotFather → /setinline: enable, or @bot offers nothing while a reader types"
    if me.can_read_all_group_messages:
        yield "@BotFather → /setprivacy: enable, or the bot reads whole groups for nothing"
