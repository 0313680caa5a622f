"""Open questions that ask the same, together: equal and near-equal ones, the most asked first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.ports.questions import OpenQuestion, Why
from knowledge.aliasing import gist

# Two questions are near-equal where they share so many in a hundred of their characters and Latin
# words, without question words and courtesies, in whatever order (rapidfuzz's ratio of their
# gists).
NEAR = 75
# Of more than these, the least asked are left for later: comparing takes their square.
_MOST_COMPARED = 1_000


@dataclass(frozen=True, slots=True)
class Group:
    """Questions on one article that ask the same, the most asked first; at least one."""

    questions: tuple[OpenQuestion, ...]

    @property
    def text(self) -> str:
        """How it was asked most often."""
        return self.texts[0]

    @property
    def ways(self) -> tuple[tuple[str, int], ...]:
        """Every way in which it was asked, and how often; the most frequent first."""
        ways = Counter[str]()
        for question in self.questions:
            ways[question.text] += question.count
        return tuple(ways.most_common())

    @property
    def texts(self) -> tuple[str, ...]:
        """Every way in which it was asked, in the same order."""
        return tuple(text for text, _ in self.ways)

    @property
    def count(self) -> int:
        """How often it was asked, in whatever words."""
        return sum(it.count for it in self.questions)

    @property
    def reasons(self) -> tuple[tuple[Why, int], ...]:
        """Why it is open, and how often for that; the most frequent first."""
        reasons = Counter[Why]()
        for question in self.questions:
            reasons[question.why] += question.count
        return tuple(reasons.most_common())

    @property
    def first(self) -> str:
        """The day on which it was first asked (ISO)."""
        return min(it.first for it in self.questions)

    @property
    def last(self) -> str:
        """The day on which it was last asked (ISO)."""
        return max(it.last for it in self.questions)


def grouped(questions: Iterable[OpenQuestion]) -> tuple[Group, ...]:
    """The groups, the most asked first, of equal ones the latest.

    Each question belongs to the first group whose most asked question it comes near enough.
    """
    groups: dict[tuple[str, ...], list[OpenQuestion]] = {}
    most_asked = sorted(questions, key=lambda it: -it.count)[:_MOST_COMPARED]
    for question in most_asked:
        asked = gist(question.text)
        near = process.extractOne(asked, list(groups), scorer=fuzz.ratio, score_cutoff=NEAR)
        groups.setdefault(near[0] if near else asked, []).append(question)
    found = sorted(
        (Group(tuple(it)) for it in groups.values()), key=lambda it: it.last, reverse=True
    )
    return tuple(sorted(found, key=lambda it: -it.count))


def group_of(questions: Iterable[OpenQuestion], text: str) -> Group | None:
    """The group in which somebody asked exactly this."""
    return next((it for it in grouped(questions) if text in it.texts), None)
