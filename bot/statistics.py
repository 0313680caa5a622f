"""What readers ask, counted: questions a day, how they ended, how long they took, what they read.

Rows in, one frozen value out; where the rows come from and how the value looks is elsewhere. Days
are UTC's, as the rows' times are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from math import ceil

from bot.ports.questions import Asked, Reception
from bot.reply import Outcome
from knowledge import Address, Article, Section, Span, locate, parse_address
from knowledge.store import Entry


class Ending(Enum):
    """How a question ended for the reader, coarser than its outcome."""

    ANSWERED = "answered"
    UNSURE = "unsure"
    NOTHING = "nothing"


def _ending(outcome: Outcome) -> Ending:
    match outcome:
        case Outcome.UNSURE:
            return Ending.UNSURE
        case Outcome.NOTHING | Outcome.ERROR:
            return Ending.NOTHING
        case _:
            return Ending.ANSWERED


@dataclass(frozen=True, slots=True)
class Times:
    """Answer times in milliseconds: half of the answers took at most `median`, 95 % `slow`."""

    median: float
    slow: float


@dataclass(frozen=True, slots=True)
class Tally:
    """Some questions by their outcome, and their answer times (None where there are none)."""

    outcomes: tuple[tuple[Outcome, int], ...]
    times: Times | None

    @property
    def questions(self) -> int:
        """How many there are."""
        return sum(count for _, count in self.outcomes)

    def ended(self, ending: Ending) -> int:
        """How many ended this way."""
        return sum(count for outcome, count in self.outcomes if _ending(outcome) is ending)


@dataclass(frozen=True, slots=True)
class SentenceReads:
    """How often a sentence was the one that answers."""

    address: Address
    span: Span
    reads: int


@dataclass(frozen=True, slots=True)
class SectionReads:
    """How often a section was shown, and what of it answered, in reading order.

    Who asked for the whole section counts for the section alone.
    """

    section: Section
    reads: int
    sentences: tuple[SentenceReads, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one article: every section, in reading order."""

    article: Article
    sections: tuple[SectionReads, ...]

    def most_read(self, count: int) -> tuple[SentenceReads, ...]:
        """The sentences that answered most often, the most frequent first."""
        read = (it for section in self.sections for it in section.sentences if it.reads)
        return tuple(sorted(read, key=lambda it: -it.reads)[:count])


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything of a period: every day of it, those without a question too.

    `articles` are those that were asked, the most asked first, with how many questions each had;
    `reading` is of one article.
    """

    days: tuple[tuple[date, Tally], ...]
    total: Tally
    articles: tuple[tuple[Entry, int], ...]
    reading: Reading
    reception: Reception


def count(
    days: Iterable[date],
    asked: Sequence[tuple[date, Asked]],
    articles: tuple[tuple[Entry, int], ...],
    article: Article,
    reception: Reception,
) -> Statistics:
    """The statistics of what was asked on these days; what was read of one article."""
    by_day: dict[date, list[Asked]] = {day: [] for day in days}
    for day, it in asked:
        by_day[day].append(it)
    questions = [it for _, it in asked]
    return Statistics(
        tuple((day, tally(rows)) for day, rows in by_day.items()),
        tally(questions),
        articles,
        read_through(article, questions),
        reception,
    )


def days_until(last: date, count: int) -> tuple[date, ...]:
    """So many days in a row, of which `last` is the last."""
    return tuple(last - timedelta(days=n) for n in reversed(range(count)))


def most_asked(asked: Iterable[Asked], known: Iterable[Entry]) -> tuple[tuple[Entry, int], ...]:
    """The known articles that were asked, the most asked first, and how often each was."""
    counts = Counter(it.article for it in asked)
    found = ((entry, counts[entry.id]) for entry in known if counts[entry.id])
    return tuple(sorted(found, key=lambda it: -it[1]))


def tally(asked: Iterable[Asked]) -> Tally:
    """These questions, counted."""
    rows = tuple(asked)
    counts = Counter(it.outcome for it in rows)
    outcomes = tuple((it, counts[it.value]) for it in Outcome if counts[it.value])
    return Tally(outcomes, _times(sorted(it.milliseconds for it in rows)))


def read_through(article: Article, asked: Iterable[Asked]) -> Reading:
    """What the questions that came to this article showed of it."""
    shown, places = Counter[str](), Counter[str]()
    for it in asked:
        if it.article == article.id:
            shown[it.section] += 1
            places[it.address] += 1
    counts = _sentence_counts(article, places)
    sentences: dict[str, list[SentenceReads]] = defaultdict(list)
    for section, paragraph, sentence in article.sentences():
        address = Address(section.id, paragraph.number, sentence.number)
        reads = counts[sentence.span]
        sentences[section.id].append(SentenceReads(address, sentence.span, reads))
    sections = (SectionReads(it, shown[it.id], tuple(sentences[it.id])) for it in article.sections)
    return Reading(article, tuple(sections))


def _times(ordered: list[float]) -> Times | None:
    """Percentiles by the nearest rank: times that answers really took."""
    if not ordered:
        return None
    ranks = (ceil(share * len(ordered)) - 1 for share in (0.5, 0.95))
    return Times(*(ordered[rank] for rank in ranks))


def _sentence_counts(article: Article, places: Mapping[str, int]) -> Counter[Span]:
    """How often each sentence answered; a point is made of its sentences."""
    counts = Counter[Span]()
    for text, reads in places.items():
        address = parse_address(text)
        passage = locate(article, address) if address else None
        if passage and (passage.address.sentence or passage.address.point):
            for paragraph in passage.section.paragraphs:
                for sentence in paragraph.sentences:
                    counts[sentence.span] += reads * sentence.span.overlaps(passage.span)
    return counts
