"""How the tests talk with the bot in Telegram: do something, see what the bot did because of it."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.bot_api import ANN, BotApiServer, Call, Group, User
from tests.bot_api.html import parse
from tests.processes import telegram_bot

ANONYMOUS = User(1087968824, "Group", "GroupAnonymousBot")
_PATIENCE = 10
_SHOWN = ("sendMessage", "sendPhoto", "editMessageText")
_numbers = itertools.count(1)


@contextmanager
def running_bot(data: Path, **settings: str) -> Iterator[BotApiServer]:
    """A bot of one's own that keeps to the Bot API to its end and logs no exception."""
    with BotApiServer() as server, telegram_bot(server, data, log=None, **settings):
        # It answers while it sets its menus; what is caused is told apart more easily after that.
        server.private("/list", User(78, "First"))
        server.wait(1, 30, of="sendMessage")
        server.wait(2, 30, of="setMyShortDescription")
        yield server
    assert server.violations == ()


def caused(
    server: BotApiServer, act: Callable[[], object], chat: User | Group = ANN
) -> tuple[Call, ...]:
    """Every call that `act` led to: those before the answer to a later press in the same chat.

    The press is of a button that the bot never made, so that even a closed chat can be told apart
    from one where nothing was due.
    """
    before = len(server.calls)
    act()
    id = f"last-{next(_numbers)}"
    under = {"message_id": 1, "date": 0, "chat": chat.chat()}
    head = {"id": id, "from": ANN.json(), "chat_instance": "1"}
    server.push({"callback_query": {**head, "message": under, "data": "not ours"}})
    server.wait(lambda calls: _answers(calls, id), _PATIENCE, since=before)
    return tuple(call for call in server.calls[before:] if not _answers((call,), id))


def _answers(calls: Sequence[Call], query: str) -> bool:
    return any(call.params.get("callback_query_id") == query for call in calls)


def text_of(call: Call) -> str:
    """The text that a call shows, as a reader sees it; "" where it shows none."""
    text = str(call.params.get("text", call.params.get("caption", "")))
    return parse(text).text if call.params.get("parse_mode") == "HTML" else text


def said(calls: tuple[Call, ...]) -> str:
    """All that was said in a chat by these calls."""
    return "\n".join(text_of(call) for call in calls if call.method in _SHOWN)


def buttons(call: Call) -> Iterator[dict[str, str]]:
    """The buttons under a message, row by row."""
    keyboard = call.params.get("reply_markup", {"inline_keyboard": []})["inline_keyboard"]
    return (button for row in keyboard for button in row)


def typed_lines(call: Call) -> Iterator[str]:
    """The lines that a message's buttons stand for: what follows article and version."""
    for button in buttons(call):
        if button.get("callback_data", "")[:1] in ("=", "+"):
            yield button["callback_data"].split(":", 2)[-1]


def answered(calls: tuple[Call, ...]) -> Call:
    """The one call that put an answer into the chat."""
    (call,) = (it for it in calls if it.method in _SHOWN)
    return call
