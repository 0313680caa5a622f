"""Questions on the shipped article: what is right, by kind, with aliases and without.

    python -m benchmarks.article QUESTIONS.jsonl

A row of QUESTIONS: `id`, `kind`, `text`, `accept` (sections, or `source`, or `none`) and `quote`
(what the marked sentence must hold, or null). Prints every miss, then a table for each way.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bot.dispatch import Dispatcher
from bot.engines.backup import FileBackup
from bot.engines.history import SqliteHistory
from bot.engines.imports import SqliteImports
from bot.engines.inbox import INBOX
from bot.engines.questions import SqliteQuestions
from bot.engines.sqlite import CONVERSATION, SqlitePreferences, SqliteTraces
from bot.ports.memory import Memory
from bot.reply import Outcome, Reply
from bot.request import Request
from bot.texts import Texts
from bot.wording import Wording
from knowledge import Article, KnowledgeBase
from knowledge.articles import shipped
from knowledge.engines.index import SqliteIndex
from knowledge.engines.library import SqliteLibrary
from knowledge.engines.schema import KNOWLEDGE
from knowledge.engines.sqlite import open_database

_TODAY = date(2026, 1, 1)
_SHOWN = (Outcome.FOUND, Outcome.UNSURE)


@dataclass(frozen=True, slots=True)
class Question:
    """A row of the questions file."""

    id: str
    kind: str
    text: str
    accept: tuple[str, ...]
    quote: str | None


@dataclass(frozen=True, slots=True)
class Result:
    """What the bot made of a question; `marked` is None where no sentence was asked for."""

    question: Question
    outcome: Outcome
    section: str | None
    right: bool
    wrong_and_sure: bool
    marked: bool | None
    milliseconds: float


def main() -> None:
    """Read the questions, ask them both ways, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    questions = tuple(_read(parser.parse_args().questions))
    for name, change in (("with aliases", _as_it_is), ("without aliases", _without_aliases)):
        with tempfile.TemporaryDirectory() as folder:
            dispatcher = _dispatcher(Path(folder) / "bot.db", change)
            results = [_ask(dispatcher, question) for question in questions]
        _print_misses(name, results)
        _print_table(name, results)


def _read(path: Path) -> Iterator[Question]:
    for row in path.read_text(encoding="utf-8").splitlines():
        if row.strip():
            it = json.loads(row)
            accept = tuple(it["accept"])
            yield Question(it["id"], it["kind"], it["text"], accept, it.get("quote"))


def _as_it_is(article: Article) -> Article:
    return article


def _without_aliases(article: Article) -> Article:
    return replace(article, aliases=())


def _dispatcher(path: Path, change: Callable[[Article], Article]) -> Dispatcher:
    database = open_database(path, KNOWLEDGE, CONVERSATION, INBOX)
    index = SqliteIndex(database)
    library = SqliteLibrary(database, index)
    for files in shipped():
        library.put(change(files.parse()), files)
    memory = Memory(
        SqlitePreferences(database),
        SqliteTraces(database),
        SqliteQuestions(database),
        FileBackup(path),
        SqliteHistory(database),
        SqliteImports(database),
    )
    base = KnowledgeBase(library, index)
    return Dispatcher(base, memory, lambda language: Wording(Texts(language)), "zh-Hans")


def _ask(dispatcher: Dispatcher, question: Question) -> Result:
    began = time.perf_counter()
    reply = dispatcher.reply(Request(question.text, "bot", _TODAY))
    milliseconds = (time.perf_counter() - began) * 1000
    section = reply.evidence.passage.section.id if reply.evidence else None
    right = _is_right(question, reply, section)
    return Result(
        question,
        reply.outcome,
        section,
        right,
        wrong_and_sure=reply.outcome is Outcome.FOUND and not right,
        marked=_quote(reply).count(question.quote) > 0 if right and question.quote else None,
        milliseconds=milliseconds,
    )


def _is_right(question: Question, reply: Reply, section: str | None) -> bool:
    if "none" in question.accept:
        return reply.outcome is Outcome.NOTHING
    if "source" in question.accept:
        return reply.outcome is Outcome.SOURCE
    return reply.outcome in _SHOWN and section in question.accept


def _quote(reply: Reply) -> str:
    if reply.article is None or reply.evidence is None:
        return ""
    return reply.article.quote(reply.evidence.passage.span)


def _print_misses(name: str, results: Sequence[Result]) -> None:
    for result in results:
        if not result.right or result.marked is False:
            question = result.question
            wrong = "WRONG AND SURE" if result.wrong_and_sure else "miss"
            what = "sentence" if result.right else wrong
            got = f"{result.outcome.value} {result.section or ''}"
            print(
                f"{name}: {what:<14} {question.id:<12} {question.text}  → {got}"
                f"  (accept {','.join(question.accept)})"
            )


def _print_table(name: str, results: Sequence[Result]) -> None:
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for result in results:
        for kind in (result.question.kind, "refusals" if _is_none(result) else "answerable"):
            kinds[kind].update(
                all=1,
                right=result.right,
                found=result.outcome is Outcome.FOUND,
                sure=result.wrong_and_sure,
                quoted=result.marked is not None,
                marked=result.marked is True,
            )
    print(f"\n{name:<16} {'right':>9} {'found':>6} {'wrong and sure':>15} {'sentence':>9}")
    for kind, count in kinds.items():
        print(
            f"{kind:<16} {count['right']:>4}/{count['all']:<4} {count['found']:>6} "
            f"{count['sure']:>15} {count['marked']:>4}/{count['quoted']:<4}"
        )
    times = [result.milliseconds for result in results]
    print(f"p50 {statistics.median(times):.1f} ms, slowest {max(times):.1f} ms\n")


def _is_none(result: Result) -> bool:
    return "none" in result.question.accept


if __name__ == "__main__":
    main()
