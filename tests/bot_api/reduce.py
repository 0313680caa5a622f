"""Make the reduced Bot API beside this module: `python -m tests.bot_api.reduce PATH/api.json`.

Kept are the methods the bot may use and the types it may send through them, without prose.
What the prose fixes ("must be article", "always paid") becomes a `const`: it tells apart the
members of a union.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

METHODS = (
    "getMe getUpdates setWebhook deleteWebhook getWebhookInfo sendMessage editMessageText "
    "editMessageReplyMarkup deleteMessage answerCallbackQuery answerInlineQuery setMyCommands "
    "getMyCommands deleteMyCommands setMyDescription setMyShortDescription getMyDescription "
    "getMyShortDescription getMyName setMyName sendChatAction getChat getChatMember "
    "getChatAdministrators leaveChat sendPhoto sendDocument editMessageCaption getFile logOut "
    "close copyMessage setMessageReaction setChatMenuButton"
).split()

_ARRAY = "Array of "
_CONST = re.compile(r'(?:must be|always) [“"]?(\w+)[”"]?$')


def reduced(api: Mapping[str, Any]) -> dict[str, Any]:
    """The methods the bot may use, and every type reachable from their parameters."""
    methods = {name: _fields(api["methods"][name]) for name in METHODS}
    types: dict[str, Any] = {}
    waiting = [name for fields in methods.values() for name in _named(fields)]
    while waiting:
        name = waiting.pop()
        if name in types or name not in api["types"]:
            continue
        types[name] = _type(api["types"][name])
        waiting += types[name].get("subtypes", [])
        waiting += _named(types[name].get("fields", {}))
    return {
        "source": "https://github.com/PaulSonOfLars/telegram-bot-api-spec (MIT, see LICENSE)",
        "version": api["version"],
        "methods": methods,
        "types": dict(sorted(types.items())),
    }


def _named(fields: Mapping[str, Any]) -> Iterator[str]:
    for field in fields.values():
        for name in field["types"]:
            yield name.replace(_ARRAY, "")


def _type(entry: Mapping[str, Any]) -> dict[str, Any]:
    if "subtypes" in entry:
        return {"subtypes": entry["subtypes"]}
    return {"fields": _fields(entry)}


def _fields(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {field["name"]: _field(field) for field in entry.get("fields", ())}


def _field(field: Mapping[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {"types": field["types"]}
    if field["required"]:
        kept["required"] = True
    if field["name"] in ("type", "source") and (const := _CONST.search(field["description"])):
        kept["const"] = const[1]
    return kept


if __name__ == "__main__":
    text = json.dumps(reduced(json.loads(Path(sys.argv[1]).read_text("utf-8"))), indent=1)
    Path(__file__).with_name("api.json").write_text(text + "\n", "utf-8")
