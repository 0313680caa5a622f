"""The SQLite index keeps paragraphs, gives candidates, and forgets what is removed."""

import pytest
from sqlite_utils import Database

from knowledge.engines.index import SqliteIndex, create_index
from knowledge.matching import AllBut, Document, search


def _document(article: str, paragraph: int, text: str) -> Document:
    return Document(article, "1", paragraph, text, aliases=("团队合作",))


@pytest.fixture
def database() -> Database:
    database = Database(memory=True)
    create_index(database)
    return database


def _first(index: SqliteIndex, query: str) -> Document:
    return search(query, index).matches[0].document


def test_a_document_comes_back_as_it_was_added(database: Database) -> None:
    index = SqliteIndex(database)
    document = Document("a", "3", 1, "雷厉风行。", "三、作风", True, ("拖拉", "efficiency"))
    index.add([document])
    assert _first(index, "雷厉风行") == document


def test_two_indexes_on_one_database_agree(database: Database) -> None:
    SqliteIndex(database).add(_document("a", n, f"第{n}段说水库与大坝。") for n in range(60))
    SqliteIndex(database).add([_document("b", 1, "俯首甘为孺子牛。")])
    assert _first(SqliteIndex(database), "孺子牛").article == "b"


def test_removing_an_article_leaves_no_trace_of_it(database: Database) -> None:
    index = SqliteIndex(database)
    index.add(
        [_document("a", 1, "横眉冷对千夫指, ordinary words。"), _document("b", 1, "孺子牛。")]
    )
    before = {name: list(database[name].rows) for name in ("posting", "frequency")}
    index.add([_document("c", 1, "鞠躬尽瘁，死而后已 perseverance。")])
    index.remove("c")
    assert {name: list(database[name].rows) for name in ("posting", "frequency")} == before
    assert index.size(None) == 2


def test_articles_removed_from_among_others_leave_the_others(database: Database) -> None:
    index = SqliteIndex(database)
    for article in "abcdef":
        index.add(_document(article, n, f"{article}文第{n}段说水库。") for n in range(10))
    for article in "bdf":
        index.remove(article)
    found = search("水库", index, limit=100).matches
    assert {match.document.article for match in found} == set("ace")
    assert index.frequencies("character", ["库", "坝"]) == {"库": 30}


def test_many_articles_added_together_are_as_if_added_one_by_one(database: Database) -> None:
    together, alone = SqliteIndex(database), Database(memory=True)
    create_index(alone)
    with together.gathering():
        for article in "abc":
            together.add(_document(article, n, f"第{n}段说水库 and words。") for n in range(9))
            SqliteIndex(alone).add(
                _document(article, n, f"第{n}段说水库 and words。") for n in range(9)
            )
    for table in ("document", "posting", "frequency"):
        assert list(database[table].rows) == list(alone[table].rows)


def test_very_many_are_added_as_few_are(database: Database) -> None:
    texts = [f"第{n}段说水库 and word{n}。" for n in range(4_500)]
    SqliteIndex(database).add(_document("a", n, text) for n, text in enumerate(texts))
    last = [row["characters"] for row in database.query("SELECT * FROM document ORDER BY id")][-9:]
    alone = Database(memory=True)
    create_index(alone)
    SqliteIndex(alone).add(_document("a", n, text) for n, text in enumerate(texts[-9:]))
    assert last == [row["characters"] for row in alone["document"].rows]
    assert SqliteIndex(database).frequencies("character", ["库"]) == {"库": 4_500}


def test_what_was_just_added_is_found_before_the_end(database: Database) -> None:
    index = SqliteIndex(database)
    with index.gathering():
        index.add(_document("a", n, f"第{n}段说水库。") for n in range(60))
        index.add([_document("b", 1, "俯首甘为孺子牛。")])
        assert _first(index, "孺子牛").article == "b"
        index.remove("b")
        index.add([_document("c", 1, "横眉冷对千夫指。")])
    assert _first(index, "千夫指").article == "c"
    assert "b" not in {match.document.article for match in search("孺子牛", index).matches}


def test_what_was_taken_back_leaves_no_trace(database: Database) -> None:
    index = SqliteIndex(database)
    with database.atomic(), index.gathering():
        index.add(_document("a", n, f"第{n}段说水库。") for n in range(60))
        with pytest.raises(RuntimeError), database.atomic():
            index.add([_document("b", 1, "俯首甘为孺子牛。")])
            raise RuntimeError
        index.forget()
        index.add([_document("c", 1, "横眉冷对千夫指。")])
    assert not index.frequencies("character", ["孺"])
    assert _first(index, "千夫指").article == "c"


def test_removing_an_unknown_article_changes_nothing(database: Database) -> None:
    index = SqliteIndex(database)
    index.remove("nobody")
    assert index.size(None) == 0


def test_candidates_are_of_the_articles_asked_for(database: Database) -> None:
    index = SqliteIndex(database)
    index.add(_document(name, n, f"督查落实第{n}条。") for name in "ab" for n in range(50))
    found = search("督查落实", index, articles={"b"}).matches
    assert found and {match.document.article for match in found} == {"b"}


@pytest.mark.parametrize("paragraphs", [3, 60])
def test_candidates_are_of_every_article_but_one(database: Database, paragraphs: int) -> None:
    index = SqliteIndex(database)
    for name in "ba":
        index.add(_document(name, n, f"督查落实第{n}条。") for n in range(paragraphs))
    found = search("督查落实", index, articles=AllBut("b"), limit=1000).matches
    assert {match.document.article for match in found} == {"a"}
    assert index.size(AllBut("b")) == paragraphs == index.size(AllBut("z")) - paragraphs


@pytest.mark.parametrize("paragraphs", [1, 300])
def test_what_is_rare_in_an_article_is_rare_there(database: Database, paragraphs: int) -> None:
    index = SqliteIndex(database)
    index.add(_document("a", n, f"蜜蜂第{n}条 honey。") for n in range(10 * paragraphs))
    index.add([_document("b", n, "督查落实 work。") for n in range(paragraphs)])
    for kind, rare, usual in (("character", "蜂", "查"), ("trigram", "hon", "wor")):
        counts = index.frequencies(kind, (rare, usual), {"b"})
        assert counts.get(usual, 0) > 0
        assert counts.get(rare, 0) <= paragraphs


def test_a_person_can_read_the_index(database: Database) -> None:
    SqliteIndex(database).add([_document("a", 1, "廉洁自律。")])
    (row,) = database.query("SELECT article, text, characters FROM document")
    assert row == {"article": "a", "text": "廉洁自律。", "characters": "廉洁自律"}
    features = {row["feature"] for row in database["posting"].rows}
    assert "廉" in features
