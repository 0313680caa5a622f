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


# Evenly spaced, and a little below thirty: what leaves in time may arrive closer together.
EVERYWHERE = Rate(1, 1 / 29)
IN_A_CHAT = Rate(3, 3.0)
IN_A_GROUP = Rate(20, 60.0)


class SendingLimits:
    """Gives each message its time, first come first served."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._everywhere: deque[float] = deque(maxlen=EVERYWHERE.messages)
        self._chats: dict[int, deque[float]] = {}

    def reserve(self, chat: int) -> float:
        """Seconds until the message may go; its place in time is taken."""
        now = self._clock()
        # Taken out and put back: a dict keeps its order, the quietest chat first.
        sent = self._chats.pop(chat, deque(maxlen=IN_A_GROUP.messages))
        self._chats[chat] = sent
        rates = [(sent, IN_A_CHAT), (self._everywhere, EVERYWHERE)]
        # Groups have negative ids.
        rates += [(sent, IN_A_GROUP)] if chat < 0 else []
        moment = max(now, *(_earliest(times, rate) for times, rate in rates))
        sent.append(moment)
        self._everywhere.append(moment)
        if len(self._chats) > _CHATS_REMEMBERED:
            del self._chats[next(iter(self._chats))]
        return moment - now


def _earliest(times: deque[float], rate: Rate) -> float:
    """When one more keeps to the rate: once the message `rate.messages` ago is past."""
    return times[-rate.messages] + rate.seconds if len(times) >= rate.messages else 0.0
