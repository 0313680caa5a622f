"""What readers ask, counted: questions a day, how they ended, how long they took, what they read.

Rows in, one frozen value out; where the rows come from and how the value looks is elsewhere. Days
are UTC's, as the rows' times are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from math import ceil

from bot.reply import Outcome
from knowledge import Address, Article, Section, Span, locate, parse_address


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was answered: when, in what it ended, what it showed. Nobody's words.

    `section` and `address` are of the first place that was shown, None where none was; `ms` is how
    long the answer took, in milliseconds.
    """

    time: datetime
    article: str
    outcome: Outcome
    section: str | None
    address: str | None
    ms: float


@dataclass(frozen=True, slots=True)
class Reception:
    """How the bot is received: votes, and chats that it cannot write to any more; at all times."""

    helpful: int = 0
    unhelpful: int = 0
    departed: int = 0


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
    `reading` is of the first of them, or of the one article that this is about.
    """

    days: tuple[tuple[date, Tally], ...]
    total: Tally
    articles: tuple[tuple[Article, int], ...]
    reading: Reading
    reception: Reception


def first_day(last: date, days: int) -> date:
    """The first of so many days of which `last` is the last."""
    return last - timedelta(days=days - 1)


def count(
    asked: Iterable[Asked],
    days: tuple[date, date],
    articles: Mapping[str, Article],
    default: Article,
    reception: Reception,
) -> Statistics:
    """The statistics of what was asked from the first to the last of `days`, both included.

    Questions of other days are left out. An article that is no longer in `articles` counts for its
    day and is not listed. Where nothing was asked, the reading is of `default`.
    """
    first, last = days
    by_day: dict[date, list[Asked]] = {day: [] for day in _every_day(first, last)}
    for it in asked:
        if (day := it.time.date()) in by_day:
            by_day[day].append(it)
    kept = [it for rows in by_day.values() for it in rows]
    known = Counter(it.article for it in kept if it.article in articles)
    ranked = tuple((articles[id], questions) for id, questions in known.most_common())
    article = ranked[0][0] if ranked else default
    return Statistics(
        days=tuple((day, _tally(rows)) for day, rows in by_day.items()),
        total=_tally(kept),
        articles=ranked,
        reading=_reading(article, (it for it in kept if it.article == article.id)),
        reception=reception,
    )


def _every_day(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _tally(asked: Iterable[Asked]) -> Tally:
    rows = tuple(asked)
    counts = Counter(it.outcome for it in rows)
    outcomes = tuple((it, counts[it]) for it in Outcome if counts[it])
    return Tally(outcomes, _times(sorted(it.ms for it in rows)))


def _times(ordered: list[float]) -> Times | None:
    """Percentiles by the nearest rank: times that answers really took."""
    if not ordered:
        return None
    ranks = (ceil(share * len(ordered)) - 1 for share in (0.5, 0.95))
    return Times(*(ordered[rank] for rank in ranks))


def _reading(article: Article, asked: Iterable[Asked]) -> Reading:
    shown, places = Counter[str](), Counter[str]()
    for it in asked:
        shown[it.section or ""] += 1
        places[it.address or ""] += 1
    counts = _sentence_counts(article, places)
    sentences: dict[str, list[SentenceReads]] = defaultdict(list)
    for section, paragraph, sentence in article.sentences():
        address = Address(section.id, paragraph.number, sentence.number)
        reads = counts[sentence.span]
        sentences[section.id].append(SentenceReads(address, sentence.span, reads))
    sections = (SectionReads(it, shown[it.id], tuple(sentences[it.id])) for it in article.sections)
    return Reading(article, tuple(sections))


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
