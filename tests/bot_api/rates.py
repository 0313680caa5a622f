"""Telegram's limits on how fast a bot may send messages.

Its FAQ: no more than 1 message a second in a chat (short bursts pass), 20 a minute in a group,
30 a second overall. A burst is taken to be 3: more than 3 messages in any 3 seconds is too fast.
Only new messages count; edits, deletions and answers to queries do not, as the FAQ does not
name them.
"""

from collections import defaultdict, deque
from dataclasses import dataclass
from math import ceil
from typing import Final

SENDING: Final = frozenset({"sendMessage", "sendPhoto", "sendDocument", "copyMessage"})

# A bot that paces itself exactly arrives a little early now and then: the network jitters.
_TOLERANCE = 0.05


@dataclass(frozen=True, slots=True)
class Excess:
    """A message that came too soon, and how long it should have waited."""

    limit: str
    retry_after: int


@dataclass(frozen=True, slots=True)
class _Limit:
    name: str
    messages: int
    seconds: float


_OVERALL = _Limit("30 messages a second overall", 30, 1)
_CHAT = _Limit("1 message a second in a chat (bursts of 3)", 3, 3)
_GROUP = _Limit("20 messages a minute in a group", 20, 60)


class Rates:
    """When messages were sent where; says which new one is too soon."""

    def __init__(self) -> None:
        self._sent: defaultdict[tuple[_Limit, object], deque[float]] = defaultdict(deque)

    def excess(self, chat: object, at: float) -> Excess | None:
        """The limit a message to this chat at this time would exceed, if any."""
        for limit, where in _limits(chat):
            sent = self._sent[limit, where]
            if len(sent) < limit.messages:
                continue
            wait = sent[-limit.messages] + limit.seconds - at
            if wait > _TOLERANCE * limit.seconds:
                return Excess(limit.name, max(1, ceil(wait)))
        return None

    def count(self, chat: object, at: float) -> None:
        """A message went to this chat at this time."""
        for limit, where in _limits(chat):
            sent = self._sent[limit, where]
            sent.append(at)
            if len(sent) > limit.messages:
                sent.popleft()


def _limits(chat: object) -> list[tuple[_Limit, object]]:
    # Ids below zero and @names are groups and channels.
    group = not isinstance(chat, int) or chat < 0
    return [(_OVERALL, ""), (_CHAT, chat)] + ([(_GROUP, chat)] if group else [])
