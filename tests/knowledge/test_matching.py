"""Readers' words find the paragraph they mean, and what is not there is said not to be."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from knowledge.engines.index import SqliteIndex, create_index
from knowledge.matching import Document, Verdict, content_words, search
from knowledge.model import Article, Kind
from knowledge.parsing import decode, parse
from knowledge.sidecar import read_sidecar

ARTICLES = Path(__file__).parents[2] / "knowledge" / "articles"
NAME = "dbw-2015-09-24"


def _article() -> Article:
    raw, toml = (
        (ARTICLES / f"{NAME}.txt").read_bytes(),
        (ARTICLES / f"{NAME}.toml").read_text("utf-8"),
    )
    return parse(NAME, decode(raw, NAME), read_sidecar(toml, NAME), NAME)


def _index(*documents: Document) -> SqliteIndex:
    database = Database(memory=True)
    create_index(database)
    index = SqliteIndex(database)
    index.add(documents)
    return index


@pytest.fixture(scope="module")
def index() -> SqliteIndex:
    article = _article()
    aliases = dict(article.aliases)
    return _index(
        *(
            Document(
                article.id,
                section.id,
                paragraph.number,
                article.quote(paragraph.span),
                article.heading(section) or "",
                section.kind is not Kind.PART,
                aliases.get(section.id, ()),
            )
            for section in article.sections
            for paragraph in section.paragraphs
        )
    )


@pytest.mark.parametrize(
    ("query", "section"),
    [
        ("廉结自律", "6"),
        ("雷历风行", "3"),
        ("督查洛实", "4"),
        ("勤字當頭", "2"),
        ("鞠躬盡瘁", "5"),
        ("da ju yi shi", "1"),
        ("fengxianjingshen", "5"),
        ("FENG4 xian4", "5"),
        ("勤", "2"),
        ("他律", "6"),
        ("上面千条线下面一根针", "4"),
        ("请问一下，文章里讲奉献的是哪一段呀？谢谢😊", "5"),
        ("teamwork", "1"),
        ("怎么才能不贪", "6"),
        ("大局意识", "1"),
    ],
)
def test_a_readers_words_find_the_section(index: SqliteIndex, query: str, section: str) -> None:
    ranking = search(query, index)
    assert ranking.verdict is not Verdict.NOTHING
    assert ranking.matches[0].document.section == section


@pytest.mark.parametrize(
    "query",
    [
        "今天晚饭吃什么",
        "怎么学游泳",
        "how to cook pasta",
        "abc",
        "????",
        "请假要找哪个部门审批",
        "请问",
    ],
)
def test_what_the_article_does_not_treat_is_refused(index: SqliteIndex, query: str) -> None:
    assert search(query, index).verdict is Verdict.NOTHING


@pytest.mark.parametrize(
    "query",
    [
        "工资",  # a thing that goes by one name, which is not there
        "开会能报销差旅费吗",
        "办公室的钢琴",
        "gangqin",
        "公务员",  # sounds like 公无 and 务员, of which the article has each somewhere
        "小时工",
        "what time is it",
    ],
)
def test_an_office_word_beside_what_is_not_there_is_refused(index: SqliteIndex, query: str) -> None:
    assert search(query, index).verdict is Verdict.NOTHING


def test_a_name_in_english_finds_who_is_named(index: SqliteIndex) -> None:
    best = search("Lu Xun", index).matches[0]
    assert "鲁迅" in best.document.text


def test_a_room_for_meetings_is_no_meeting() -> None:
    index = _index(Document("a", "1", 1, "会议要准备好。"), Document("a", "2", 1, "春天来了。"))
    assert search("会议室", index).matches[0].bridges == ()


def test_the_sentence_that_holds_the_words_is_marked(index: SqliteIndex) -> None:
    best = search("孺子牛", index).matches[0]
    place = best.highlights[0]
    assert "孺子牛" in best.document.text[place.start : place.end]


@pytest.mark.parametrize(
    ("query", "words"),
    [("要守住哪些底线", "做人、处事、用权、交友"), ("怎样提高开会的组织水平", "会议组织能力")],
)
def test_a_list_and_other_words_lead_to_the_sentence(
    index: SqliteIndex, query: str, words: str
) -> None:
    best = search(query, index).matches[0]
    place = best.highlights[0]
    assert words in best.document.text[place.start : place.end]


def test_verbatim_and_heading_are_told(index: SqliteIndex) -> None:
    best = search("廉洁自律", index).matches[0]
    assert best.verbatim
    assert best.in_heading


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("dedication", "一颗奉献的心。", "奉献"),
        ("合作", "大家通力协作。", "协作"),
        ("廉洁", "Honest officials refuse every gift.", "honest"),
    ],
)
def test_a_bridge_between_words_is_told(query: str, text: str, found: str) -> None:
    index = _index(Document("a", "1", 1, text), Document("a", "2", 1, "春天的河水漫过了田野。"))
    best = search(query, index).matches[0]
    assert [(bridge.asked, bridge.found) for bridge in best.bridges] == [(query, found)]


def test_headings_come_first_where_they_are_preferred(index: SqliteIndex) -> None:
    best = search("落实", index, prefer_headings=True).matches[0]
    assert "落实" in best.document.heading


def test_the_score_is_the_sum_of_its_parts_in_words(index: SqliteIndex) -> None:
    best = search("团结", index).matches[0]
    assert dict(best.parts)["pairs"] > 0


@pytest.mark.parametrize(
    ("query", "content"),
    [
        ("请问“勤”字是什么意思？谢谢😊", "勤字"),
        ("@bot 有没有人知道文里“后院”那句在哪呀??", "后院"),
        ("请假要找哪个部门审批", "请假要找 部门审批"),
        ("how to cook pasta", "cook pasta"),
        ("多伦多大学什么时候创立", "多伦多大学 创立"),
        ("喇嘛教是什么", "喇嘛教"),
        ("什么？", ""),
    ],
)
def test_question_words_and_noise_do_not_count(query: str, content: str) -> None:
    assert content_words(query) == content


ODD = [
    "",
    "。" * 5000,
    "的" * 100_000,
    "勤" * 100_000,
    "zhong guo " * 10_000,
    "xqzv bnmk",
    "Что делать?",
    "\ud800\udfff\x00\u202e",
    '"大局" AND NEAR(x, 1) OR * : ^ - ; DROP TABLE document',
    "ａｎ",
    "𠀀𠀁",
]


@pytest.mark.parametrize("query", ODD, ids=range(len(ODD)))
def test_odd_queries_have_an_ordinary_answer(index: SqliteIndex, query: str) -> None:
    ranking = search(query, index)
    assert 0 <= ranking.confidence <= 1


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=80))
def test_every_highlight_is_a_stretch_of_its_text(query: str) -> None:
    index = _index(
        Document("a", "1", 1, "一句。“两句”！ three words."), Document("a", "2", 1, "字")
    )
    ranking = search(query, index)
    assert ranking == search(query, index)
    for match in ranking.matches:
        for place in match.highlights:
            assert 0 <= place.start < place.end <= len(match.document.text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), max_size=6))
def test_any_paragraphs_can_be_asked(texts: list[str]) -> None:
    index = _index(*(Document("a", str(n), 1, text) for n, text in enumerate(texts)))
    assert len(search("大局意识 integrity", index).matches) <= len(texts)


def test_an_empty_collection_has_nothing() -> None:
    assert search("大局意识", _index()).verdict is Verdict.NOTHING


def test_identical_paragraphs_rank_in_reading_order() -> None:
    index = _index(*(Document("a", str(n), 1, "廉洁自律的道德操守。") for n in range(60)))
    assert [match.document.section for match in search("廉洁自律", index).matches[:3]] == [
        "0",
        "1",
        "2",
    ]


def test_paragraphs_of_one_character_and_of_very_many_can_be_asked() -> None:
    index = _index(Document("a", "1", 1, "勤"), Document("a", "2", 1, "廉洁自律。" * 10_000))
    assert search("勤", index).matches[0].document.section == "1"
    assert search("廉洁自律", index).matches[0].document.section == "2"


def test_a_chinese_question_finds_an_english_paragraph() -> None:
    index = _index(
        Document("a", "1", 1, "Honest officials refuse every gift and keep their integrity."),
        Document("a", "2", 1, "The river floods the fields in spring after heavy rain."),
    )
    assert search("廉洁", index).matches[0].document.section == "1"
