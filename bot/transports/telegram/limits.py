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

    def reserve_in_chat(self, chat: int) -> float:
        """Seconds until the chat may get one more message; its place in time is taken."""
        # Taken out and put back: a dict keeps its order, the quietest chat first.
        sent = self._chats.pop(chat, deque(maxlen=IN_A_GROUP.messages))
        self._chats[chat] = sent
        if len(self._chats) > _CHATS_REMEMBERED:
            del self._chats[next(iter(self._chats))]
        # Groups have negative ids.
        return self._reserve(sent, (IN_A_CHAT, IN_A_GROUP) if chat < 0 else (IN_A_CHAT,))

    def reserve(self) -> float:
        """Seconds until one more message may go at all: to be asked when its chat's turn has come.

        A chat that waits for its own turn takes no place here, and keeps no other waiting.
        """
        return self._reserve(self._everywhere, (EVERYWHERE,))

    def _reserve(self, taken: deque[float], rates: tuple[Rate, ...]) -> float:
        now = self._clock()
        moment = max(now, *(_earliest(taken, rate) for rate in rates))
        taken.append(moment)
        return moment - now


def _earliest(times: deque[float], rate: Rate) -> float:
    """When one more keeps to the rate: once the message `rate.messages` ago is past."""
    return times[-rate.messages] + rate.seconds if len(times) >= rate.messages else 0.0
