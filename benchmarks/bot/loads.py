"""How questions come: steadily, at once, or each after the last one's answer."""

import itertools
import time
from collections.abc import Callable
from contextlib import suppress

from benchmarks.bot.stage import Stage

# Without an answer for so long the readers are at an end.
_PATIENCE = 30.0


def steadily(stage: Stage, questions: int, chats: int, per_second: float) -> None:
    """So many questions, each at its time, in one chat after the other."""
    start = time.monotonic()
    for number in range(questions):
        time.sleep(max(0.0, start + number / per_second - time.monotonic()))
        stage.ask(number % chats, number // chats if chats < questions else number)


def at_once(stage: Stage, questions: int, chats: int) -> None:
    """All questions as fast as they can be put."""
    for number in range(questions):
        stage.ask(number % chats, number // chats if chats < questions else number)


def users(stage: Stage, count: int, questions: int, chats: int) -> None:
    """So many readers in turn in `chats` chats, each asking when answered; up to `questions`."""
    numbers = itertools.count()

    def ask() -> None:
        number = next(numbers)
        stage.ask(number % chats, number)

    seen = len(stage.server.calls)
    for _ in range(min(count, questions - len(stage.asked))):
        ask()
    _follow(stage, ask, questions, seen)


def _follow(stage: Stage, ask: Callable[[], None], questions: int, seen: int) -> None:
    """Ask again for each answer after call number `seen`, up to so many questions."""
    with suppress(TimeoutError):
        while len(stage.asked) < questions:
            calls = stage.server.wait(1, _PATIENCE, since=seen)
            seen += len(calls)
            answered = sum(call.method == "sendMessage" and not call.error for call in calls)
            for _ in range(min(answered, questions - len(stage.asked))):
                ask()
