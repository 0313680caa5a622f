"""What it costs to import many documents in one run.

`python -m benchmarks.importing SENTENCES.jsonl 10 100 1000`

For each number so many text files of twenty paragraphs in four parts, made of the real sentences of
the file, are imported into a fresh library by the command itself: time, processor time and peak
memory of that process, each file read, planned and indexed.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.scale import read_sentences, recombined

_PARTS, _PARAGRAPHS = 4, 5


def main() -> None:
    """Prints a line for each number of articles."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("sentences", type=Path)
    arguments.add_argument("sizes", type=int, nargs="+")
    options = arguments.parse_args()
    pool = list(read_sentences(options.sentences))
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            _measure(pool, size, Path(folder))


def _measure(pool: Sequence[str], size: int, folder: Path) -> None:
    documents, data = folder / "documents", folder / "data"
    documents.mkdir()
    for number, text in enumerate(_articles(pool, size), 1):
        (documents / f"{number}.txt").write_text(text, encoding="utf-8")
    wall, processor, peak = _imported(documents, data)
    database = (data / "bot.db").stat().st_size / 1e6
    print(
        f"{size:5} articles  import {wall:6.1f} s  processor {processor:6.1f} s  "
        f"peak {peak:4.0f} MiB  database {database:6.1f} MB",
        flush=True,
    )


def _articles(pool: Sequence[str], size: int) -> Iterator[str]:
    paragraphs = recombined(pool, size * _PARTS * _PARAGRAPHS)
    for number in range(1, size + 1):
        lines = [f"第{number}号文件"]
        for part in range(_PARTS):
            heading = f"{'一二三四'[part]}、第{number}号的第{part + 1}件事"
            lines += [heading, *islice(paragraphs, _PARAGRAPHS)]
        yield "\n\n".join(lines) + "\n"


def _imported(documents: Path, data: Path) -> tuple[float, float, float]:
    """Seconds, seconds of the processor and MiB that the command took, and the library with it."""
    command = [sys.executable, "-m", "bot", "import", str(documents), "--yes"]
    environment = {**os.environ, "BOT_DATA_DIR": str(data)}
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(process.returncode)
    wall = time.perf_counter() - started
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


if __name__ == "__main__":
    main()
