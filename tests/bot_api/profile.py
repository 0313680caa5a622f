"""The methods about the bot itself: its name, descriptions and command lists."""

import json
from collections.abc import Callable
from typing import Any

from tests.bot_api.sending import Params
from tests.bot_api.world import World

Method = Callable[[World, Params], Any]


def get_me(world: World, params: Params) -> dict[str, Any]:
    """getMe: the bot, privacy mode on, inline mode on."""
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
    }


def done(world: World, params: Params) -> bool:
    """True, for a method that leaves no trace here."""
    return True


def put_commands(world: World, params: Params) -> bool:
    """setMyCommands: True; the list for that scope and language. A chat must have been met."""
    if "chat_id" in params.get("scope", {}):
        world.chats.find(params["scope"]["chat_id"])
    world.profile[_commands_key(params)] = params["commands"]
    return True


def get_commands(world: World, params: Params) -> list[dict[str, str]]:
    """getMyCommands: exactly the list for that scope and language, [] if there is none."""
    commands: list[dict[str, str]] = world.profile.get(_commands_key(params), [])
    return commands


def delete_commands(world: World, params: Params) -> bool:
    """deleteMyCommands: True."""
    world.profile.pop(_commands_key(params), None)
    return True


def putting(name: str) -> Method:
    """The method that sets this text of the profile for a language."""

    def put(world: World, params: Params) -> bool:
        world.profile[name, params.get("language_code", "")] = params.get(name, "")
        return True

    return put


def getting(name: str) -> Method:
    """The method that tells this text of the profile, for a language or else for all."""

    def get(world: World, params: Params) -> dict[str, str]:
        default = world.profile.get((name, ""), "")
        return {name: world.profile.get((name, params.get("language_code", "")), default)}

    return get


def _commands_key(params: Params) -> tuple[str, ...]:
    scope = params.get("scope", {"type": "default"})
    return "commands", json.dumps(scope, sort_keys=True), params.get("language_code", "")
