"""Calls of the Bot API that every answer makes, past python-telegram-bot's own methods.

Those build an object for each piece of what is sent and of what comes back, a third of an answer's
processor time; all that is wanted of a message that was sent is its number. Waiting, trying again
and errors are the library's request class's, as for every other call.
"""

from typing import Any

import msgspec
from telegram import Bot
from telegram.request import RequestData


class Parameters(RequestData):  # type: ignore[misc]  # the public way to fill one is not public
    """Parameters of one call, by name; those that are None are left out."""

    def __init__(self, given: dict[str, Any]) -> None:
        super().__init__()
        self._given = {name: value for name, value in given.items() if value is not None}

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters, as JSON values."""
        return self._given

    @property
    def json_parameters(self) -> dict[str, str]:
        """The parameters, as they stand in a form: texts as they are, the rest as JSON."""
        return {
            name: value if isinstance(value, str) else msgspec.json.encode(value).decode()
            for name, value in self._given.items()
        }


async def call(bot: Bot, method: str, *, patience: float | None = None, **parameters: Any) -> Any:
    """The call's result as plain JSON values; TelegramError as of the library's own methods.

    `patience` is how many seconds the answer may take, where it is not the usual number.
    """
    asked = Parameters(parameters)
    address = f"{bot.base_url}/{method}"
    if patience is None:
        return await bot.request.post(address, asked)
    return await bot.request.post(address, asked, read_timeout=patience)
