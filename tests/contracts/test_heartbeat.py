"""The contract of the port `bot.ports.Heartbeat`, over each of its engines."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.engines.heartbeat import FileHeartbeat
from bot.ports.delivery import Heartbeat
from tests.fakes import MemoryHeartbeat


@dataclass(frozen=True, slots=True)
class Rig:
    """A heartbeat, the same seen by somebody else, and a way to let seconds pass unwaited."""

    heart: Heartbeat
    seen: Heartbeat
    let_pass: Callable[[float], None]


def _file(folder: Path) -> Rig:
    path = folder / "heartbeat"

    def let_pass(seconds: float) -> None:
        last = path.stat().st_mtime
        os.utime(path, (last - seconds, last - seconds))

    return Rig(FileHeartbeat(path), FileHeartbeat(path), let_pass)


def _memory(_: Path) -> Rig:
    passed = [0.0]

    def let_pass(seconds: float) -> None:
        passed[0] += seconds

    heart = MemoryHeartbeat(lambda: time.monotonic() + passed[0])
    return Rig(heart, heart, let_pass)


@pytest.fixture(params=[_file, _memory])
def rig(request: pytest.FixtureRequest, tmp_path: Path) -> Rig:
    """A heart that never beat, of each engine."""
    build: Callable[[Path], Rig] = request.param
    return build(tmp_path)


def age(heart: Heartbeat) -> float:
    """The age, of a heart that must have beaten."""
    seconds = heart.age()
    assert seconds is not None
    return seconds


def test_a_heart_that_never_beat_has_no_age(rig: Rig) -> None:
    assert rig.seen.age() is None


def test_a_beat_is_seen_from_outside_at_once(rig: Rig) -> None:
    rig.heart.beat()
    assert 0 <= age(rig.seen) < 60


def test_the_age_grows_while_nothing_beats(rig: Rig) -> None:
    rig.heart.beat()
    rig.let_pass(300)
    assert 300 <= age(rig.seen) < 360


def test_a_new_beat_makes_it_young_again(rig: Rig) -> None:
    rig.heart.beat()
    rig.let_pass(300)
    rig.heart.beat()
    assert age(rig.seen) < 60
