"""The contract of the port `bot.ports.StoredLines`, over each of its engines."""

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from bot.engines.sqlite import SqliteStoredLines
from bot.ports.delivery import StoredLines
from tests.fakes import MemoryStoredLines

ENGINES: dict[str, Callable[[Database], StoredLines]] = {
    "sqlite": SqliteStoredLines,
    "memory": lambda _: MemoryStoredLines(),
}


@pytest.fixture(params=ENGINES)
def lines(request: pytest.FixtureRequest, database: Database) -> StoredLines:
    """An empty store of each engine."""
    return ENGINES[request.param](database)


def test_a_code_that_nobody_gave_has_no_text(lines: StoredLines) -> None:
    assert lines.load("AAAAAAAAAAAAAAAA") is None
    assert lines.load("") is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_by_a_short_code(lines: StoredLines, text: str) -> None:
    code = lines.store(text)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,16}", code)
    assert lines.load(code) == text


def test_a_text_with_half_a_character_is_stored_without_complaint(lines: StoredLines) -> None:
    assert lines.load(lines.store("/ask \ud83d")) is not None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), unique=True, max_size=20))
def test_each_text_keeps_a_code_of_its_own(lines: StoredLines, texts: list[str]) -> None:
    codes = [lines.store(text) for text in texts]
    assert len(set(codes)) == len(texts)
    assert [lines.store(text) for text in texts] == codes
    assert [lines.load(code) for code in codes] == texts
