"""The database in Datasette: what can be found there, and by whom."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from tests.processes import run_bot

_QUESTIONS = "廉结自律\n廉结自律\n房贷利率是多少\n/principle 3\n".encode()
_METADATA = json.loads(run_bot("datasette", data=Path.cwd()).stdout)
_TABLES: dict[str, dict[str, Any]] = _METADATA["databases"]["bot"]["tables"]
_SQL = "/bot.json?sql=select+*+from+secret"
_SEARCHED = ["大局", "大局意识", "勤", "2014", "房贷", "", '"', "* OR a"]
# Asks a Datasette for paths, in a process of its own: its dependencies' warnings are not ours.
_ASK = """
import asyncio, json, sys
from datasette.app import Datasette

async def ask(database, metadata, paths, actor):
    served = Datasette([database], metadata=json.loads(metadata))
    await served.invoke_startup()
    cookies = {"ds_actor": served.sign({"a": {"id": actor}}, "actor")} if actor else {}
    answers = [await served.client.get(path, cookies=cookies) for path in json.loads(paths)]
    print(json.dumps([[it.status_code, it.text] for it in answers]))

asyncio.run(ask(*sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a bot that was asked four questions."""
    data = tmp_path_factory.mktemp("asked") / "data"
    assert run_bot("console", data=data, input=_QUESTIONS).returncode == 0
    return data / "bot.db"


def asked(database: Path, *paths: str, actor: str = "") -> list[tuple[int, Any]]:
    """Status and content of each path."""
    arguments = [str(database), json.dumps(_METADATA), json.dumps(paths), actor]
    command = [sys.executable, "-W", "ignore", "-c", _ASK, *arguments]
    run = subprocess.run(command, capture_output=True, check=True, timeout=60)
    answers = json.loads(run.stdout)
    return [(status, json.loads(text) if text[:1] in "[{" else text) for status, text in answers]


def test_every_table_is_described_so_that_none_is_open_by_oversight(database: Path) -> None:
    opened = Database(database)
    own = [it for it in opened.table_names() if not it.startswith("paragraph_fts")]
    opened.conn.close()
    assert sorted(own) == sorted(_TABLES), "say in bot/datasette.json for whom each table is"


def test_what_the_description_names_is_there(database: Path) -> None:
    opened = Database(database)
    for name, table in _TABLES.items():
        columns = set(opened.table(name).columns_dict)
        facets = [it if isinstance(it, str) else it["date"] for it in table.get("facets", ())]
        sorts = [table[it] for it in ("sort", "sort_desc") if it in table]
        assert {*facets, *sorts, *table.get("columns", ())} <= columns, name
    opened.conn.close()


def test_what_is_about_readers_and_free_sql_are_for_root_alone(database: Path) -> None:
    tables = [f"/bot/{name}.json" for name, table in _TABLES.items() if "allow" in table]
    assert {f"/bot/{it}.json" for it in ("inbox", "preference", "vote", "secret")} < set(tables)
    assert {status for status, _ in asked(database, *tables, _SQL)} == {403}
    root = dict(zip([*tables, _SQL], asked(database, *tables, _SQL, actor="root"), strict=True))
    assert {path for path, (status, _) in root.items() if status != 200} == {"/bot/secret.json"}


def test_open_tables_have_their_facets(database: Path) -> None:
    (status, page), *_ = asked(database, "/bot/asked.json")
    assert status == 200
    assert {"outcome", "article", "section", "time"} == set(page["facet_results"])
    outcomes = page["facet_results"]["outcome"]["results"]
    assert (outcomes[0]["value"], outcomes[0]["count"]) == ("found", 2)


def test_the_search_box_finds_a_word_of_two_characters(database: Path) -> None:
    ((_, rows),) = asked(database, "/bot/paragraph.json?_search=大局&_shape=array")
    assert [row["section"] for row in rows] == ["intro", "1"]


def test_the_search_query_finds_words_of_any_length(database: Path) -> None:
    paths = [f"/bot/search.json?_shape=array&words={words}" for words in _SEARCHED]
    answers = [rows for _, rows in asked(database, *paths)]
    found = {
        words: [row["section"] for row in rows]
        for words, rows in zip(_SEARCHED, answers, strict=True)
    }
    assert found["大局"] == found["大局意识"] == ["intro", "1"]
    assert found["勤"] == ["2"] and found["2014"] == ["intro"]
    assert [found[words] for words in ("房贷", "", '"', "* OR a")] == [[], [], [], []]


def test_the_other_queries_count_what_was_asked(database: Path) -> None:
    names = ("most_read", "days", "votes")
    paths = (f"/bot/{name}.json?_shape=array" for name in names)
    (_, read), (_, days), (_, votes) = asked(database, *paths)
    assert [(row["address"], row["questions"]) for row in read] == [("6.p1.s2", 2)]
    assert [(row["questions"], row["unanswered"]) for row in days] == [(4, 1)]
    assert votes == []
