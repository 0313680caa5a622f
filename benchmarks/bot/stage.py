"""One run: a fresh local Bot API, a fresh contender, and the questions put to it."""

import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.bot.contenders import Contender, Running
from benchmarks.bot.ledger import Asked, Tally, tally
from benchmarks.bot.questions import questions
from tests.bot_api import BotApiServer, Call, User

_WARM_UP = 5_000
_FIRST_CHAT = 10_000
_TICK = 0.05
_START_SECONDS = 60.0
# After this long without any call, what is unanswered will stay so.
_PATIENCE = 15.0
_GRACE = 2.0


@dataclass(slots=True)
class Stage:
    """A contender that answers, and what was asked of it so far."""

    server: BotApiServer
    running: Running
    answers: Mapping[str, str]
    asked: list[Asked] = field(default_factory=list)
    since: int = 0

    def ask(self, chat: int, number: int) -> None:
        """Put question `number` (they repeat) in chat `chat` (a group's is negative)."""
        texts = tuple(self.answers)
        text = texts[number % len(texts)]
        person = User(_FIRST_CHAT + abs(chat), f"Reader {abs(chat)}")
        at = time.monotonic()
        self.asked.append(Asked(person.id, self.answers[text], at))
        self.server.private(text, person)

    def calls(self) -> tuple[Call, ...]:
        """What the contender called since it was warm."""
        return self.server.calls[self.since :]

    def tally(self) -> Tally:
        """How it stands now."""
        return tally(self.asked, self.calls())

    def settle(self, patience: float = _PATIENCE, grace: float = _GRACE) -> Tally:
        """Wait until all is answered or nothing comes any more; then for what comes twice."""
        seen, heard = -1, time.monotonic()
        while time.monotonic() - heard < patience:
            calls = self.calls()
            if len(calls) != seen:
                seen, heard = len(calls), time.monotonic()
                if _sent(calls) >= len(self.asked) and not self.tally().never:
                    break
            time.sleep(_TICK)
        time.sleep(grace)
        return self.tally()


@contextmanager
def stage(
    contender: Contender,
    *,
    limits: bool = False,
    folder: Path | None = None,
    **settings: str,
) -> Iterator[Stage]:
    """The contender, started and warm. `limits`: Telegram refuses haste, and the bot knows."""
    given = {} if limits else {"TELEGRAM_LIMITS": "off"}
    with (
        tempfile.TemporaryDirectory() as place,
        BotApiServer(limits=limits) as server,
    ):
        running = Running(contender, server, folder or Path(place), **given, **settings)
        running.start()
        try:
            answers = _learned(server, contender)
            if limits:
                # What was sent to learn the answers counts no more.
                time.sleep(3.0)
            yield Stage(server, running, answers, since=len(server.calls))
        finally:
            running.stop()


def starting(contender: Contender) -> tuple[float, float]:
    """Seconds from start to first answer, with nothing there yet and with the data of that run."""
    with tempfile.TemporaryDirectory() as folder, BotApiServer() as server:
        running = Running(contender, server, Path(folder), TELEGRAM_LIMITS="off")
        return _start(server, running), _start(server, running)


def _start(server: BotApiServer, running: Running) -> float:
    since, began = len(server.calls), time.monotonic()
    server.private(questions()[0], User(_WARM_UP, "Warm"))
    running.start()
    try:
        (answer,) = server.wait(1, _START_SECONDS, of="sendMessage", since=since)
    finally:
        running.stop()
    return answer.at - began


def _learned(server: BotApiServer, contender: Contender) -> Mapping[str, str]:
    """Each question with what is said to it: known of an echo, asked of the bot."""
    texts = questions()
    if not contender.ours:
        server.private(texts[0], User(_WARM_UP, "Warm"))
        server.wait(1, _START_SECONDS, of="sendMessage")
        return {text: text for text in texts}
    for number, text in enumerate(texts):
        server.private(text, User(_WARM_UP + number, "Warm"))
    server.wait(len(texts), _START_SECONDS, of="sendMessage")
    time.sleep(_GRACE)
    said: dict[str, str] = {}
    for number, text in enumerate(texts):
        sent = [it for it in server.messages(_WARM_UP + number) if it["from"]["is_bot"]]
        if len(sent) == 1:
            said.setdefault(_said(server, _WARM_UP + number), text)
    return {text: answer for answer, text in said.items()}


def _said(server: BotApiServer, chat: int) -> str:
    sent = (it for it in server.calls if it.method == "sendMessage")
    return next(str(it.params["text"]) for it in sent if it.params["chat_id"] == chat)


def _sent(calls: tuple[Call, ...]) -> int:
    return sum(call.method == "sendMessage" and not call.error for call in calls)
