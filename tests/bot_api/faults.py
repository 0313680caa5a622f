"""Faults a test can script: what goes wrong between the bot and Telegram."""

import random
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Condition

from tests.bot_api.mailbox import Update


@dataclass(frozen=True, slots=True)
class TooManyRequests:
    """429 with the seconds to wait; the call is not carried out."""

    retry_after: int = 1


@dataclass(frozen=True, slots=True)
class Refusal:
    """Any error in Telegram's JSON, for instance 403 "Forbidden: bot was blocked by the user"."""

    code: int
    description: str


@dataclass(frozen=True, slots=True)
class ServerError:
    """500 or 502, as Telegram's JSON or as a proxy's HTML page; the call is not carried out."""

    status: int = 502
    html: bool = False


@dataclass(frozen=True, slots=True)
class Reset:
    """The connection breaks without an answer, before or after the call was carried out."""

    handled: bool = False


@dataclass(frozen=True, slots=True)
class MalformedJson:
    """The call is carried out, but the answer is cut off amid its JSON."""


@dataclass(frozen=True, slots=True)
class Hang:
    """No answer for so many seconds, then the connection breaks."""

    seconds: float
    handled: bool = False


@dataclass(frozen=True, slots=True)
class Slow:
    """The call is carried out only after so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Duplicated:
    """Every update of a delivery comes so many times."""

    copies: int = 2


@dataclass(frozen=True, slots=True)
class Shuffled:
    """The updates of a delivery come in another order."""

    seed: int = 0


Fault = TooManyRequests | Refusal | ServerError | Reset | MalformedJson | Hang | Slow
Rearrangement = Duplicated | Shuffled


class Faults:
    """The faults to come, by method. Scripted from the test, met by the server."""

    def __init__(self, changed: Condition) -> None:
        self._changed = changed
        self._coming: defaultdict[str, deque[list[object]]] = defaultdict(deque)

    def script(self, method: str, fault: Fault | Rearrangement, times: int | None) -> None:
        """Let the fault befall the next so many calls (None: all of them)."""
        key = _DELIVERY if isinstance(fault, Duplicated | Shuffled) else method
        with self._changed:
            self._coming[key].append([fault, times])

    def clear(self) -> None:
        """Script nothing any more."""
        with self._changed:
            self._coming.clear()

    def next(self, method: str) -> object:
        """The fault that befalls this call, or None."""
        if not self._coming:
            return None
        return self._take(method) or self._take("*")

    def rearranged(self, updates: list[Update]) -> list[Update]:
        """The updates as they are delivered."""
        match self._take(_DELIVERY) if updates and self._coming else None:
            case Duplicated(copies):
                return [each for each in updates for _ in range(copies)]
            case Shuffled(seed):
                return _shuffled(updates, seed)
            case _:
                return updates

    def _take(self, key: str) -> object:
        with self._changed:
            coming = self._coming.get(key)
            if not coming:
                return None
            fault, times = coming[0]
            if isinstance(times, int):
                coming[0][1] = times - 1
                if times <= 1:
                    coming.popleft()
            return fault


_DELIVERY = "delivery of updates"


def _shuffled(updates: Sequence[Update], seed: int) -> list[Update]:
    order = list(updates)
    random.Random(seed).shuffle(order)
    # A shuffle that changes nothing would be no fault.
    return order if order != list(updates) else order[::-1]
