"""How often the right paragraph comes first, and is its sentence right.

`python -m benchmarks.retrieval PARAGRAPHS.jsonl QUESTIONS.jsonl [--unanswerable QUESTIONS.jsonl]
[--run OUT.jsonl] [--peers]`

How often the right paragraph comes first, and whether its marked sentence holds an answer. With
unanswerable questions also how well the confidence tells them apart: AUROC, and the largest share
of the answerable ones answered rightly where 95 % of all that is answered is right. Through the
same public calls as the bot.
"""

import argparse
import json
import random
import resource
import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from benchmarks.peers import PEERS
from knowledge.engines.index import SqliteIndex, create_index
from knowledge.matching import Document, Ranking, search

_SEED = 20
_PRECISION = 0.95


@dataclass(frozen=True, slots=True)
class Asked:
    """A question (a row of the file, answerable or not) and what came of it."""

    question: Mapping[str, Any]
    answerable: bool
    ranking: Ranking
    ms: float

    @property
    def ranked(self) -> list[str]:
        """The paragraphs' ids, best first."""
        return [match.document.section for match in self.ranking.matches]

    @property
    def right(self) -> bool:
        """Whether the first paragraph is the one the question was asked of."""
        return self.answerable and self.ranked[:1] == [self.question["paragraph"]]

    @property
    def sentences(self) -> list[str]:
        """What is marked in the first document, the best sentence first."""
        if not self.ranking.matches:
            return []
        best = self.ranking.matches[0]
        return [best.document.text[it.start : it.end] for it in best.highlights]


def main() -> None:
    """Prints the figures, and writes the run where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paragraphs", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--unanswerable", type=Path)
    parser.add_argument("--run", type=Path)
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    paragraphs = {row["id"]: row["text"] for row in _read(options.paragraphs)}
    questions = _read(options.questions)
    index = _build(paragraphs)
    asked = [_ask(index, question, True) for question in questions]
    _print_answers(asked)
    if options.unanswerable:
        others = _read(options.unanswerable)
        drawn = random.Random(_SEED).sample(others, min(len(others), len(questions)))
        asked += [_ask(index, question, False) for question in drawn]
        _print_confidence(asked)
    if options.run:
        options.run.write_text("".join(map(_run_line, asked)), encoding="utf-8")
    if options.peers:
        _print_peers(paragraphs, questions)


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.open(encoding="utf-8") if line.strip()]


def _build(paragraphs: Mapping[str, str]) -> SqliteIndex:
    database = Database(memory=True)
    create_index(database)
    index = SqliteIndex(database)
    started = time.perf_counter()
    index.add(Document("collection", id, 1, text) for id, text in paragraphs.items())
    built = time.perf_counter() - started
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    (page,) = database.execute("PRAGMA page_size").fetchone()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(paragraphs)} paragraphs, built in {built:.2f} s, index {pages * page / 1e6:.1f} MB, "
        f"process {memory:.0f} MiB"
    )
    return index


def _ask(index: SqliteIndex, question: Mapping[str, Any], answerable: bool) -> Asked:
    started = time.perf_counter()
    ranking = search(question["text"], index)
    return Asked(question, answerable, ranking, (time.perf_counter() - started) * 1000)


def _print_answers(asked: Sequence[Asked]) -> None:
    right = [it for it in asked if it.right]
    first, either = _sentence_hit(right, 1), _sentence_hit(right, 2)
    ranks = [_reciprocal(it.ranked, it.question["paragraph"]) for it in asked]
    _print_row("ours", ranks, [it.ms for it in asked])
    print(
        f"sentence hit {first:.3f}, with the second marked one {either:.3f}, of {len(right)}"
        " questions answered right"
    )


def _sentence_hit(right: Sequence[Asked], marked: int) -> float:
    """How often one of the first so many marked sentences holds an answer."""
    held = (
        any(
            words in sentence
            for words in it.question["answers"]
            for sentence in it.sentences[:marked]
        )
        for it in right
    )
    return sum(held) / max(1, len(right))


def _print_row(name: str, ranks: Sequence[float], times: Sequence[float]) -> None:
    count = max(1, len(ranks))
    p95 = statistics.quantiles(times, n=20)[18] if len(times) > 1 else times[0]
    print(
        f"{name:24} R@1 {sum(it == 1 for it in ranks) / count:.4f}  R@5"
        f" {sum(it >= 0.2 for it in ranks) / count:.4f}  MRR@10 {sum(ranks) / count:.4f}"
        f"  p50 {statistics.median(times):.2f} ms  p95 {p95:.2f} ms",
        flush=True,
    )


def _reciprocal(ranked: Sequence[str], wanted: str) -> float:
    return 1 / (ranked.index(wanted) + 1) if wanted in ranked[:10] else 0.0


def _print_confidence(asked: Sequence[Asked]) -> None:
    yes = [it.ranking.confidence for it in asked if it.answerable]
    no = [it.ranking.confidence for it in asked if not it.answerable]
    print(f"AUROC {auroc(yes, no):.4f}  coverage at 95 % precision {coverage(asked):.4f}")
    for verdict in ("found", "unsure", "nothing"):
        these = [it for it in asked if it.ranking.verdict.value == verdict]
        right = sum(it.right for it in these)
        open_ = sum(it.answerable for it in these)
        print(f"{verdict:8} {len(these):5}: {open_} answerable, {right} of them right")


def auroc(yes: Sequence[float], no: Sequence[float]) -> float:
    """The chance that one of `yes` lies above one of `no`, ties by half (Mann and Whitney)."""
    marked = sorted([(score, 1) for score in yes] + [(score, 0) for score in no])
    total, at = 0.0, 0
    below = 0
    while at < len(marked):
        end = at
        while end < len(marked) and marked[end][0] == marked[at][0]:
            end += 1
        ours = sum(mark for _, mark in marked[at:end])
        theirs = end - at - ours
        total += ours * (below + theirs / 2)
        below += theirs
        at = end
    return total / (len(yes) * len(no)) if yes and no else 0.0


def coverage(asked: Sequence[Asked]) -> float:
    """The share of the answerable questions rightly answered at the best threshold."""
    best = right = 0
    for count, it in enumerate(sorted(asked, key=lambda it: -it.ranking.confidence), 1):
        right += it.right
        if right >= _PRECISION * count:
            best = right
    return best / max(1, sum(it.answerable for it in asked))


def _run_line(it: Asked) -> str:
    row = {
        "question": it.question["id"],
        "ranked": it.ranked[:10],
        "sentence": "".join(it.sentences),
        "score": it.ranking.confidence,
        "outcome": it.ranking.verdict.value,
        "ms": round(it.ms, 3),
    }
    return json.dumps(row, ensure_ascii=False) + "\n"


def _print_peers(paragraphs: Mapping[str, str], questions: Sequence[Mapping[str, Any]]) -> None:
    for name, build in PEERS.items():
        try:
            peer = build(paragraphs)
        except ImportError as missing:
            print(f"{name:24} not installed: {missing.name}")
            continue
        ranks, times = [], []
        for question in questions:
            started = time.perf_counter()
            ranked = peer(question["text"])
            times.append((time.perf_counter() - started) * 1000)
            ranks.append(_reciprocal(ranked, question["paragraph"]))
        _print_row(name, ranks, times)


if __name__ == "__main__":
    main()
