"""Which lines of a text are headings, and at which level: by what the format says, and by numerals.

A numeral alone decides nothing: its numbers must be in turn, and something must stand below it,
or it numbers a list. Knows rows of text, no format.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from knowledge.headings import Form, Mark, read_mark
from knowledge.importing.extract import Line, Role
from knowledge.importing.wrapping import is_wider

_WIDEST = 90
_ENDED = re.compile(r"[。；;，,、.!！][”’」』）)\]\"']*$|[:：]$")
# A list has its items one below the other; a part has something to say.
_MOST_EMPTY = 0.4
_DEEPEST = 1_000
# Whether the format says nothing, the level it says, and the rank of the numeral's form.
_Order = tuple[bool, int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the text that will be stored, with its number in it (from 1)."""

    number: int
    line: Line

    @property
    def text(self) -> str:
        """Its words."""
        return self.line.text


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: int
    mark: Mark | None
    hinted: int
    order: _Order

    @property
    def weak(self) -> bool:
        return not self.hinted and self.mark is not None and self.mark.form.weak


def find_headings(rows: Sequence[Row]) -> Mapping[int, int]:
    """The level (1: outermost) of each heading among rows of content, by the row's number."""
    accepted = _in_turn(_candidates(rows))
    while True:
        kept = _with_content(_no_lists(accepted), len(rows))
        if kept == accepted:
            break
        accepted = kept
    orders = sorted({candidate.order for candidate in accepted})
    levels = {order: level for level, order in enumerate(orders, 1)}
    return {rows[it.place].number: levels[it.order] for it in accepted}


def without_empty(headings: Mapping[int, int], content: Iterable[int]) -> dict[int, int]:
    """The headings that have a line of content or a deeper heading below them; all by number."""
    left = dict(headings)
    inside = set(content)
    while True:
        marks = sorted({*left, *inside})
        empty = [
            number
            for number, following in zip_longest(marks, marks[1:])
            if number in left
            and (following is None or left.get(following, _DEEPEST) <= left[number])
        ]
        if not empty:
            return left
        # It is a paragraph then, and as such may be what the one above it was without.
        inside.update(empty)
        left = {number: level for number, level in left.items() if number not in empty}


def _candidates(rows: Sequence[Row]) -> list[_Candidate]:
    marks = [read_mark(row.text) for row in rows]
    hints = [row.line.level if row.line.role is Role.HEADING else 0 for row in rows]
    hinted = _hinted_forms(marks, hints)
    decimals = any(mark and mark.form.name == "1.1" for mark in marks)
    found = []
    for place, (row, mark, said) in enumerate(zip(rows, marks, hints, strict=True)):
        if said:
            found.append(_Candidate(place, mark, said, _order(mark, said, hinted)))
        elif mark and _looks_like_one(row) and (mark.form.name != "1" or decimals):
            hint = hinted.get(mark.form, 0)
            found.append(_Candidate(place, mark, 0, _order(mark, hint, hinted)))
    return found


def _hinted_forms(marks: Sequence[Mark | None], hints: Sequence[int]) -> dict[Form, int]:
    """The level that the format mostly gives to headings of each form."""
    votes: dict[Form, Counter[int]] = {}
    for mark, hint in zip(marks, hints, strict=True):
        if mark and hint:
            votes.setdefault(mark.form, Counter())[hint] += 1
    return {form: counter.most_common(1)[0][0] for form, counter in votes.items()}


def _order(mark: Mark | None, hint: int, hinted: Mapping[Form, int]) -> _Order:
    """Where one level has several forms (1. and 1.1 in one size of letters), they order it."""
    if not hint:
        return True, 0, mark.form.rank if mark else 0
    ranks = sorted({form.rank for form, level in hinted.items() if level == hint})
    rank = ranks.index(mark.form.rank) if mark and mark.form.rank in ranks else 0
    return False, hint, rank


def _looks_like_one(row: Row) -> bool:
    text = row.text.strip()
    return row.line.role is Role.TEXT and not is_wider(text, _WIDEST) and not _ENDED.search(text)


def _in_turn(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Those whose numbers are in turn; a chapter is one whatever its number."""
    accepted: list[_Candidate] = []
    last: dict[str, tuple[_Order, tuple[int, ...]]] = {}
    for candidate in candidates:
        mark = candidate.mark
        if mark and candidate.weak and not _follows(mark, last.get(mark.form.name, (None, ()))[1]):
            continue
        # What an outer heading opens begins to count anew.
        last = {form: it for form, it in last.items() if it[0] <= candidate.order}
        if mark:
            last[mark.form.name] = (candidate.order, mark.numbers)
        accepted.append(candidate)
    return accepted


def _follows(mark: Mark, before: tuple[int, ...]) -> bool:
    *outer, number = mark.numbers
    if not before or list(before[:-1]) != outer:
        return number == 1
    return number == before[-1] + 1


def _no_lists(accepted: Sequence[_Candidate]) -> list[_Candidate]:
    """Without the numerals that stand one right below the other, or all alone."""
    weak = {(it.place, it.mark.form) for it in accepted if it.mark and it.weak}
    listed = {(place, form) for place, form in weak if (place + 1, form) in weak}
    listed |= {(place + 1, form) for place, form in listed}
    lists = set()
    for name in {form.name for _, form in weak}:
        same = [it for it in accepted if it.weak and it.mark and it.mark.form.name == name]
        places = {it.place for it in same}
        empty = sum(it.place + 1 in places for it in same)
        if len(same) < 2 or empty > _MOST_EMPTY * len(same):
            lists.add(name)
    return [
        it
        for it in accepted
        if not (it.weak and it.mark)
        or not (it.mark.form.name in lists or (it.place, it.mark.form) in listed)
    ]


def _with_content(accepted: Sequence[_Candidate], count: int) -> list[_Candidate]:
    """Without those that have neither a paragraph nor a heading of an inner level below them."""
    return [
        it
        for it, after in zip_longest(accepted, accepted[1:])
        if (it.place + 1 < (after.place if after else count)) or (after and after.order > it.order)
    ]
