"""Fits `matching.weights` again.

`python -m benchmarks.fit FOLDER [--article QUESTIONS.jsonl …] [--step 1]`

Prints what belongs there; nothing is written. The weights of the score: searched (`fit_score`) on
the first candidates of each question of cmrc-trial and drcd-dev together, and tried on paragraphs
that they were not searched on. The confidence: logistic regressions of “the first match
is right” on `deciding.read_signals`, for libraries (a whole set, against the other set's questions)
and for articles (eight paragraphs of it, and the questions on the shipped article). Needs numpy and
scikit-learn.
"""

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sqlite_utils import Database

from benchmarks.fit_score import Candidates, cross_validated, first_right, search
from knowledge.articles import shipped
from knowledge.engines.index import SqliteIndex, create_index
from knowledge.engines.library import SqliteLibrary
from knowledge.engines.schema import KNOWLEDGE
from knowledge.matching import Document
from knowledge.matching.deciding import read_signals
from knowledge.matching.evidence import read_evidence
from knowledge.matching.query import read_query
from knowledge.matching.scoring import Scored, find
from knowledge.matching.weights import SCORE

_SETS = {"cmrc-trial": "drcd-dev", "drcd-dev": "cmrc-trial"}
_VARIANTS = ("", ".homophone", ".typo", ".pinyin", ".quote")
_STEP, _FIRST = 6, 12
_ARTICLE_SIZE = 8
# Kept as they are, for the sets have neither headings nor aliases: set on the shipped article.
_FITTED = (
    "characters",
    "sounds",
    "pairs",
    "rarest",
    "window characters",
    "window pairs",
    "aligned sounds",
    "aligned characters",
    "trigrams",
    "letters",
    "length",
)

Row = tuple[Mapping[str, float], bool]


@dataclass(frozen=True, slots=True)
class _Data:
    """The folder of the sets, of whose questions each `step`th is taken."""

    folder: Path
    step: int

    def questions(self, name: str, variant: str) -> list[Mapping[str, Any]]:
        """A set's questions, as they are or made harder."""
        path = self.folder / f"{name}.questions{variant}.jsonl"
        return [json.loads(line) for line in path.open(encoding="utf-8")][:: self.step]


def main() -> None:
    """Prints the weights of the score, then those of the confidence."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--article", type=Path, nargs="*", default=[])
    parser.add_argument("--step", type=int, default=_STEP, help="take each such question; 1: all")
    options = parser.parse_args()
    data = _Data(options.folder, options.step)
    _print_score([it for name in _SETS for it in _candidates(data, name)])
    library = [row for name in _SETS for row in _library_rows(data, name)]
    article = [row for name in _SETS for row in _article_rows(data, name)]
    shipped = list(_shipped_rows(options.article)) if options.article else []
    _print_confidence("LIBRARY", [library])
    # The shipped article's questions are few, and the kind that matters.
    _print_confidence("ARTICLE", [article, *([shipped] * 6)])


def _print_score(questions: Sequence[Candidates]) -> None:
    now = np.array([SCORE[name] for name in _FITTED])
    found = search(questions, now)
    print("SCORE", dict(zip(_FITTED, found.round(2).tolist(), strict=True)))
    print(
        f"right first of the first {_FIRST}: {first_right(questions, now):.4f} now,"
        f" {first_right(questions, found):.4f} with these,"
        f" {cross_validated(questions, now):.4f} on paragraphs they were not searched on"
    )


def _candidates(data: _Data, name: str) -> Iterator[Candidates]:
    """The first candidates of each question; those that no ranking can put right count too."""
    index = _index(data.folder, name)
    size = index.size(None)
    for variant in _VARIANTS:
        for question in data.questions(name, variant):
            ranked = _ranked(index, question["text"], None, size)[:_FIRST]
            ids = [it.entry.document.section for it in ranked]
            rows = [[it.shares.get(part, 0.0) for part in _FITTED] for it in ranked]
            wanted = question["paragraph"]
            if rows:
                right = ids.index(wanted) if wanted in ids else -1
                yield Candidates(name + variant, wanted, np.array(rows), right)


def _library_rows(data: _Data, name: str) -> Iterator[Row]:
    """A set's own questions, and as many of the other set's that it cannot answer."""
    index = _index(data.folder, name)
    own = data.questions(name, "")
    other = data.questions(_SETS[name], ".script")
    for question in [*own, *other[: len(own)]]:
        yield from _row(index, question["text"], {question["paragraph"]}, None, index.size(None))


def _article_rows(data: _Data, name: str) -> Iterator[Row]:
    """Eight paragraphs as an article: its own questions, and those of another one."""
    index, chance = _index(data.folder, name), random.Random(1)
    homes = dict(index.articles())
    for question in data.questions(name, ""):
        home = homes[question["paragraph"]]
        other = chance.choice(sorted(set(homes.values()) - {home}))
        for article in (home, other):
            wanted = {question["paragraph"]}
            yield from _row(index, question["text"], wanted, [article], _ARTICLE_SIZE)


def _shipped_rows(files: Iterable[Path]) -> Iterator[Row]:
    database = Database(memory=True)
    KNOWLEDGE.apply(database)
    index = SqliteIndex(database)
    for file in shipped():
        SqliteLibrary(database, index).put(file.parse(), file)
    for questions in files:
        for line in questions.open(encoding="utf-8"):
            row = json.loads(line)
            if row["accept"] != ["source"]:
                yield from _row(index, row["text"], set(row["accept"]), None, index.size(None))


def _row(
    index: SqliteIndex, text: str, wanted: set[str], articles: list[str] | None, size: int
) -> Iterator[Row]:
    ranked = _ranked(index, text, articles, size)
    if ranked:
        query = read_query(text, index, size)
        signals = read_signals(query, ranked, read_evidence(query, ranked[0]))
        yield signals, ranked[0].entry.document.section in wanted


def _ranked(index: SqliteIndex, text: str, articles: list[str] | None, size: int) -> list[Scored]:
    query = read_query(text, index, size)
    if not query.sounds:
        return []
    return find(query, index, articles, size)[0]


def _print_confidence(name: str, groups: Sequence[Sequence[Row]]) -> None:
    rows = [row for group in groups for row in group]
    names = list(rows[0][0])
    signals = np.array([[it[name] for name in names] for it, _ in rows])
    right = np.array([it for _, it in rows])
    fitted = LogisticRegression(C=1, max_iter=3000).fit(signals, right)
    weights = dict(zip(names, fitted.coef_[0].round(2).tolist(), strict=True))
    print(f"{name} = Confidence({fitted.intercept_[0]:.2f}, {weights})")


class _GroupedIndex(SqliteIndex):
    """An index that can tell which article each section is of."""

    def articles(self) -> Iterator[tuple[str, str]]:
        yield from self._db.execute("SELECT section, article FROM document")


def _index(folder: Path, name: str) -> _GroupedIndex:
    database = Database(memory=True)
    create_index(database)
    index = _GroupedIndex(database)
    lines = (folder / f"{name}.paragraphs.jsonl").open(encoding="utf-8")
    rows = map(json.loads, lines)
    index.add(
        Document(f"article-{at // _ARTICLE_SIZE}", row["id"], 1, row["text"])
        for at, row in enumerate(rows)
    )
    return index


if __name__ == "__main__":
    main()
