"""A plain client for the tests of the server itself: it sends what it is told, valid or not."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

from tests.bot_api.server import BotApiServer


@dataclass(frozen=True, slots=True)
class Answer:
    """The HTTP status and the JSON of an answer."""

    status: int
    body: dict[str, Any]

    @property
    def result(self) -> Any:
        """The result; KeyError if the call was refused."""
        return self.body["result"]

    @property
    def description(self) -> str:
        """Why the call was refused."""
        return str(self.body["description"])


def call(server: BotApiServer, method: str, /, **params: Any) -> Answer:
    """Call a method with form fields, each but a string as JSON."""
    return call_as(server.token, server, method, **params)


def call_as(token: str, server: BotApiServer, method: str, /, **params: Any) -> Answer:
    """Call a method with any token."""
    form = {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in params.items()
    }
    try:
        url = f"{server.url}/bot{token}/{method}"
        with urlopen(url, urlencode(form).encode(), timeout=10) as answer:
            return Answer(answer.status, json.load(answer))
    except HTTPError as refused:
        return Answer(refused.code, json.loads(refused.read()))
