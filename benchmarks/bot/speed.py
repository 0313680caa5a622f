"""Scenarios that measure: answers a second, CPU, memory, start, and a long run."""

import statistics
import time
from collections.abc import Callable, Sequence

from benchmarks.bot.contenders import CONCURRENT, SEQUENTIAL, Contender, free_address
from benchmarks.bot.loads import at_once, users
from benchmarks.bot.options import Options
from benchmarks.bot.stage import Stage, stage, starting
from benchmarks.bot.table import Table
from tests.bot_api import Slow

_CHATS = 2000
_ADDED = 0.05
_USERS = 20
_STARTS, _STEPS = 7, 10


def throughput(options: Options) -> None:
    """Everybody asks at once, limits off: answers a second, CPU an answer, memory after it."""
    asked = options.messages or 2000
    title = f"burst of {asked} from {_CHATS} chats, limits off"
    _race(title, options, SEQUENTIAL, lambda on: at_once(on, asked, _CHATS))


def latency(options: Options) -> None:
    """Twenty users, each asking when answered, with 50 ms added to every API call."""
    asked = options.messages or 1000

    def load(on: Stage) -> None:
        on.server.fail("*", Slow(_ADDED), None)
        users(on, _USERS, asked, _CHATS)

    title = f"{_USERS} users, {asked} questions, 50 ms added to each API call, limits off"
    _race(title, options, CONCURRENT, load)


def _race(title: str, options: Options, base: Contender, load: Callable[[Stage], None]) -> None:
    """Every contender `rounds` times, in turn: medians, and the ratio to one of the echoes."""
    columns = ("never", "answers/s", f"to {base.name}", "CPU ms", "API CPU ms", "MiB", "held ms")
    table = Table(f"{title}, medians of {options.rounds}", *columns)
    runs: dict[str, list[tuple[float | None, ...]]] = {it.name: [] for it in options.contenders}
    for _ in range(options.rounds):
        for contender in options.contenders:
            runs[contender.name].append(_run(contender, load))
    middle = {
        name: [_median(column) for column in zip(*rows, strict=True)] for name, rows in runs.items()
    }
    echo = middle[base.name][1] if base.name in middle else None
    for name, (never, rate, *others) in middle.items():
        ratio = rate / echo if rate and echo else "–"
        table.row(name, never, rate, ratio, *("–" if it is None else it for it in others))


def _median(column: Sequence[float | None]) -> float | None:
    known = [it for it in column if it is not None]
    return statistics.median(known) if known else None


def _run(contender: Contender, load: Callable[[Stage], None]) -> tuple[float | None, ...]:
    """Never answered, answers a second, CPU ms an answer (its own, the API's), MiB, loop held."""
    with stage(contender, BOT_HEALTH_LISTEN=free_address()) as on:
        on.running.held()
        cpu, api = on.running.cpu, time.process_time()
        load(on)
        ended = on.settle(grace=0.0)
        spent, served = on.running.cpu - cpu, time.process_time() - api
        each = 1000 / max(1, ended.answered)
        resident, held = on.running.resident, on.running.held()
    return len(ended.never), ended.rate, spent * each, served * each, resident, held


def start(options: Options) -> None:
    """From the start of the process to its first answer, the question waiting."""
    table = Table(f"start to first answer, medians of {_STARTS}", "first s", "later s")
    for contender in options.contenders:
        firsts, laters = [], []
        for _ in range(_STARTS):
            first, later = starting(contender)
            firsts.append(first)
            laters.append(later)
        table.row(contender.name, statistics.median(firsts), statistics.median(laters))


def soak(options: Options) -> None:
    """A long steady run: memory and the database as it goes on."""
    asked = options.messages or 20_000
    step = max(1, asked // _STEPS)
    title = f"soak of {asked} questions from {_CHATS} chats, {_USERS} users, limits off"
    for contender in options.contenders:
        columns = ("asked", "never", "answers/s", "CPU ms", "MiB", "database MB")
        table = Table(f"{title}: {contender.name}", *columns)
        with stage(contender, folder=options.place("soak", contender)) as on:
            for _ in range(0, asked, step):
                began, cpu = time.monotonic(), on.running.cpu
                users(on, _USERS, len(on.asked) + step, _CHATS)
                ended = on.settle(grace=0.0)
                rate = step / (time.monotonic() - began)
                spent = (on.running.cpu - cpu) * 1000 / step
                figures = (rate, spent, on.running.resident, on.running.stored)
                table.row("", ended.asked, len(ended.never), *figures)
