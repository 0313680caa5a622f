"""The heartbeat as a file's modification time: no database write, readable by any process."""

import time
from pathlib import Path


class FileHeartbeat:
    """The port `Heartbeat` over one empty file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def beat(self) -> None:
        self._path.touch()

    def age(self) -> float | None:
        try:
            return max(0.0, time.time() - self._path.stat().st_mtime)
        except FileNotFoundError:
            return None
