"""Pictures of statistics: there, legible, and right at the edges. Every warning fails a test."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from matplotlib.font_manager import get_font
from matplotlib.image import imread

import bot
from bot.ports.questions import Asked, Reception
from bot.rendering import font
from bot.rendering.charts import draw
from bot.rendering.charts.flow import flow
from bot.rendering.charts.lettering import elided, legible, width
from bot.statistics import Statistics
from bot.texts import Texts
from bot.wording import Wording
from knowledge import Article, write_numeral
from knowledge.parsing import parse
from knowledge.sidecar import Sidecar
from tests import made_up
from tests.knowledge.generated import articles
from tests.made_up import Dated

CATALOGUES = sorted(Path(bot.__file__).parent.glob("locale/*/LC_MESSAGES/*.po"))
LAST = date(2026, 11, 24)
ENGLISH = Wording(Texts("en"))


def counted(rows: tuple[Dated, ...], *articles: Article, days: int = 30) -> Statistics:
    reception = Reception(12, 3, 1)
    return made_up.counted(rows, *articles, last=LAST, days=days, reception=reception)


def asked(article: Article, questions: int) -> tuple[Dated, ...]:
    return tuple(made_up.made_up(article, LAST, 30, questions))


def looked_at(statistics: Statistics, wording: Wording = ENGLISH) -> Any:
    """The picture's dots: rows, columns, colours from 0 to 1."""
    return imread(io.BytesIO(draw(statistics, wording)), format="png")


def dark(picture: Any) -> int:
    """How many dots are of a dark shade."""
    return int((picture[:, :, :3].sum(axis=2) < 1.5).sum())


def long_article(parts: int) -> Article:
    """An article of many parts, each of a few sentences."""
    part = "{numeral}、第{numeral}个标题\n  这一部分有三句。" + "这一句要长得多" * 9 + "。完。\n"
    written = "".join(part.format(numeral=write_numeral(n)) for n in range(1, parts + 1))
    return parse("long", f"长文\n\n{written}", Sidecar(), "long")


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_a_picture_is_as_wide_as_a_phone_shows_and_not_blank(
    article: Article, language: str
) -> None:
    rows = asked(article, 300)
    picture = looked_at(counted(rows, article), Wording(Texts(language)))
    height, width, _ = picture.shape
    assert width == 1200 and 1200 < height < 2560
    assert dark(picture) > 10_000


def test_what_was_read_shows(article: Article) -> None:
    nothing = dark(looked_at(counted((), article)))
    rows = asked(article, 300)
    assert dark(looked_at(counted(rows, article))) > 1.5 * nothing


@pytest.mark.parametrize("days", [1, 2, 30, 366])
def test_one_question_and_none_make_pictures_too(article: Article, days: int) -> None:
    one = ((LAST, Asked(article.id, "found", "5", "5.p1.s2", 9.0)),)
    assert dark(looked_at(counted((), article, days=days))) > 5_000
    assert dark(looked_at(counted(one, article, days=days))) > 5_000


def test_the_same_numbers_make_the_same_picture(article: Article) -> None:
    statistics = counted(asked(article, 50), article)
    assert draw(statistics, ENGLISH) == draw(statistics, ENGLISH)


def test_a_long_article_is_shown_whole_and_a_very_long_one_where_it_was_read() -> None:
    sixty, ninety = long_article(60), long_article(90)
    rows = asked(ninety, 60)
    assert looked_at(counted((), sixty)).shape[0] < 3_000
    assert looked_at(counted(rows, ninety)).shape[0] < 3_000
    shown = flow(counted(rows, ninety).reading).sections
    read = {it.section for _, it in rows if it.section}
    assert len(shown) == 60 and read <= {it.section.id for it in shown}
    assert [it.section.path for it in shown] == sorted(it.section.path for it in shown)


def test_more_than_one_article_is_listed(article: Article) -> None:
    other = replace(article, id="other")
    one, two = asked(article, 40), asked(other, 40)
    alone = looked_at(counted(one, article, other))
    assert looked_at(counted((*one, *two), article, other)).shape[0] > alone.shape[0]


@settings(max_examples=20)
@given(article=articles())
def test_any_article_can_be_drawn(article: Article) -> None:
    assert draw(counted(asked(article, 20), article), ENGLISH)


def test_a_cell_stands_for_every_character_of_the_article(article: Article) -> None:
    cells = tuple(flow(counted((), article).reading).cells())
    sentences = [sentence.span for _, _, sentence in article.sentences()]
    assert sum(it.end - it.start for it in cells) == sum(it.end - it.start for it in sentences)
    assert sum(it.numbered for it in cells) == len(sentences)


def test_a_character_that_no_font_has_is_replaced_and_no_other() -> None:
    common = "一、廉潔“自律” — naïve Ångström 100 % ①"
    assert legible(common) == common
    assert legible("奉\U0010ffff献") == "奉〓献"


@pytest.mark.parametrize(
    "text", ["短", "一、坚持通力协作,树立大局意识", "A rather long heading, in English"]
)
def test_a_heading_that_is_too_long_is_cut_to_its_room(text: str) -> None:
    assert width(elided(text, 8)) <= 8
    assert elided(text, 40) == text


def test_the_shipped_font_alone_writes_the_article_and_all_that_the_bot_says(
    article: Article,
) -> None:
    said = "".join(path.read_text(encoding="utf-8") for path in CATALOGUES)
    shipped = get_font(font.FILE).get_charmap()
    missing = {char for char in article.text + said if ord(char) not in shipped}
    assert {char for char in missing if char.isalnum()} == set()
