"""Requests that wait their turn and try again: what is to be said is said, sooner or later.

A 429 is waited out for its chat alone; a server in trouble, a reset connection, an answer that
cannot be read are tried again with growing pauses. Where a message may already have been sent — the
connection broke behind the request — it is sent again: a reader can overlook an answer that comes
twice, but not one that never came. While a chat waits it holds no request in flight.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any

import msgspec
from telegram.error import NetworkError, TimedOut
from telegram.error import TelegramError as RefusedByTelegram
from telegram.request import BaseRequest, RequestData

from bot.transports.telegram.json import read_json
from bot.transports.telegram.limits import SendingLimits
from bot.transports.telegram.metrics import RETRIES

_LOG = logging.getLogger(__name__)
# Only what puts a message into a chat counts against the limits.
_COUNTED = ("sendMessage", "sendDocument", "sendPhoto")
# Polling has a patience of its own: it must not hold a place that answers wait for.
_IMPATIENT = ("getUpdates", "getMe")
_IN_FLIGHT = 16
_LONGEST_PAUSE = 30.0
_MOST_TRIES_WITHOUT_CHAT = 5
_Answer = tuple[int, bytes]


class PatientRequest(BaseRequest):
    """A request class around another one, which does the talking."""

    def __init__(
        self,
        inner: BaseRequest,
        limits: SendingLimits | None,
        pause: Callable[[float], Any] = asyncio.sleep,
    ) -> None:
        self._inner = inner
        self._limits = limits
        self._pause = pause
        self._in_flight = asyncio.Semaphore(_IN_FLIGHT)

    @property
    def read_timeout(self) -> float | None:
        """The inner request's, in seconds."""
        return self._inner.read_timeout

    async def initialize(self) -> None:
        """Make the inner request ready."""
        await self._inner.initialize()

    async def shutdown(self) -> None:
        """Close the inner request's connections."""
        await self._inner.shutdown()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> _Answer:
        """What the server says at last; only what no patience mends is given back as an error."""
        called = url.rpartition("/")[2]
        attempt = partial(self._inner.do_request, url, method, request_data, *args, **kwargs)
        if called in _IMPATIENT:
            return await attempt()
        chat = _chat(request_data)
        for failures in count():
            await self._turn(called, chat)
            outcome = await self._once(attempt, of_file=method == "GET")
            given_up = chat is None and failures >= _MOST_TRIES_WITHOUT_CHAT
            if not isinstance(outcome, _Trouble):
                return outcome
            if given_up:
                raise NetworkError(outcome.words)
            await self._recover(called, outcome, failures)
        raise AssertionError("counting never ends")

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """What an answer holds; TelegramError where it cannot be read."""
        try:
            return dict(read_json(payload))
        except (TypeError, ValueError) as error:
            # Not the payload itself: it may hold readers' words.
            raise RefusedByTelegram("an answer that cannot be read") from error

    async def _once(
        self, attempt: Callable[[], Awaitable[_Answer]], *, of_file: bool
    ) -> "_Answer | _Trouble":
        try:
            async with self._in_flight:
                answer = await attempt()
        except (NetworkError, TimedOut) as error:
            return _Trouble("network", str(error))
        # A file may hold anything; what is wrong with fetching it is said like everything else.
        return answer if of_file and answer[0] == 200 else _trouble(*answer) or answer

    async def _recover(self, called: str, trouble: "_Trouble", failures: int) -> None:
        seconds = trouble.retry_after or min(_LONGEST_PAUSE, 0.5 * 2.0**failures)
        _LOG.warning("%s: %s, again in %.1f s", called, trouble.words, seconds)
        RETRIES.labels(trouble.kind).inc()
        await self._pause(seconds)

    async def _turn(self, called: str, chat: int | None) -> None:
        """Wait until the limits let one more message into the chat."""
        if self._limits is None or chat is None or called not in _COUNTED:
            return
        for reserve in (partial(self._limits.reserve_in_chat, chat), self._limits.reserve):
            if (seconds := reserve()) > 0:
                await self._pause(seconds)


@dataclass(frozen=True, slots=True)
class _Trouble:
    """What is wrong with an answer, and how long the server asks to wait."""

    kind: str
    words: str
    retry_after: float | None = None


class _Asked(msgspec.Struct):
    retry_after: float = 1.0


class _Said(msgspec.Struct):
    """The head of every answer: whether it can be read at all, and how long it asks to wait."""

    parameters: _Asked | None = None


def _trouble(status: int, payload: bytes) -> _Trouble | None:
    """What of an answer passes by itself; None for a good one, and for an error that stays."""
    try:
        said = read_json(payload, _Said)
    except ValueError:
        return _Trouble("unreadable", f"an answer that cannot be read ({status})")
    if status == 429:
        asked = said.parameters or _Asked()
        return _Trouble("429", "too many requests", asked.retry_after)
    return _Trouble("5xx", f"server in trouble ({status})") if status >= 500 else None


def _chat(request_data: RequestData | None) -> int | None:
    chat = request_data.parameters.get("chat_id") if request_data else None
    return chat if isinstance(chat, int) else None
