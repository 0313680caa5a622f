"""The contract of the port `knowledge.store.Library`, over each of its engines."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from sqlite_utils import Database

from knowledge import Article
from knowledge.engines.index import SqliteIndex
from knowledge.engines.library import SqliteLibrary
from knowledge.store import Library
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


def test_an_empty_library_has_nothing(library: Library) -> None:
    assert library.ids() == ()
    assert library.get("a") is None
    assert library.digest("a") is None


def test_an_article_comes_back_as_it_was_put(library: Library, article: Article) -> None:
    library.put(article, "digest")
    assert library.get(article.id) == article
    assert library.digest(article.id) == "digest"
    assert library.ids() == (article.id,)


# One library serves all examples: each replaces the one before, as an edited article does.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(articles())
def test_any_article_comes_back_as_it_was_put(library: Library, generated: Article) -> None:
    library.put(generated, generated.version)
    assert library.get(generated.id) == generated
    assert library.digest(generated.id) == generated.version


def test_an_article_put_again_takes_the_place_of_the_earlier(
    library: Library, article: Article
) -> None:
    changed = replace(article, questions=("一个?",), sections=article.sections[:3], borrowed=())
    library.put(article, "old")
    library.put(changed, "new")
    assert library.get(article.id) == changed
    assert library.digest(article.id) == "new"
    assert library.ids() == (article.id,)


def test_articles_keep_the_order_in_which_they_were_first_put(
    library: Library, article: Article
) -> None:
    for id in ("c", "a", "b", "a", "c"):
        library.put(replace(article, id=id), id)
    assert library.ids() == ("c", "a", "b")


def test_putting_one_article_leaves_another_as_it_was(library: Library, article: Article) -> None:
    other = replace(article, id="other", questions=("?",))
    library.put(article, "one")
    library.put(other, "two")
    library.put(replace(article, aliases=()), "three")
    assert library.get("other") == other
    assert library.digest("other") == "two"
