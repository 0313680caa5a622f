"""Searches the weights of the score: which of a question's first candidates is the right one.

Coordinate by coordinate each weight is made greater and smaller, and kept where more questions have
the right paragraph first; the mean over the sets and their variants counts, so that no large one
outvotes a small one. Knows no index: a question is a matrix of features and the row that is right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np

_FACTORS = (0.5, 0.7, 0.85, 0.93, 1.07, 1.15, 1.3, 1.6, 2.0)
_ROUNDS, _STARTS, _SPREAD = 3, 4, 0.2
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Candidates:
    """A question's first candidates, a row of features each; `right` is the row of the right one.

    `group` is the set and the variant, `paragraph` the one that it was asked of.
    """

    group: str
    paragraph: str
    rows: Any
    right: int


@dataclass(frozen=True, slots=True)
class _Stacked:
    """Many questions in one array (question, candidate, feature), absent candidates far below."""

    rows: Any
    absent: Any
    right: Any
    weights: Any

    def first_right(self, scores: Any) -> float:
        return float(((scores + self.absent).argmax(axis=1) == self.right) @ self.weights)


def search(questions: Sequence[Candidates], start: Any) -> Any:
    """The best weights found from several starts around `start`."""
    stacked = _stack(questions)
    chance = np.random.default_rng(0)
    spread = [np.zeros(len(start)), *chance.normal(0, _SPREAD, (_STARTS - 1, len(start)))]
    found = [_climb(stacked, start * np.exp(it), chance) for it in spread]
    return max(found, key=lambda it: stacked.first_right(stacked.rows @ it))


def first_right(questions: Sequence[Candidates], weights: Any) -> float:
    """The mean over the groups of the share that has the right candidate first."""
    stacked = _stack(questions)
    return stacked.first_right(stacked.rows @ weights)


def cross_validated(questions: Sequence[Candidates], start: Any) -> float:
    """The same with weights that were searched on the questions of other paragraphs."""
    folds = [_fold(it) for it in questions]
    return float(np.mean(list(_folds(questions, folds, start))))


def _folds(questions: Sequence[Candidates], folds: Sequence[int], start: Any) -> Iterator[float]:
    for fold in range(_FOLDS):
        seen = [it for it, its in zip(questions, folds, strict=True) if its != fold]
        unseen = [it for it, its in zip(questions, folds, strict=True) if its == fold]
        yield first_right(unseen, search(seen, start))


def _fold(question: Candidates) -> int:
    return crc32(question.paragraph.encode()) % _FOLDS


def _climb(stacked: _Stacked, weights: Any, chance: np.random.Generator) -> Any:
    scores = stacked.rows @ weights
    best = stacked.first_right(scores)
    for _ in range(_ROUNDS):
        for feature in chance.permutation(len(weights)):
            for factor in _FACTORS:
                change = weights[feature] * (factor - 1)
                tried = scores + change * stacked.rows[:, :, feature]
                if (value := stacked.first_right(tried)) > best:
                    best, scores, weights = value, tried, weights.copy()
                    weights[feature] += change
    return weights


def _stack(questions: Sequence[Candidates]) -> _Stacked:
    most = max(len(it.rows) for it in questions)
    rows = np.zeros((len(questions), most, questions[0].rows.shape[1]))
    absent = np.full((len(questions), most), -1e9)
    for at, question in enumerate(questions):
        rows[at, : len(question.rows)] = question.rows
        absent[at, : len(question.rows)] = 0
    groups = [it.group for it in questions]
    weights = np.array([1 / groups.count(it) for it in groups]) / len(set(groups))
    return _Stacked(rows, absent, np.array([it.right for it in questions]), weights)
