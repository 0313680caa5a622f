"""What a library of many articles costs, to take in and to ask.

    python -m benchmarks.library QUESTIONS.jsonl [--sentences FILE.jsonl] 0 10 100 1000

Articles of twenty paragraphs, recombined from the real sentences of a file, are taken in by one
call. Then the questions about the shipped article are asked, as a reader of it would ask them, each
with a search over all other articles. Times are the processor's; the memory is the most that a
process of its own came to. `as alone` says how many questions are answered as beside no other
article, `elsewhere` how many had another article named.
"""

import argparse
import json
import multiprocessing
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.scale import SENTENCES, read_sentences, recombined
from bot.dispatch import Dispatcher
from bot.reply import Reply
from bot.request import Request
from bot.settings import Settings
from bot.wiring import build_base, build_dispatcher
from knowledge.articles import ArticleFiles

_PARTS, _IN_PART = "一二三四", 5


@dataclass(frozen=True, slots=True)
class Measured:
    """What one size came to; times in seconds, the answers' in milliseconds, sizes in bytes."""

    building: float
    disk: int
    memory: int
    times: tuple[float, ...]
    answers: tuple[str, ...]
    elsewhere: int


def main() -> None:
    """Print a line for each number of articles."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("questions", type=Path)
    arguments.add_argument("articles", type=int, nargs="+")
    arguments.add_argument("--sentences", type=Path, default=SENTENCES)
    options = arguments.parse_args()
    lines = options.questions.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["text"] for line in lines if line.strip()]
    alone = _in_a_process(options.sentences, 0, questions)
    for count in options.articles:
        _print(count, _in_a_process(options.sentences, count, questions), alone)


def _in_a_process(sentences: Path, count: int, questions: Sequence[str]) -> Measured:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as process:
        return process.submit(_measure, sentences, count, questions).result()


def _measure(sentences: Path, count: int, questions: Sequence[str]) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder))
        base = build_base(settings)
        began = time.process_time()
        base.take(_articles(list(read_sentences(sentences)), count))
        building = time.process_time() - began
        dispatcher = build_dispatcher(settings)
        # The first question loads the lexicon.
        dispatcher.reply(_request("?"))
        asked = [_ask(dispatcher, question) for question in questions]
        return Measured(
            building,
            settings.database.stat().st_size,
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
            tuple(milliseconds for _, milliseconds in asked),
            tuple(f"{reply.outcome} {reply.evidence}" for reply, _ in asked),
            sum(bool(reply.elsewhere) for reply, _ in asked),
        )


def _articles(pool: Sequence[str], count: int) -> Iterator[ArticleFiles]:
    texts = recombined(pool, count * len(_PARTS) * _IN_PART)
    for number in range(count):
        lines = [f"第{number}篇"]
        for numeral in _PARTS:
            lines.append(f"{numeral}、第{number}篇的第{numeral}题")
            lines += ("  " + " ".join(next(texts).split()) for _ in range(_IN_PART))
        yield ArticleFiles(f"article-{number}", "\n".join(lines).encode(), b"")


def _ask(dispatcher: Dispatcher, question: str) -> tuple[Reply, float]:
    began = time.process_time()
    reply = dispatcher.reply(_request(question))
    return reply, (time.process_time() - began) * 1000


def _request(line: str) -> Request:
    return Request(line, "bot", date(2026, 1, 1))


def _print(count: int, measured: Measured, alone: Measured) -> None:
    times = measured.times
    same = sum(map(str.__eq__, measured.answers, alone.answers))
    print(
        f"{count:6} articles  taken in {measured.building:6.1f} s  disk {measured.disk / 1e6:6.1f}"
        f" MB  memory {measured.memory / 2**20:4.0f} MiB  a question p50"
        f" {statistics.median(times):5.2f} ms, p95 {statistics.quantiles(times, n=20)[18]:5.2f} ms"
        f"  as alone {same}/{len(times)}  elsewhere {measured.elsewhere}",
        flush=True,
    )


if __name__ == "__main__":
    main()
