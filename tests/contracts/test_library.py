"""The contract of the port `knowledge.store.Library`, over each of its engines."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from knowledge import Article
from knowledge.articles import ArticleFiles
from knowledge.engines.index import SqliteIndex
from knowledge.engines.library import SqliteLibrary
from knowledge.engines.schema import KNOWLEDGE
from knowledge.engines.sqlite import open_database
from knowledge.store import Entry, Library, Standing
from tests.fakes import MemoryLibrary
from tests.knowledge.generated import articles

ENGINES: dict[str, Callable[[Database], Library]] = {
    "sqlite": lambda database: SqliteLibrary(database, SqliteIndex(database)),
    "memory": lambda _: MemoryLibrary(),
}


@pytest.fixture(params=ENGINES)
def library(request: pytest.FixtureRequest, database: Database) -> Library:
    """An empty library of each engine."""
    return ENGINES[request.param](database)


def files_of(article: Article, sidecar: bytes = b"") -> ArticleFiles:
    """Files that the article could have been made from."""
    return ArticleFiles(article.id, article.text.encode(), sidecar)


def put(library: Library, article: Article, sidecar: bytes = b"") -> ArticleFiles:
    """Put the article with files of its own; the files."""
    files = files_of(article, sidecar)
    library.put(article, files)
    return files


def test_an_empty_library_has_nothing(library: Library) -> None:
    lists = library.ids(), library.entries(), library.removed(), library.outdated()
    about = library.versions("a"), library.aliases("a"), library.titled("A")
    assert not any((*lists, *about))
    assert (library.get("a"), library.standing("a"), library.files("a")) == (None, None, None)


def test_an_article_comes_back_as_it_was_put(library: Library, article: Article) -> None:
    files = put(library, article)
    assert library.get(article.id) == article
    assert library.standing(article.id) == Standing(files.digest, shipped=False, removed=False)
    assert library.ids() == (article.id,)
    assert library.outdated() == ()


def test_the_list_names_each_article_by_what_it_is_chosen_by(
    library: Library, article: Article
) -> None:
    put(library, article)
    title = article.source.title.value or ""
    entry = Entry(article.id, article.version, title, "东北网", "2015-09-24T14:29:58", 6)
    assert library.entries() == (entry,)
    assert library.titled(title) == (article.id,)
    assert library.titled(title[1:]) == ()


# One library serves all examples: each replaces the one before, as an edited article does.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(articles(), st.binary(max_size=20), st.binary(max_size=20))
def test_any_article_comes_back_as_it_was_put(
    library: Library, generated: Article, text: bytes, sidecar: bytes
) -> None:
    files = ArticleFiles(generated.id, text, sidecar)
    library.put(generated, files)
    assert library.get(generated.id) == generated
    assert library.files(generated.id) == files
    assert library.versions(generated.id)[0] == generated.version


def test_an_article_put_again_takes_the_place_of_the_earlier(
    library: Library, article: Article
) -> None:
    changed = replace(article, questions=("一个?",), sections=article.sections[:3], borrowed=())
    put(library, article, b"old")
    new = put(library, changed, b"new")
    assert library.get(article.id) == changed
    assert library.standing(article.id) == Standing(new.digest, shipped=False, removed=False)
    assert library.ids() == (article.id,)
    assert library.versions(article.id) == (article.version,)
    assert library.files(article.id) == new


def test_every_version_of_an_article_is_kept_with_its_files(
    library: Library, article: Article
) -> None:
    first = replace(article, version="aa11", text="一")
    second = replace(article, version="bb22", text="二")
    old, new = put(library, first), put(library, second)
    assert library.versions(article.id) == ("bb22", "aa11")
    assert library.files(article.id, "aa") == old
    assert library.files(article.id, "bb22") == library.files(article.id) == new
    assert library.files(article.id, "cc") is None
    put(library, first)
    assert library.versions(article.id) == ("aa11", "bb22")


def test_a_version_begins_with_its_letters_and_not_with_a_pattern(
    library: Library, article: Article
) -> None:
    put(library, article)
    assert library.files(article.id, "%") is library.files(article.id, "_") is None


def test_articles_keep_the_order_in_which_they_were_first_put(
    library: Library, article: Article
) -> None:
    for id in ("c", "a", "b", "a", "c"):
        put(library, replace(article, id=id))
    assert library.ids() == ("c", "a", "b")
    assert [entry.id for entry in library.entries()] == ["c", "a", "b"]


def test_putting_one_article_leaves_another_as_it_was(library: Library, article: Article) -> None:
    other = replace(article, id="other", questions=("?",))
    put(library, article)
    files = put(library, other)
    put(library, replace(article, aliases=()), b"#")
    assert library.get("other") == other
    assert library.files("other") == files
    assert library.versions("other") == (other.version,)


def test_what_is_removed_is_gone_from_the_list_and_lost_to_nobody(
    library: Library, article: Article
) -> None:
    files = put(library, replace(article, id="a"))
    put(library, replace(article, id="b"))
    library.put_aliases("a", (("1", ("合作",)),))
    library.remove("a")
    assert library.ids() == ("b",)
    assert [entry.id for entry in library.entries()] == ["b"]
    assert [entry.title for entry in library.removed()] == [article.source.title.value]
    assert library.get("a") is None
    assert library.titled(article.source.title.value or "") == ("b",)
    assert library.standing("a") == Standing(files.digest, shipped=False, removed=True)
    assert library.files("a", article.version[:8]) == files
    library.put(replace(article, id="a"), files)
    assert library.ids() == ("a", "b")
    assert library.removed() == ()
    restored = library.get("a")
    assert restored is not None and "合作" in dict(restored.aliases)["1"]


def test_what_is_not_there_can_be_removed_without_harm(library: Library, article: Article) -> None:
    put(library, article)
    library.remove("nobody")
    assert library.ids() == (article.id,)
    assert library.standing("nobody") is None


def test_an_operators_aliases_stand_behind_the_articles_own(
    library: Library, article: Article
) -> None:
    own = dict(article.aliases)
    put(library, article)
    given = (("2", ("耍笔杆子", own["2"][0])), ("99", ("没有这部分",)))
    library.put_aliases(article.id, given)
    assert library.aliases(article.id) == given
    shown = library.get(article.id)
    assert shown is not None
    assert dict(shown.aliases) == {**own, "2": (*own["2"], "耍笔杆子")}
    library.put_aliases(article.id, ())
    assert library.get(article.id) == article


def test_aliases_outlive_a_new_version(library: Library, article: Article) -> None:
    put(library, article)
    library.put_aliases(article.id, (("1", ("合作",)),))
    put(library, replace(article, version="0" * 64))
    shown = library.get(article.id)
    assert shown is not None and dict(shown.aliases)["1"][-1] == "合作"


def test_all_that_is_put_together_is_kept_or_nothing_of_it(
    library: Library, article: Article
) -> None:
    put(library, article)

    with pytest.raises(InterruptedError), library.atomic():
        put(library, replace(article, id="b"))
        put(library, replace(article, version="0" * 64), b"#")
        library.remove(article.id)
        raise InterruptedError
    assert library.ids() == (article.id,)
    assert library.get(article.id) == article
    assert library.versions(article.id) == (article.version,)
    assert library.standing("b") is None
    with library.atomic():
        put(library, replace(article, id="b"))
        put(library, replace(article, id="c"))
    assert library.ids() == (article.id, "b", "c")


def test_every_change_gives_another_number_and_reading_gives_none(
    library: Library, article: Article
) -> None:
    def number() -> int:
        with library.reading() as generation:
            return generation

    seen = [number()]
    for change in (
        lambda: put(library, article),
        lambda: library.put_aliases(article.id, (("1", ("合作",)),)),
        lambda: library.remove(article.id),
        lambda: put(library, article),
    ):
        change()
        seen.append(number())
        assert library.get("nobody") is None and number() == seen[-1]
    assert len(set(seen)) == len(seen)


Step = tuple[str, str, str]
_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "remove", "alias", "torn"]),
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["1" * 64, "2" * 64]),
    ),
    max_size=8,
)


def take(library: Library, step: Step, article: Article) -> None:
    """One thing that may happen to a library."""
    what, id, version = step
    changed = replace(article, id=id, version=version, questions=(version,))
    match what:
        case "put":
            put(library, changed, version[:1].encode())
        case "remove":
            library.remove(id)
        case "alias":
            library.put_aliases(id, (("1", (version,)),))
        case _:
            with pytest.raises(InterruptedError), library.atomic():
                put(library, changed, b"torn")
                raise InterruptedError


def told(library: Library) -> tuple[object, ...]:
    """Everything that a library says of itself."""
    ids = ("a", "b", "c")
    return (
        library.ids(),
        library.entries(),
        library.removed(),
        tuple((library.get(id), library.standing(id), library.aliases(id)) for id in ids),
        tuple((library.versions(id), library.files(id), library.files(id, "2")) for id in ids),
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(_STEPS)
def test_whatever_happens_every_engine_says_the_same(
    tmp_path_factory: pytest.TempPathFactory, short: Article, steps: list[Step]
) -> None:
    database = open_database(tmp_path_factory.mktemp("library") / "bot.db", KNOWLEDGE)
    engines = [make(database) for make in ENGINES.values()]
    for step in steps:
        for engine in engines:
            take(engine, step, short)
        first, *others = map(told, engines)
        assert all(other == first for other in others)
    database.conn.close()


@pytest.fixture(scope="session")
def short(article: Article) -> Article:
    """The beginning of the shipped article, which is taken in more quickly."""
    return replace(article, sections=article.sections[:2], excluded=(), borrowed=())
