"""What the bot does under load, under faults and when it is killed, beside bare echoes.

`python -m benchmarks.bot [SCENARIO …] [--only bot] [--messages N] [--kills N] [--logs FOLDER]`
"""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.bot.contenders import CONTENDERS
from benchmarks.bot.faults import faults
from benchmarks.bot.losses import burst, kills, neighbours, two
from benchmarks.bot.options import Options
from benchmarks.bot.speed import latency, soak, start, throughput

SCENARIOS: Mapping[str, Callable[[Options], None]] = {
    "kills": kills,
    "burst": burst,
    "two": two,
    "neighbours": neighbours,
    "faults": faults,
    "throughput": throughput,
    "latency": latency,
    "start": start,
    "soak": soak,
}


def main() -> None:
    """Run the scenarios named, or all."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.bot",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(f"{name:<12}{run.__doc__}" for name, run in SCENARIOS.items()),
    )
    parser.add_argument("scenarios", nargs="*", metavar="SCENARIO", help="default: all")
    parser.add_argument("--only", choices=CONTENDERS, action="append", help="default: all")
    parser.add_argument("--messages", type=int, help="in place of a scenario's own number")
    parser.add_argument("--kills", type=int, help="in place of 20")
    parser.add_argument("--rounds", type=int, default=3, help="of what is measured in rounds")
    parser.add_argument("--logs", type=Path, help="keep each run's log and database there")
    chosen = parser.parse_args()
    contenders = [CONTENDERS[name] for name in chosen.only or CONTENDERS]
    options = Options(contenders, chosen.messages, chosen.kills, chosen.rounds, chosen.logs)
    for name in chosen.scenarios or SCENARIOS:
        if name not in SCENARIOS:
            parser.error(f"no scenario {name}; there are {', '.join(SCENARIOS)}")
        SCENARIOS[name](options)


if __name__ == "__main__":
    main()
