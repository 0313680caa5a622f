"""The bot as a real process: in a console, and in Telegram against the local server."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from types import MappingProxyType
from typing import IO

from tests.bot_api import BotApiServer

_BOT = (sys.executable, "-m", "bot")
_PATIENCE = 30


def environment(data: Path, **settings: str) -> dict[str, str]:
    """This process's environment with only the given settings of ours."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("BOT_", "TELEGRAM_"))
    }
    return kept | {"BOT_DATA_DIR": str(data)} | settings


def run_bot(
    *arguments: str | bytes,
    data: Path,
    input: bytes = b"",
    settings: Mapping[str, str] = MappingProxyType({}),
    code: str | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run one command of the bot (or Python `code`) to its end, away from the checkout."""
    return subprocess.run(
        [sys.executable, "-c", code] if code else [*_BOT, *arguments],
        input=input,
        capture_output=True,
        env=environment(data, PYTHONPATH=str(_ROOT), **settings),
        cwd=data.parent,
        timeout=_PATIENCE,
        check=False,
    )


@contextmanager
def telegram_bot(
    server: BotApiServer,
    data: Path,
    *,
    log: IO[bytes] | None = None,
    code: str | None = None,
    **settings: str,
) -> Iterator["subprocess.Popen[bytes]"]:
    """The bot answering through `server`; told to stop at the end, and required to stop well.

    Without `log` nothing may go wrong meanwhile, and the log is looked at for that. `code` is run
    in place of the bot's own start.
    """
    given = {
        "TELEGRAM_BOT_TOKEN": server.token,
        "TELEGRAM_API_BASE_URL": server.url,
        # One reader of the tests asks more than any reader would.
        "BOT_FLOOD_LIMIT": "0",
        "TELEGRAM_LIMITS": "off",
    } | settings
    with TemporaryFile() as kept:
        process = subprocess.Popen(
            [sys.executable, "-c", code] if code else [*_BOT, "telegram"],
            env=environment(data, PYTHONPATH=str(_ROOT), **given),
            cwd=data.parent,
            stderr=log or kept,
        )
        try:
            yield process
            process.terminate()
            assert process.wait(_PATIENCE) == 0
        finally:
            process.kill()
            process.wait()
            kept.seek(0)
            written = kept.read()
            assert b"Traceback" not in written, written.decode()
            assert server.token.encode() not in written


_ROOT = Path(__file__).parent.parent
