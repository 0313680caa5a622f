"""What the bot did: its calls in order, and what was wrong with them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Condition
from typing import Any


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot, its parameters decoded, and how it was answered.

    `result` is the result as the server had it even if a fault kept it from the bot, and None
    if the call was not carried out; `error` then says why.
    """

    method: str
    params: Mapping[str, Any]
    at: float
    result: Any = None
    error: str = ""


Until = int | Callable[[Sequence[Call]], bool]


class Journal:
    """The calls and violations so far. Any thread may read; `changed` guards and announces."""

    def __init__(self, changed: Condition) -> None:
        self._changed = changed
        self._calls: list[Call] = []
        self._violations: list[str] = []
        self._rate_violations: list[str] = []

    @property
    def calls(self) -> tuple[Call, ...]:
        """Every call except getUpdates, oldest first."""
        with self._changed:
            return tuple(self._calls)

    @property
    def violations(self) -> tuple[str, ...]:
        """Every departure from the Bot API and Telegram's limits."""
        with self._changed:
            return tuple(self._violations)

    @property
    def rate_violations(self) -> tuple[str, ...]:
        """Every message that came sooner than Telegram allows."""
        with self._changed:
            return tuple(self._rate_violations)

    def record(self, call: Call) -> None:
        """Add a call and wake whoever waits for it."""
        with self._changed:
            self._calls.append(call)
            self._changed.notify_all()

    def accuse(self, violations: Sequence[str]) -> None:
        """Add violations."""
        with self._changed:
            self._violations += violations

    def accuse_of_haste(self, violation: str) -> None:
        """Add a violation of the rate limits."""
        with self._changed:
            self._rate_violations.append(violation)

    def wait(self, until: Until, timeout: float, of: str, since: int) -> tuple[Call, ...]:
        """The calls of a method (or all) from number `since` on, once they suffice."""
        matching: list[Call] = []
        seen = since

        def enough() -> bool:
            nonlocal seen
            fresh, seen = self._calls[seen:], len(self._calls)
            matching.extend(call for call in fresh if of in ("", call.method))
            return len(matching) >= until if isinstance(until, int) else until(matching)

        with self._changed:
            if not self._changed.wait_for(enough, timeout):
                raise TimeoutError(self._story(until, timeout, of, matching))
        return tuple(matching)

    def _story(self, until: Until, timeout: float, of: str, calls: Sequence[Call]) -> str:
        wanted = f"{until} calls" if isinstance(until, int) else "the calls waited for"
        last = "\n".join(f"  {each.method} {each.params} {each.error}" for each in calls[-10:])
        return (
            f"{wanted} of {of or 'any method'} did not come in {timeout} s; "
            f"{len(calls)} came:\n{last}\nviolations: {self._violations[-10:]}"
        )
