"""What is counted, out of rows made by hand."""

import json
from datetime import date, timedelta

import pytest

from bot.ports.questions import Asked, Reception
from bot.rendering.columns import places
from bot.rendering.statistics_record import render_rows
from bot.rendering.statistics_text import render_statistics
from bot.reply import Outcome
from bot.statistics import Ending, Statistics
from bot.texts import Texts
from bot.wording import Wording
from knowledge import Article, locate, parse_address
from tests import made_up
from tests.made_up import Dated

LAST = date(2026, 11, 24)
WORDING = Wording(Texts("zh-Hans"))


def counted(
    article: Article, rows: tuple[Dated, ...], days: int = 7, reception: Reception | None = None
) -> Statistics:
    return made_up.counted(rows, article, last=LAST, days=days, reception=reception)


def question(
    article: Article,
    address: str = "",
    outcome: Outcome = Outcome.FOUND,
    days_ago: int = 0,
    ms: float = 20.0,
) -> Dated:
    parsed = parse_address(address)
    shown = locate(article, parsed) if parsed else None
    return LAST - timedelta(days=days_ago), made_up.asked(article, outcome, shown, ms)


def reads(statistics: Statistics) -> dict[str, int]:
    """How often each sentence answered, those that did."""
    sections = statistics.reading.sections
    sentences = (sentence for section in sections for sentence in section.sentences)
    return {str(it.address): it.reads for it in sentences if it.reads}


def test_a_day_without_questions_is_a_day_with_none(article: Article) -> None:
    rows = tuple(question(article, days_ago=n) for n in (0, 3, 3))
    days = counted(article, rows).days
    assert [tally.questions for _, tally in days] == [0, 0, 0, 2, 0, 0, 1]
    assert [day for day, _ in days] == [date(2026, 11, 18 + n) for n in range(7)]


def test_no_question_at_all_has_no_share_and_no_time(article: Article) -> None:
    none = counted(article, ())
    assert none.total.questions == 0 and none.total.times is None
    assert none.reading.article is article and not none.reading.most_read(3)
    assert none.articles == ()


def test_every_question_ends_in_one_of_three_ways(article: Article) -> None:
    rows = tuple(question(article, outcome=outcome) for outcome in Outcome)
    total = counted(article, rows).total
    assert sum(total.ended(ending) for ending in Ending) == len(Outcome)
    assert total.ended(Ending.UNSURE) == 1
    assert total.ended(Ending.NOTHING) == 2  # nothing, and an error


@pytest.mark.parametrize(
    ("times", "median", "slow"),
    [([7.0], 7, 7), ([4.0, 1.0], 1, 4), ([float(n) for n in range(100, 0, -1)], 50, 95)],
)
def test_the_times_are_times_that_answers_took(
    article: Article, times: list[float], median: float, slow: float
) -> None:
    taken = counted(article, tuple(question(article, ms=ms) for ms in times)).total.times
    assert taken and (taken.median, taken.slow) == (median, slow)


def test_a_sentence_that_answered_is_counted_for_itself_and_its_part(article: Article) -> None:
    statistics = counted(article, (question(article, "5.p1.s2"),) * 2)
    assert reads(statistics) == {"5.p1.s2": 2}
    parts = {it.section.id: it.reads for it in statistics.reading.sections}
    assert parts["5"] == 2 and sum(parts.values()) == 2


def test_who_asks_for_a_whole_part_reads_no_one_sentence_of_it(article: Article) -> None:
    statistics = counted(article, (question(article, "5.p1.s2", Outcome.REFERENCE),))
    assert reads(statistics) == {}
    assert sum(it.reads for it in statistics.reading.sections) == 1


def test_a_point_is_counted_for_its_sentences(article: Article) -> None:
    spoken = reads(counted(article, (question(article, "2.o3"),)))
    assert spoken == {"2.p1.s8": 1, "2.p1.s9": 1, "2.p1.s10": 1}


def test_a_place_that_the_article_no_longer_has_counts_as_a_question_alone(
    article: Article,
) -> None:
    gone = LAST, Asked(article.id, "found", "99", "99.p1.s1", 1.0)
    statistics = counted(article, (gone,))
    assert statistics.total.questions == 1
    assert reads(statistics) == {}


def test_a_removed_article_counts_for_its_day_and_is_not_listed(article: Article) -> None:
    gone = LAST, Asked("removed", "found", "1", "1.p1.s1", 1.0)
    statistics = counted(article, (gone, question(article)))
    assert statistics.total.questions == 2
    assert [(it.id, questions) for it, questions in statistics.articles] == [(article.id, 1)]


def test_the_rows_are_one_object_a_line_and_add_up(article: Article) -> None:
    statistics = counted(
        article, tuple(made_up.made_up(article, LAST, 7, 90)), 7, Reception(3, 1, 2)
    )
    rows = [json.loads(row) for row in render_rows(statistics)]
    of = {kind: [row for row in rows if row["row"] == kind] for kind in ("total", "day", "section")}
    (total,) = of["total"]
    assert (total["helpful"], total["unhelpful"], total["departed"]) == (3, 1, 2)
    assert len(of["day"]) == 7
    assert sum(day["questions"] for day in of["day"]) == total["questions"]
    assert total["answered"] + total["unsure"] + total["nothing"] == total["questions"]
    quotes = [row for row in rows if row["row"] == "sentence"]
    assert len(quotes) == len(tuple(article.sentences()))
    assert all(article.text[row["start"] : row["end"]] == row["quote"] for row in quotes)


def test_columns_stand_below_each_other_whatever_script_they_are_in(article: Article) -> None:
    text = render_statistics(
        counted(article, tuple(made_up.made_up(article, LAST, 7, 90))), WORDING
    )
    tables = [block.splitlines() for block in text.split("\n\n")]
    figures, days = tables[1], tables[2]
    assert len({places(row) for row in figures}) == 1
    assert len({places(row) for row in days}) == 1
    assert days[0].startswith("每天的问题") and len(days) == 8


def test_the_table_of_no_questions_shows_every_day_and_no_sentences(article: Article) -> None:
    text = render_statistics(counted(article, ()), WORDING)
    assert text.count("2026-11-") == 2 + 7
    assert "最常作答" not in text
