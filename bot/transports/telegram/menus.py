"""The bot's face in Telegram: command menus by scope and language, and its descriptions.

Telegram knows one `zh`: it gets simplified, and a reader of traditional gets a menu for the chat.
"""

from collections.abc import Callable

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from bot.commands import COMMANDS
from bot.request import Request
from bot.turn import Command
from bot.wording import Wording

# Telegram's language code → the language spoken; the empty code is everybody else.
_CODES = {"zh": "zh-Hans", "en": "en"}
_LISTED = tuple(c for c in COMMANDS.values() if c.listed)
_OPERATOR = tuple(c for c in _LISTED if not c.only_in_groups)
_PRIVATE = tuple(c for c in _OPERATOR if not c.operator)
_ADMINS = tuple(c for c in _LISTED if not c.operator)
_MEMBERS = tuple(c for c in _ADMINS if not c.decides)
_SCOPES: tuple[tuple[BotCommandScope, tuple[Command, ...]], ...] = (
    (BotCommandScopeAllPrivateChats(), _PRIVATE),
    (BotCommandScopeAllGroupChats(), _MEMBERS),
    (BotCommandScopeAllChatAdministrators(), _ADMINS),
)


async def publish(bot: Bot, speak: Callable[[str], Wording], default: str) -> None:
    """Set menus and descriptions where they are not yet what they should be."""
    for code, language in {"": default, **_CODES}.items():
        wording = speak(language)
        for scope, commands in _SCOPES:
            menu = _menu(wording, commands)
            if await bot.get_my_commands(scope, code) != menu:
                await bot.set_my_commands(menu, scope, code)
        await _publish_description(bot, wording, code)


async def publish_in_chat(bot: Bot, request: Request, wording: Wording) -> None:
    """Set the menu of one chat: it chose its language, or an operator speaks there."""
    own = _OPERATOR if request.operator else _PRIVATE
    menu = _menu(wording, _ADMINS if request.in_group else own)
    await bot.set_my_commands(menu, BotCommandScopeChat(request.chat))


async def _publish_description(bot: Bot, wording: Wording, code: str) -> None:
    long, short = wording.texts("description"), wording.texts("description.short")
    if (await bot.get_my_description(code)).description != long:
        await bot.set_my_description(long, code)
    if (await bot.get_my_short_description(code)).short_description != short:
        await bot.set_my_short_description(short, code)


def _menu(wording: Wording, commands: tuple[Command, ...]) -> tuple[BotCommand, ...]:
    return tuple(
        BotCommand(command.name, wording.texts(f"command.{command.name}")) for command in commands
    )
