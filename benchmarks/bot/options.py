"""What the command line chose."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bot.contenders import Contender


@dataclass(frozen=True, slots=True)
class Options:
    """Which contenders run, how much and how often, and where logs stay (None: nowhere)."""

    contenders: Sequence[Contender]
    messages: int | None = None
    kills: int | None = None
    rounds: int = 3
    logs: Path | None = None

    def place(self, scenario: str, contender: Contender) -> Path | None:
        """A empty directory for this run, or None for one that goes with it."""
        if self.logs is None:
            return None
        name = "".join(each if each.isalnum() else "-" for each in f"{scenario}-{contender.name}")
        place = self.logs / name
        # What an earlier run answered must not be known: update numbers begin anew.
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        return place
