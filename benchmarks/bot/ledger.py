"""What was asked against what was answered: never, twice, out of order, and how late."""

import statistics
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.bot_api import Call


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in a chat, at a time on the monotonic clock."""

    chat: int
    answer: str  # what has to be said to it
    at: float


@dataclass(frozen=True, slots=True)
class Tally:
    """How a load ended. Times are seconds; `late` has one for each question answered, ascending.

    `doubled` are the times of superfluous answers, `other` counts messages that answer nothing that
    was asked there, `swapped` answers that came behind the answer to a later question of the chat.
    """

    asked: int
    never: tuple[Asked, ...]
    doubled: tuple[float, ...]
    other: int
    swapped: int
    late: tuple[float, ...]
    span: float

    @property
    def twice(self) -> int:
        """How many answers were superfluous."""
        return len(self.doubled)

    def most_doubled(self, between: Sequence[float]) -> int:
        """The most superfluous answers from one of these times to the next."""
        counts = Counter(bisect(between, at) for at in self.doubled)
        return max(counts.values(), default=0)

    @property
    def answered(self) -> int:
        """Questions with an answer."""
        return self.asked - len(self.never)

    @property
    def rate(self) -> float:
        """Answers a second, from the first question to the last answer."""
        return self.answered / self.span if self.span else 0.0

    @property
    def median(self) -> float:
        """The usual wait for an answer."""
        return statistics.median(self.late) if self.late else 0.0

    @property
    def worst(self) -> float:
        """The longest wait for an answer."""
        return self.late[-1] if self.late else 0.0


def tally(asked: Sequence[Asked], calls: Iterable[Call]) -> Tally:
    """Hold the messages that were sent against the questions."""
    sent = _sent(calls)
    chats: defaultdict[int, list[Asked]] = defaultdict(list)
    for question in asked:
        chats[question.chat].append(question)
    found = [_chat(questions, sent.get(chat, ())) for chat, questions in chats.items()]
    ends = [call.at for calls_of in sent.values() for call in calls_of]
    return Tally(
        asked=len(asked),
        never=tuple(one for each in found for one in each.never),
        doubled=tuple(sorted(at for each in found for at in each.doubled)),
        other=sum(each.other for each in found),
        swapped=sum(each.swapped for each in found),
        late=tuple(sorted(late for each in found for late in each.late)),
        span=max(ends) - asked[0].at if ends else 0.0,
    )


@dataclass(frozen=True, slots=True)
class _Chat:
    never: tuple[Asked, ...]
    doubled: tuple[float, ...]
    other: int
    swapped: int
    late: tuple[float, ...]


def _sent(calls: Iterable[Call]) -> Mapping[int, Sequence[Call]]:
    """The messages that arrived, by chat; also those whose sender did not learn of it."""
    sent: defaultdict[int, list[Call]] = defaultdict(list)
    for call in calls:
        if call.method == "sendMessage" and not call.error:
            sent[call.params["chat_id"]].append(call)
    return sent


def _chat(asked: Sequence[Asked], sent: Sequence[Call]) -> _Chat:
    times: defaultdict[str, list[float]] = defaultdict(list)
    for call in sent:
        times[call.params["text"]].append(call.at)
    wanted = Counter(question.answer for question in asked)
    never, late, order = [], [], []
    for question in asked:
        if times[question.answer]:
            at = times[question.answer].pop(0)
            late.append(at - question.at)
            order.append(at)
        else:
            never.append(question)
    return _Chat(
        never=tuple(never),
        doubled=tuple(at for text in wanted for at in times[text]),
        other=sum(len(left) for text, left in times.items() if text not in wanted),
        swapped=_swapped(order),
        late=tuple(late),
    )


def _swapped(order: Sequence[float]) -> int:
    """How many stand behind a later one."""
    latest, count = float("-inf"), 0
    for at in order:
        count += at < latest
        latest = max(latest, at)
    return count
