"""Telegram's own limits on sending, kept by ourselves: a place in time for each message.

30 messages a second in all, one a second in a chat, 20 a minute in a group
(https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). A short burst
in a chat passes, as it does at Telegram: an answer may be several messages.
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

_CHATS_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `messages` in any `seconds`."""

    messages: int
    seconds: float


EVERYWHERE = Rate(30, 1.0)
IN_A_CHAT = Rate(3, 3.0)
IN_A_GROUP = Rate(20, 60.0)


class SendingLimits:
    """Says how long a message has to wait; counts it as sent when it need not."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._everywhere: deque[float] = deque()
        self._chats: dict[int, deque[float]] = {}

    def wait(self, chat: int) -> float:
        """Seconds until a message may go to `chat`; 0 means that it goes now and is counted."""
        now = self._clock()
        sent = self._chats.pop(chat, deque())
        self._chats[chat] = sent
        rates = [(sent, IN_A_CHAT), (self._everywhere, EVERYWHERE)]
        # Groups have negative ids.
        rates += [(sent, IN_A_GROUP)] if chat < 0 else []
        wait = max(_wait(times, rate, now) for times, rate in rates)
        if wait <= 0:
            self._count(sent, now)
        return max(0.0, wait)

    def _count(self, sent: deque[float], now: float) -> None:
        for times, kept in ((sent, IN_A_GROUP), (self._everywhere, EVERYWHERE)):
            times.append(now)
            while len(times) > kept.messages:
                times.popleft()
        if len(self._chats) > _CHATS_REMEMBERED:
            del self._chats[next(iter(self._chats))]


def _wait(times: deque[float], rate: Rate, now: float) -> float:
    """Seconds until one more keeps to the rate: until the message `rate.messages` ago is past."""
    if len(times) < rate.messages:
        return 0.0
    return times[-rate.messages] + rate.seconds - now
