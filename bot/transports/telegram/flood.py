"""Slowing down a reader who floods: told once, never banned, and nobody else is slowed."""

import time
from collections import deque
from collections.abc import Callable
from enum import Enum

from bot.setting_values import FloodLimit

# So many readers are remembered at once; whoever was quiet longest is forgotten first.
_MOST_READERS = 10_000


class Admission(Enum):
    """Whether a question is answered, refused with a word, or left alone."""

    ADMITTED = "admitted"
    TOLD = "told"
    IGNORED = "ignored"


class FloodGate:
    """At most so many questions of one reader in a sliding window; without limit, all."""

    def __init__(
        self, limit: FloodLimit | None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._limit = limit
        self._clock = clock
        self._asked: dict[int, deque[float]] = {}
        self._told: set[int] = set()

    def admit(self, reader: int) -> Admission:
        """Whether the reader may ask now."""
        if self._limit is None:
            return Admission.ADMITTED
        now = self._clock()
        asked = self._recent(reader, now - self._limit.seconds)
        if len(asked) < self._limit.questions:
            asked.append(now)
            self._told.discard(reader)
            return Admission.ADMITTED
        if reader in self._told:
            return Admission.IGNORED
        self._told.add(reader)
        return Admission.TOLD

    def wait(self, reader: int) -> int:
        """Whole seconds until the reader may ask again."""
        if self._limit is None or not self._asked.get(reader):
            return 0
        return max(1, round(self._asked[reader][0] + self._limit.seconds - self._clock()))

    def _recent(self, reader: int, since: float) -> deque[float]:
        # Taken out and put back: a dict keeps its order, the quietest reader first.
        asked = self._asked.pop(reader, deque())
        while asked and asked[0] <= since:
            asked.popleft()
        self._asked[reader] = asked
        if len(self._asked) > _MOST_READERS:
            quietest = next(iter(self._asked))
            del self._asked[quietest]
            self._told.discard(quietest)
        return asked
