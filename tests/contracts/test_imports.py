"""The contract of the port `bot.ports.Imports`, over each of its engines."""

import re
from collections.abc import Callable

import pytest
from sqlite_utils import Database

from bot.engines.imports import SqliteImports
from bot.ports.memory import Imports, PendingImport
from knowledge.articles import ArticleFiles
from tests.fakes import MemoryImports

ENGINES: dict[str, Callable[[Database], Imports]] = {
    "sqlite": SqliteImports,
    "memory": lambda _: MemoryImports(),
}
_FIRST = ArticleFiles("a", "题\n文".encode(), b"")
_SECOND = ArticleFiles("a", "题\n另一文".encode(), b"layout = 'lines'")
_OTHER = ArticleFiles("b", _FIRST.text, _FIRST.sidecar)


@pytest.fixture(params=ENGINES)
def imports(request: pytest.FixtureRequest, database: Database) -> Imports:
    """Nothing waiting, in each engine."""
    return ENGINES[request.param](database)


def test_what_waits_comes_back_by_its_code_and_by_its_id(imports: Imports) -> None:
    code = imports.put(_FIRST, "known")
    assert re.fullmatch(r"[0-9A-Za-z]{1,16}", code)
    assert imports.get(code) == PendingImport(_FIRST, "known")
    assert imports.of("a") == _FIRST


def test_of_one_id_the_latest_waits(imports: Imports) -> None:
    first, second = imports.put(_FIRST, ""), imports.put(_SECOND, "")
    assert imports.get(first) is None
    assert imports.get(second) == PendingImport(_SECOND, "")
    assert imports.of("a") == _SECOND


def test_what_is_dropped_waits_no_longer(imports: Imports) -> None:
    code = imports.put(_FIRST, "")
    imports.drop(code)
    imports.drop("nothing")
    assert imports.get(code) is None and imports.of("a") is None


def test_what_nobody_put_does_not_wait(imports: Imports) -> None:
    assert imports.get("") is None and imports.of("a") is None


def test_two_articles_of_the_same_words_wait_each_for_itself(imports: Imports) -> None:
    one, other = imports.put(_FIRST, ""), imports.put(_OTHER, "")
    assert imports.get(one) == PendingImport(_FIRST, "")
    assert imports.get(other) == PendingImport(_OTHER, "")


def test_after_a_day_it_waits_no_longer(database: Database) -> None:
    imports = SqliteImports(database)
    code = imports.put(_FIRST, "")
    database.execute("UPDATE pending_import SET made = made - 86401")
    assert imports.get(code) is None
    imports.put(_SECOND, "")
    assert database.table("pending_import").count == 1
