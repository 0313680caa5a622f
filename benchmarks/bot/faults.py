"""Each fault by itself, on what is sent and on what is fetched."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from benchmarks.bot.contenders import Contender
from benchmarks.bot.loads import at_once, steadily
from benchmarks.bot.options import Options
from benchmarks.bot.stage import Stage, stage
from benchmarks.bot.table import Table
from tests.bot_api import (
    Duplicated,
    Hang,
    MalformedJson,
    Reset,
    ServerError,
    Shuffled,
    TooManyRequests,
)
from tests.bot_api.faults import Fault, Rearrangement

_MESSAGES, _CHATS, _PER_SECOND = 60, 20, 20.0


@dataclass(frozen=True, slots=True)
class _Case:
    """A fault, how many sendMessage and getUpdates calls it befalls, and how long to wait on."""

    name: str
    fault: Fault | Rearrangement
    sending: int = 10
    fetching: int = 2
    patience: float = 15.0
    grace: float = 2.0


_CASES: Sequence[_Case] = (
    _Case("429, retry after 1 s", TooManyRequests(1)),
    _Case("502", ServerError(502)),
    _Case("502 as HTML", ServerError(502, html=True)),
    _Case("reset before", Reset()),
    _Case("reset after", Reset(handled=True)),
    _Case("malformed JSON", MalformedJson()),
    _Case("30 s hang before", Hang(30), 3, 1, patience=40),
    _Case("30 s hang after", Hang(30, handled=True), 3, 1, patience=40, grace=36),
)
_DELIVERIES: Sequence[_Case] = (
    _Case("every update twice", Duplicated()),
    _Case("shuffled updates", Shuffled()),
)


def faults(options: Options) -> None:
    """Each fault on sendMessage, then on getUpdates; updates that come twice and shuffled."""
    asked = options.messages or _MESSAGES
    title = f"faults, {asked} questions from {_CHATS} chats at {_PER_SECOND:.0f}/s, limits off"
    columns = ("asked", "never", "twice", "other", "swapped", "median s", "worst s", "tracebacks")
    for contender in options.contenders:
        table = Table(f"{title}: {contender.name}", *columns)
        for case in _CASES:
            for method, times in (("sendMessage", case.sending), ("getUpdates", case.fetching)):
                with _on(options, contender, f"{case.name}-{method}") as on:
                    on.server.fail(method, case.fault, times)
                    steadily(on, asked, _CHATS, _PER_SECOND)
                    _print(table, f"{case.name}, {method[:3]} ×{times}", on, case)
        for case in _DELIVERIES:
            with _on(options, contender, case.name) as on:
                on.server.fail("*", case.fault, None)
                at_once(on, asked, _CHATS)
                _print(table, case.name, on, case)


def _on(options: Options, contender: Contender, name: str) -> AbstractContextManager[Stage]:
    return stage(contender, folder=options.place(name, contender))


def _print(table: Table, name: str, on: Stage, case: _Case) -> None:
    ended = on.settle(case.patience, case.grace)
    table.row(
        name,
        ended.asked,
        len(ended.never),
        ended.twice,
        ended.other,
        ended.swapped,
        ended.median,
        ended.worst,
        on.running.complaints,
    )
