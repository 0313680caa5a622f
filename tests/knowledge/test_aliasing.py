"""Other words for a section's subject: kept once, recognised, and tried without being kept."""

import pytest
from sqlite_utils import Database

from knowledge import Found, KnowledgeBase, Nothing
from knowledge.aliasing import aliased_section, concerns, is_alias, with_alias, without_alias
from knowledge.articles import ArticleFiles
from knowledge.engines.index import SqliteIndex
from knowledge.engines.library import SqliteLibrary

_KEPT = (("1", ("团建",)), ("2", ("带新人", "mentoring")))


def test_an_alias_stands_behind_those_of_its_section() -> None:
    assert with_alias(_KEPT, "1", "聚餐") == (("1", ("团建", "聚餐")), _KEPT[1])
    assert with_alias((), "closing", "聚餐") == (("closing", ("聚餐",)),)


def test_an_alias_of_another_section_is_moved() -> None:
    assert with_alias(_KEPT, "3", "團建?") == (_KEPT[1], ("3", ("團建?",)))


@pytest.mark.parametrize("words", ["Mentoring", "mentoring?", "请问mentoring"])
def test_an_alias_is_taken_back_however_it_is_spelled(words: str) -> None:
    assert without_alias(_KEPT, words) == (_KEPT[0], ("2", ("带新人",)))
    assert without_alias(_KEPT, f"{words} programme") == _KEPT


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("团建", "1"),
        ("请问團建活动怎么做?", None),
        ("什么是團建?", "1"),
        ("怎样带新人", "2"),
        ("新人怎么带?", "2"),
        ("", None),
    ],
)
def test_a_question_of_an_aliass_words_alone_means_its_section(
    question: str, section: str | None
) -> None:
    assert aliased_section(_KEPT, question) == section


def test_an_alias_of_two_sections_means_neither() -> None:
    assert aliased_section((*_KEPT, ("3", ("团建",))), "团建") is None


def test_an_alias_concerns_questions_that_share_two_sounds_or_a_word() -> None:
    assert concerns("团建", "团建活动怎么搞")
    assert concerns("团建", "tuan jian")
    assert concerns("mentoring", "a mentoring programme")
    assert not concerns("团建", "怎样写材料")
    assert not concerns("怎么团建", "怎么写材料")


@pytest.fixture
def base(database: Database, shipped_files: ArticleFiles) -> KnowledgeBase:
    """The shipped article alone."""
    index = SqliteIndex(database)
    base = KnowledgeBase(SqliteLibrary(database, index), index)
    base.bring_up_to_date([shipped_files])
    return base


def section_of(base: KnowledgeBase, question: str) -> str | None:
    answer = base.answer(question, base.default)
    return answer.passages[0].section.id if isinstance(answer, Found) else None


@pytest.mark.parametrize("words", ["团建", "值班安排", "带好新人", "how do I mentor newcomers"])
@pytest.mark.parametrize("section", ["intro", "1", "4", "closing"])
def test_whoever_asks_by_an_alias_alone_is_surely_answered(
    base: KnowledgeBase, words: str, section: str
) -> None:
    base.put_aliases(base.default.id, ((section, (words,)),))
    assert section_of(base, f"请问{words}?") == section
    assert is_alias(base.default, section, words) and not is_alias(base.default, "3", words)


def test_what_is_only_supposed_is_answered_so_and_not_kept(base: KnowledgeBase) -> None:
    id, before = base.default.id, section_of(base, "团建")
    with base.supposing(id, (("4", ("团建",)),)):
        assert section_of(base, "团建") == "4"
    assert section_of(base, "团建") == before
    assert base.aliases(id) == ()


def test_what_was_supposed_is_not_taken_for_what_is_kept_next(base: KnowledgeBase) -> None:
    id = base.default.id
    with base.supposing(id, (("4", ("团建",)),)):
        assert section_of(base, "团建") == "4"
    base.put_aliases(id, (("5", ("团建",)),))
    assert section_of(base, "团建") == "5"


def test_a_defect_while_supposing_is_no_less_a_defect(base: KnowledgeBase) -> None:
    with pytest.raises(ZeroDivisionError), base.supposing(base.default.id, (("4", ("团建",)),)):
        _ = 1 / 0
    assert base.aliases(base.default.id) == ()


_LONG = "一本长书\n\n" + "\n\n".join(
    f"{numeral}、第{numeral}个题目\n\n" + "\n".join(f"　　这里说到第{n}件小事。" for n in range(12))
    for numeral in "一二三四五六七八"
)


@pytest.fixture
def long(database: Database) -> KnowledgeBase:
    """An article of 96 paragraphs, far more than are looked at closely."""
    index = SqliteIndex(database)
    base = KnowledgeBase(SqliteLibrary(database, index), index)
    base.take([ArticleFiles("long", _LONG.encode(), b"")])
    base.put_aliases("long", (("6", ("带新人", "mentoring")),))
    return base


@pytest.mark.parametrize("question", ["怎么带新人", "mentoring?", "老员工怎样带新人"])
def test_an_alias_leads_into_a_long_article_that_has_none_of_the_words(
    long: KnowledgeBase, question: str
) -> None:
    answer = long.look_up(question, long.default)
    assert not isinstance(answer, Nothing) and answer.passages[0].section.id == "6"


def test_an_alias_outlives_another_version_and_a_removal_of_its_article(
    long: KnowledgeBase, shipped_files: ArticleFiles
) -> None:
    long.take([shipped_files, ArticleFiles("long", _LONG.replace("小", "大").encode(), b"")])
    assert section_of(long, "怎么带新人") == "6"
    long.remove("long")
    assert section_of(long, "怎么带新人") is None
    long.restore("long")
    assert section_of(long, "怎么带新人") == "6"


def test_an_alias_that_is_taken_back_leads_nowhere(long: KnowledgeBase) -> None:
    long.put_aliases("long", (("2", ("周末值班",)),))
    assert section_of(long, "怎么带新人") is None
    assert section_of(long, "周末值班") == "2"
