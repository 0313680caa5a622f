"""Scenarios that count what is lost: killed, limited, and in each fault."""

import random
import time
from collections.abc import Sequence

from benchmarks.bot.contenders import Contender, durability, webhook
from benchmarks.bot.ledger import Tally
from benchmarks.bot.loads import at_once, steadily
from benchmarks.bot.options import Options
from benchmarks.bot.stage import Stage, stage
from benchmarks.bot.table import Table
from tests.bot_api import Slow

_COUNTS = ("asked", "never", "twice", "other", "swapped", "median s", "worst s")
_PER_SECOND = 12.0
_SENDING = 0.05
# A supervisor starts again after a while, and questions wait by then.
_DOWN = 1.0
_SEED = 5


def kills(options: Options) -> None:
    """`kill -9` again and again while questions come steadily, each from a chat of its own."""
    asked, times = options.messages or 500, options.kills or 20
    title = f"{times} × kill -9, {asked} questions from as many chats at {_PER_SECOND:.0f}/s"
    slow = f"limits off, {_SENDING * 1000:.0f} ms to send, down {_DOWN:.0f} s; {durability()}"
    table = Table(f"{title}, {slow}", *_COUNTS, "most twice a kill", "tracebacks")
    for contender in options.contenders:
        _killed(table, contender, asked, times, options)
        _killed(table, webhook(contender), asked, times, options)


def _killed(table: Table, contender: Contender, asked: int, times: int, options: Options) -> None:
    with stage(contender, folder=options.place("kills", contender)) as on:
        # So that a kill finds answers under way.
        on.server.fail("sendMessage", Slow(_SENDING), None)
        kills = _killing(on, asked, times)
        ended = on.settle()
        most = ended.most_doubled(kills)
        table.row(contender.name, *_counts(ended), most, on.running.complaints)


def _killing(on: Stage, asked: int, times: int) -> Sequence[float]:
    """Ask steadily; now and then kill it, and start it again a little later; when it was killed."""
    acts = {"kill": on.running.kill, "start": on.running.start}
    kills: list[float] = []
    began, number = time.monotonic(), 0
    for due, act in _timeline(asked, times):
        time.sleep(max(0.0, began + due - time.monotonic()))
        if act in acts:
            acts[act]()
        else:
            on.ask(number, number)
            number += 1
        if act == "kill":
            kills.append(time.monotonic())
    return kills


def _timeline(asked: int, times: int) -> list[tuple[float, str]]:
    """What happens at which second: kills at odd moments, and each found busy with what waited."""
    chance = random.Random(_SEED)
    every = asked / _PER_SECOND / times
    kills = [every * (number + chance.uniform(0.75, 1.0)) for number in range(times)]
    down = min(_DOWN, every / 2)
    acts = [(number / _PER_SECOND, "ask") for number in range(asked)]
    acts += [(at, "kill") for at in kills] + [(at + down, "start") for at in kills]
    return sorted(acts)


def burst(options: Options) -> None:
    """Everybody asks at once, under Telegram's limits and the bot's."""
    asked = options.messages or 300
    _limited(f"burst of {asked} from {asked} chats, limits on", "burst", options, asked, asked)


def two(options: Options) -> None:
    """Two chats ask more than Telegram lets the bot answer at once."""
    asked = options.messages or 60
    _limited(f"{asked} from 2 chats, limits on", "two", options, asked, 2)


def _limited(title: str, name: str, options: Options, asked: int, chats: int) -> None:
    table = Table(title, *_COUNTS, "answers/s", "429s", "tracebacks")
    for contender in options.contenders:
        place = options.place(name, contender)
        with stage(contender, limits=True, folder=place) as on:
            at_once(on, asked, chats)
            ended = on.settle()
            refused = len(on.server.rate_violations)
            table.row(contender.name, *_counts(ended), ended.rate, refused, on.running.complaints)


def neighbours(options: Options) -> None:
    """A group asks far too much at once: how long others wait meanwhile."""
    asked, others = options.messages or 60, 40
    title = f"{others} chats asking 2 a second beside a group that asked {asked} at once, limits on"
    table = Table(title, *_COUNTS)
    for contender in options.contenders:
        with stage(contender, limits=True, folder=options.place("neighbours", contender)) as on:
            for number in range(asked):
                on.server.group(f"/principle@{on.server.username} {number % 6 + 1}")
            steadily(on, others, others, 2.0)
            table.row(contender.name, *_counts(on.settle()))


def _counts(ended: Tally) -> tuple[object, ...]:
    return (
        ended.asked,
        len(ended.never),
        ended.twice,
        ended.other,
        ended.swapped,
        ended.median,
        ended.worst,
    )
