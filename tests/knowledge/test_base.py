"""What is taken in, removed and brought back; what a start does; what other processes change."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from knowledge import Found, KnowledgeBase, Nothing
from knowledge.articles import ArticleFiles
from knowledge.engines.index import SqliteIndex
from knowledge.engines.library import SqliteLibrary
from knowledge.engines.schema import KNOWLEDGE
from knowledge.engines.sqlite import open_database
from knowledge.errors import (
    ArticleError,
    DuplicateArticleError,
    LastArticleError,
    UnknownArticleError,
)

_BEES = """养蜂须知

一、蜂箱的摆放
  蜂箱要放在背风向阳的地方。

二、越冬的准备
  入冬以前要留足蜂蜜。
"""


def written(id: str, text: str = _BEES, sidecar: str = "") -> ArticleFiles:
    return ArticleFiles(id, text.encode(), sidecar.encode())


BEES = written("bees")
_LATER = written("bees", _BEES.replace("留足蜂蜜", "留足二十斤蜂蜜"))


@pytest.fixture
def base(database: Database, shipped_files: ArticleFiles) -> KnowledgeBase:
    """A knowledge base with the shipped article and another one."""
    opened = base_over(database)
    opened.bring_up_to_date([shipped_files])
    opened.take([BEES])
    return opened


@pytest.fixture
def elsewhere(database: Database) -> Iterator[KnowledgeBase]:
    """The same library as another process has it open."""
    (_, _, file) = database.execute("PRAGMA database_list").fetchone()
    opened = open_database(Path(file), KNOWLEDGE)
    yield base_over(opened)
    opened.conn.close()


def base_over(database: Database) -> KnowledgeBase:
    index = SqliteIndex(database)
    return KnowledgeBase(SqliteLibrary(database, index), index)


def ids(base: KnowledgeBase) -> list[str]:
    return [entry.id for entry in base.entries]


def honey(base: KnowledgeBase) -> str:
    """What the article about bees says about the winter."""
    answer = base.answer("入冬以前要留足什么", base.article("bees"))
    assert isinstance(answer, Found)
    return answer.article.quote(answer.passages[0].span)


def test_what_is_taken_in_is_answered_from(base: KnowledgeBase) -> None:
    assert honey(base) == "入冬以前要留足蜂蜜。"
    assert ids(base) == ["dbw-2015-09-24", "bees"]
    assert base.default.id == "dbw-2015-09-24"


def test_what_was_taken_in_already_is_not_taken_in_again(base: KnowledgeBase) -> None:
    assert base.take([BEES]) == ()
    assert base.take([_LATER, written("more", _BEES.replace("养蜂", "养蚕"))]) == ("bees", "more")


def test_a_new_version_answers_and_the_earlier_one_can_still_be_read(base: KnowledgeBase) -> None:
    before = base.article("bees")
    base.take([_LATER])
    assert honey(base) == "入冬以前要留足二十斤蜂蜜。"
    assert base.versions("bees") == (base.article("bees").version, before.version)
    assert base.version("bees", before.version[:8]) == before
    assert base.version("bees", "") == base.article("bees")
    assert base.files("bees", before.version) == BEES
    with pytest.raises(UnknownArticleError):
        base.version("bees", "0123abcd")


def test_an_earlier_version_that_cannot_be_read_any_more_is_as_if_it_were_not_there(
    base: KnowledgeBase, database: Database
) -> None:
    before = base.article("bees").version
    base.take([_LATER])
    database.execute(
        "UPDATE article_version SET text = ? WHERE version = ?", ["乱".encode(), before]
    )
    with pytest.raises(UnknownArticleError):
        base.version("bees", before)
    assert base.find_before("入冬以前要留足蜂蜜", base.article("bees")) is None
    assert honey(base) == "入冬以前要留足二十斤蜂蜜。"


def test_two_files_of_one_id_are_refused_and_none_is_taken_in(base: KnowledgeBase) -> None:
    with pytest.raises(DuplicateArticleError, match=r"bees\.txt.* another file of this name"):
        base.take([_LATER, BEES])
    assert honey(base) == "入冬以前要留足蜂蜜。"


def test_two_articles_of_one_title_and_date_are_refused(base: KnowledgeBase) -> None:
    with pytest.raises(DuplicateArticleError, match=r"《养蜂须知》.*as “bees”"):
        base.take([written("silk", _BEES.replace("养蜂", "养蚕")), written("bees-2")])
    assert ids(base) == ["dbw-2015-09-24", "bees"]
    dated = _BEES.replace("养蜂须知", "养蜂须知\n2020年1月2日")
    assert base.take([written("bees-2020", dated)]) == ("bees-2020",)


@pytest.mark.parametrize("broken", [written("b", "题\n乱"), ArticleFiles("c", b"\xff", b"")])
def test_one_that_cannot_be_read_leaves_the_library_as_it_was(
    base: KnowledgeBase, broken: ArticleFiles
) -> None:
    with pytest.raises(ArticleError):
        base.take([_LATER, written("silk", _BEES.replace("养蜂", "养蚕")), broken])
    assert ids(base) == ["dbw-2015-09-24", "bees"]
    assert honey(base) == "入冬以前要留足蜂蜜。"


def test_one_that_is_interrupted_leaves_the_library_as_it_was(base: KnowledgeBase) -> None:
    def stopped() -> Iterator[ArticleFiles]:
        yield _LATER
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        base.take(stopped())
    assert honey(base) == "入冬以前要留足蜂蜜。"
    assert len(base.versions("bees")) == 1


def test_what_is_removed_answers_no_more_and_comes_back_whole(base: KnowledgeBase) -> None:
    before, files = base.article("bees"), base.files("bees")
    base.put_aliases("bees", (("2", ("冬天",)),))
    base.remove("bees")
    assert ids(base) == ["dbw-2015-09-24"]
    assert [(entry.id, entry.title) for entry in base.removed] == [("bees", "养蜂须知")]
    with pytest.raises(UnknownArticleError):
        base.article("bees")
    assert isinstance(base.answer("入冬以前要留足什么", before), Nothing)
    assert base.version("bees", "") == before and base.files("bees") == files
    base.restore("bees")
    assert honey(base) == "入冬以前要留足蜂蜜。"
    assert base.article("bees") == replace(before, aliases=(("2", ("冬天",)),))
    assert base.removed == ()


def test_only_what_is_there_can_be_removed_and_not_the_last(base: KnowledgeBase) -> None:
    with pytest.raises(UnknownArticleError, match="no article “silk”; there are dbw"):
        base.remove("silk")
    base.remove("dbw-2015-09-24")
    assert base.default.id == "bees"
    with pytest.raises(LastArticleError, match="“bees” is the only article"):
        base.remove("bees")
    with pytest.raises(UnknownArticleError, match="no article “silk”"):
        base.restore("silk")
    base.restore("bees")
    assert ids(base) == ["bees"]


def test_an_operators_alias_leads_the_next_question_to_its_part(base: KnowledgeBase) -> None:
    assert isinstance(base.answer("天冷了吃什么", base.article("bees")), Nothing)
    base.put_aliases("bees", (("2", ("天冷了吃什么",)),))
    answer = base.answer("天冷了吃什么", base.article("bees"))
    assert not isinstance(answer, Nothing)
    assert base.aliases("bees") == (("2", ("天冷了吃什么",)),)


def test_what_was_only_supposed_leaves_nothing_behind(base: KnowledgeBase) -> None:
    bees = base.article("bees")
    with base.supposing("bees", (("2", ("天冷了吃什么",)),)):
        assert not isinstance(base.answer("天冷了吃什么", bees), Nothing)
    base.put_aliases("bees", (("1", ("放在哪儿",)),))
    assert isinstance(base.answer("天冷了吃什么", bees), Nothing)


def test_an_article_answers_the_same_whatever_else_there_is(
    base: KnowledgeBase, shipped_files: ArticleFiles
) -> None:
    questions = ("讲作风的那节", "当官先要做好人", "dedication", "廉结自律", "房贷利率是多少")
    before = [base.answer(question, base.default) for question in questions]
    text = shipped_files.text.decode()
    alike = (
        replace(shipped_files, id=f"alike-{n}", text=text.replace("充分", f"{n}", 1).encode())
        for n in range(20)
    )
    base.take(alike)
    assert [base.answer(question, base.default) for question in questions] == before


# Upgrades.


def test_an_upgrade_brings_the_shipped_articles_new_words(base: KnowledgeBase) -> None:
    base.bring_up_to_date([written("shipped", _BEES.replace("养蜂", "养蚕"))])
    newer = written("shipped", _BEES.replace("养蜂", "养蚕").replace("入冬以前", "立冬以前"))
    base.bring_up_to_date([newer])
    assert "立冬以前" in base.article("shipped").text
    assert len(base.versions("shipped")) == 2


def test_an_upgrade_leaves_removed_what_the_operator_removed(
    base: KnowledgeBase, shipped_files: ArticleFiles
) -> None:
    base.remove(shipped_files.id)
    base.bring_up_to_date([shipped_files])
    base.bring_up_to_date([replace(shipped_files, sidecar=shipped_files.sidecar + b"\n")])
    assert ids(base) == ["bees"]


def test_an_upgrade_leaves_what_the_operator_imported_in_place_of_a_shipped_article(
    base: KnowledgeBase, shipped_files: ArticleFiles
) -> None:
    own = replace(shipped_files, sidecar=shipped_files.sidecar + b"\n# own\n")
    base.take([own])
    base.bring_up_to_date([replace(shipped_files, sidecar=shipped_files.sidecar + b"\n# new\n")])
    assert base.files(shipped_files.id) == own


def test_what_an_earlier_edition_read_is_read_anew(
    base: KnowledgeBase, database: Database, shipped_files: ArticleFiles
) -> None:
    database.execute("UPDATE article SET edition = 0")
    database.execute("DELETE FROM section")
    base.bring_up_to_date([shipped_files])
    assert honey(base) == "入冬以前要留足蜂蜜。"
    assert len(base.article(shipped_files.id).parts) == 6
    database.execute("UPDATE article SET edition = 0, removed = 'today' WHERE id = 'bees'")
    base.bring_up_to_date([shipped_files])
    assert ids(base) == [shipped_files.id]


# Other processes.


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        (lambda other: other.take([_LATER]), ["入冬以前要留足二十斤蜂蜜。"]),
        (lambda other: other.remove("bees"), []),
    ],
)
def test_what_another_process_changes_holds_for_the_next_question(
    base: KnowledgeBase,
    elsewhere: KnowledgeBase,
    change: Callable[[KnowledgeBase], object],
    outcome: list[str],
) -> None:
    asked = base.article("bees")
    assert honey(base) == "入冬以前要留足蜂蜜。"
    change(elsewhere)
    answer = base.answer("入冬以前要留足什么", asked)
    found = [answer.article.quote(answer.passages[0].span)] if isinstance(answer, Found) else []
    assert found == outcome
    assert ids(base) == ids(elsewhere)


def test_what_was_only_supposed_hides_nothing_that_another_process_changes(
    base: KnowledgeBase, elsewhere: KnowledgeBase
) -> None:
    with base.supposing("bees", (("1", ("入冬以前要留足什么",)),)):
        answer = base.answer("入冬以前要留足什么", base.article("bees"))
        assert isinstance(answer, Found) and answer.passages[0].section.id == "1"
    elsewhere.take([_LATER])
    assert honey(base) == "入冬以前要留足二十斤蜂蜜。"
    assert base.article("bees").aliases == ()


def test_more_articles_than_are_remembered_are_all_answered_from(base: KnowledgeBase) -> None:
    many = [written(f"a{n}", _BEES.replace("养蜂", f"养蜂{n}")) for n in range(40)]
    assert len(base.take(iter(many))) == 40
    assert [base.article(files.id).id for files in many] == [files.id for files in many]
    assert [base.article(files.id).id for files in many[:3]] == ["a0", "a1", "a2"]
