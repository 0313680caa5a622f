"""What a large library costs.

`python -m benchmarks.scale [--sentences FILE.jsonl] [--peers] 1000 10000 100000`

Paragraphs recombined from the real sentences of a file, questions that are pieces of them: how long
the index takes to build, how large it and the process are, how long an answer takes, and whether
the first document is the one that scoring every document gives. FTS5 over character bigrams, all
of them in an OR query, runs beside it.
"""

import argparse
import json
import math
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sqlite_utils import Database

from benchmarks.peers import BigramFts
from knowledge.engines.index import SqliteIndex, create_index
from knowledge.matching import Document, search
from knowledge.matching.query import read_query
from knowledge.matching.scoring import Scored, score
from knowledge.model import Span
from knowledge.segmentation import sentences

SENTENCES = Path("../shared/retrieval/drcd-dev.paragraphs.jsonl")
_LENGTH = 450
_QUESTIONS, _EXHAUSTIVE = 200, 60
# Paragraphs of an article; articles that are scored before their paragraphs are forgotten again.
_TOGETHER, _ARTICLES_AT_A_TIME = 10, 100
_SEED = 7


def main() -> None:
    """Prints a line for each size."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("sizes", type=int, nargs="+")
    arguments.add_argument("--sentences", type=Path, default=SENTENCES)
    arguments.add_argument("--peers", action="store_true")
    arguments.add_argument("--no-exhaustive", action="store_true")
    options = arguments.parse_args()
    pool = list(read_sentences(options.sentences))
    for size in options.sizes:
        _measure(pool, size, options.peers, not options.no_exhaustive)


def _measure(pool: Sequence[str], size: int, peers: bool, exhaustive: bool) -> None:
    questions = list(_questions(pool, size))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.db"
        database = Database(path)
        create_index(database)
        started = time.perf_counter()
        with database.atomic():
            SqliteIndex(database).add(_documents(pool, size))
        build = time.perf_counter() - started
        database.execute("PRAGMA wal_checkpoint")
        index = SqliteIndex(database)
        times = _timed(lambda text: search(text, index), questions)
        _print("ours", size, build, path.stat().st_size, times)
        if exhaustive:
            _print_agreement(index, questions[:_EXHAUSTIVE], size)
    if peers:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "fts.db"
            started = time.perf_counter()
            fts = BigramFts(((str(n), text) for n, text in enumerate(recombined(pool, size))), path)
            build = time.perf_counter() - started
            _print("FTS5 bigrams", size, build, path.stat().st_size, _timed(fts, questions))


def _print(name: str, size: int, build: float, disk: int, times: Sequence[float]) -> None:
    cuts = statistics.quantiles(times, n=20)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name:14} {size:7} paragraphs  build {build:6.1f} s  disk {disk / 1e6:6.1f} MB  peak"
        f" {memory:4.0f} MiB  p50 {statistics.median(times):6.2f} ms  p95 {cuts[18]:6.2f} ms",
        flush=True,
    )


def _print_agreement(index: SqliteIndex, questions: Sequence[str], size: int) -> None:
    best = _exhaustive(index, questions, size)
    same = 0
    for text, wanted in zip(questions, best, strict=True):
        found = search(text, index).matches
        same += bool(found) and found[0].document.text == wanted.entry.document.text
    print(f"{'':14} {size:7} same first as exhaustive: {same} of {len(questions)}", flush=True)


def _exhaustive(index: SqliteIndex, questions: Sequence[str], size: int) -> list[Scored]:
    """The best document for each question: every one is scored, a few articles at a time."""
    read = [read_query(text, index, size) for text in questions]
    best: list[list[Scored]] = [[] for _ in questions]
    for start in range(0, math.ceil(size / _TOGETHER), _ARTICLES_AT_A_TIME):
        articles = {_article(number) for number in range(start, start + _ARTICLES_AT_A_TIME)}
        entries = index.candidates((), articles, size)
        for query, kept in zip(read, best, strict=True):
            kept.append(score(query, entries, bridging=False)[0])
    return [min(kept, key=lambda it: (-it.total, it.entry.id)) for kept in best]


def _timed(ask: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    times = []
    for text in questions:
        started = time.perf_counter()
        ask(text)
        times.append((time.perf_counter() - started) * 1000)
    return times


def read_sentences(path: Path) -> Iterator[str]:
    """The sentences of a file of paragraphs, in order."""
    for line in path.open(encoding="utf-8"):
        text = json.loads(line)["text"]
        for sentence in sentences(text, Span(0, len(text))):
            yield text[sentence.span.start : sentence.span.end]


def recombined(pool: Sequence[str], size: int) -> Iterator[str]:
    """Paragraphs of about the usual length, the same ones every time."""
    chance = random.Random(_SEED)
    for _ in range(size):
        text = ""
        while len(text) < _LENGTH - 25:
            text += chance.choice(pool)
        yield text


def _documents(pool: Sequence[str], size: int) -> Iterator[Document]:
    for number, text in enumerate(recombined(pool, size)):
        yield Document(_article(number // _TOGETHER), "1", number % _TOGETHER + 1, text)


def _article(number: int) -> str:
    return f"article-{number}"


def _questions(pool: Sequence[str], size: int) -> Iterator[str]:
    """A piece of each of two neighbouring sentences of one paragraph, one character gone."""
    chance = random.Random(_SEED + 1)
    wanted = set(chance.sample(range(size), min(size, _QUESTIONS)))
    for number, text in enumerate(recombined(pool, size)):
        if number in wanted:
            parts = [
                text[it.span.start : it.span.end] for it in sentences(text, Span(0, len(text)))
            ]
            at = chance.randrange(max(1, len(parts) - 1))
            pieces = [_piece(chance, part) for part in parts[at : at + 2]]
            yield "".join(pieces) + "是什么?"


def _piece(chance: random.Random, sentence: str) -> str:
    start = chance.randrange(max(1, len(sentence) - 9))
    piece = sentence[start : start + 9]
    gone = chance.randrange(max(1, len(piece)))
    return piece[:gone] + piece[gone + 1 :]


if __name__ == "__main__":
    main()
