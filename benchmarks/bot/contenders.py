"""What is measured: the bot, and the bare echoes beside it, each as a process."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from bot.engines.inbox import INBOX, SqliteInbox
from knowledge.engines.sqlite import open_database
from tests.bot_api import BotApiServer
from tests.processes import environment

_ROOT = Path(__file__).parent.parent.parent
_TICKS = os.sysconf("SC_CLK_TCK")
_STOPPING_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Contender:
    """A program that answers, and how it is told about its settings."""

    name: str
    arguments: tuple[str, ...]
    settings: Mapping[str, str] = field(default_factory=dict)
    # The echoes have no limits of their own.
    ours: bool = False


BOT = Contender("the bot", ("bot", "telegram"), {"BOT_FLOOD_LIMIT": "0"}, ours=True)
_HELD = re.compile(r"^bot_loop_held_seconds (\S+)$", re.MULTILINE)
_ECHO = "benchmarks.bot.echo"
SEQUENTIAL = Contender("echo, sequential", (_ECHO,))
CONCURRENT = Contender("echo, concurrent", (_ECHO, "--concurrent"))
CONTENDERS = {"bot": BOT, "sequential": SEQUENTIAL, "concurrent": CONCURRENT}
_SECRET = "a-secret-of-the-benchmark"


def webhook(contender: Contender) -> Contender:
    """The contender with its updates delivered by webhook."""
    name, address = f"{contender.name}, webhook", free_address()
    if not contender.ours:
        return replace(contender, name=name, arguments=(*contender.arguments, "--webhook", address))
    hooked = {
        "TELEGRAM_WEBHOOK_URL": f"http://{address}/telegram",
        "TELEGRAM_WEBHOOK_SECRET": _SECRET,
        "TELEGRAM_WEBHOOK_LISTEN": address,
    }
    return replace(contender, name=name, settings={**contender.settings, **hooked})


def durability() -> str:
    """How the bot's inbox commits, in SQLite's words."""
    with TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "bot.db", INBOX)
        SqliteInbox(database, 1)
        (synchronous,) = database.execute("PRAGMA synchronous").fetchone()
        (journal,) = database.execute("PRAGMA journal_mode").fetchone()
        database.close()
    names = ("OFF", "NORMAL", "FULL", "EXTRA")
    return f"inbox: journal_mode={journal} synchronous={names[synchronous]}"


def free_address() -> str:
    """An address of this machine that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as bound:
        return f"127.0.0.1:{bound.getsockname()[1]}"


class Running:
    """A contender as a process that may die and come back; its data and its log stay."""

    def __init__(
        self, contender: Contender, server: BotApiServer, folder: Path, **settings: str
    ) -> None:
        self.contender = contender
        self.data = folder / "data"
        self._log = folder / f"{contender.arguments[0]}.log"
        given = {"TELEGRAM_BOT_TOKEN": server.token, "TELEGRAM_API_BASE_URL": server.url}
        ours = {**contender.settings, **settings} if contender.ours else {}
        self._health = ours.get("BOT_HEALTH_LISTEN")
        self._environment = environment(self.data, PYTHONPATH=str(_ROOT), **given, **ours)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; it is not waited for."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", *self.contender.arguments],
                env=self._environment,
                cwd=self.data.parent,
                stdout=log,
                stderr=log,
            )

    def kill(self) -> None:
        """`kill -9`: it has no time for anything."""
        self._started.kill()
        self._started.wait()

    def stop(self) -> None:
        """SIGTERM; what does not end within a bound is killed."""
        self._started.send_signal(signal.SIGTERM)
        try:
            self._started.wait(_STOPPING_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()

    @property
    def alive(self) -> bool:
        """Whether it has not ended by itself."""
        return self._started.poll() is None

    @property
    def cpu(self) -> float:
        """Seconds of CPU since it was started, of all its threads, user and system."""
        stat = self._proc("stat").rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / _TICKS

    @property
    def resident(self) -> float:
        """Resident memory in MiB."""
        line = next(it for it in self._proc("status").splitlines() if it.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024

    @property
    def stored(self) -> float:
        """MB of the database with its journal; 0 where there is none."""
        return sum(it.stat().st_size for it in self.data.glob("bot.db*")) / 1e6

    def held(self) -> float | None:
        """The longest that its event loop was held since this was last asked, in ms, as it says."""
        if self._health is None:
            return None
        with urlopen(f"http://{self._health}/metrics") as page:
            found = _HELD.search(page.read().decode())
        return float(found[1]) * 1000 if found else None

    @property
    def complaints(self) -> int:
        """Tracebacks in its log."""
        return self._log.read_text("utf-8", errors="replace").count("Traceback (most recent")

    @property
    def _started(self) -> "subprocess.Popen[bytes]":
        assert self._process is not None, "not started"
        return self._process

    def _proc(self, name: str) -> str:
        return Path(f"/proc/{self._started.pid}/{name}").read_text("utf-8")
