"""`python -m bot export`: the whole library as files, and back to the same library."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.settings import read_settings
from bot.wiring import build_base
from knowledge import KnowledgeBase
from tests.documents.texts import ESSAY, NOTICE
from tests.processes import run_bot


def opened(data: Path) -> KnowledgeBase:
    return build_base(read_settings({"BOT_DATA_DIR": str(data)}))


def ran(*arguments: str | Path, data: Path) -> tuple[int, str]:
    done = run_bot(*map(str, arguments), data=data)
    assert b"Traceback" not in done.stderr
    return done.returncode, (done.stdout + done.stderr).decode()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with two versions of an essay, aliases with every odd character, one removed."""
    data, folder = tmp_path / "data", tmp_path / "in"
    folder.mkdir()
    for made in (ESSAY, NOTICE):
        (folder / made.name).write_bytes(made.content)
    assert ran("import", folder, "--yes", data=data)[0] == 0
    newer = folder / "newer.txt"
    newer.write_text("讀書的方法\n\n好書讀三遍也不嫌多。\n", encoding="utf-8")
    assert ran("import", newer, "--yes", "--replace", data=data)[0] == 0
    base = opened(data)
    base.put_aliases("dbw-2015-09-24", (("2", ("写方案", '“a" \\ b\x7f')), ("closing", ("完",))))
    base.remove("guan-yu-zuo-hao-2019-03-05")
    return data


def kept(data: Path) -> dict[str, Any]:
    """Everything about every article that a reader or an operator could tell apart."""
    base = opened(data)
    return {
        entry.id: (
            entry,
            base.versions(entry.id),
            [base.files(entry.id, version) for version in base.versions(entry.id)],
            base.aliases(entry.id),
            entry in base.removed,
        )
        for entry in (*base.entries, *base.removed)
    }


def test_an_exported_library_is_imported_to_the_same_library(library: Path) -> None:
    folder, other = library.parent / "out", library.parent / "other" / "data"
    other.parent.mkdir()
    status, said = ran("export", folder, data=library)
    assert status == 0 and "3 articles" in said
    assert ran("import", folder, "--yes", "--replace", data=other)[0] == 0
    assert kept(other) == kept(library)
    for line in ("写方案", "读书要有方法吗", "/where 好書", "/list"):
        answers = [
            run_bot("console", line, "--json", data=data).stdout for data in (library, other)
        ]
        assert answers[0] == answers[1]


def test_importing_it_where_it_came_from_changes_nothing(library: Path) -> None:
    folder, before = library.parent / "out", kept(library)
    ran("export", folder, data=library)
    status, said = ran("import", folder, "--yes", data=library)
    assert status == 0 and said.count("没有变化") == 3
    assert kept(library) == before


def test_the_files_are_the_ones_that_were_kept(library: Path) -> None:
    folder = library.parent / "out"
    ran("export", folder, data=library)
    base = opened(library)
    shipped = base.files("dbw-2015-09-24")
    assert (folder / "dbw-2015-09-24.txt").read_bytes() == shipped.text
    sidecar = (folder / "dbw-2015-09-24.toml").read_bytes()
    assert sidecar.startswith(shipped.sidecar) and "写方案".encode() in sidecar
    names = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert names == {
        "library.toml",
        "dbw-2015-09-24.txt",
        "dbw-2015-09-24.toml",
        "du-shu-de-fang.txt",
        "du-shu-de-fang.toml",
        "earlier/du-shu-de-fang.1.txt",
        "earlier/du-shu-de-fang.1.toml",
        "guan-yu-zuo-hao-2019-03-05.txt",
        "guan-yu-zuo-hao-2019-03-05.toml",
    }


def test_an_export_over_an_earlier_one_leaves_nothing_of_it(library: Path) -> None:
    folder = library.parent / "out"
    ran("export", folder, data=library)
    (folder / ".git").mkdir()
    with closing(sqlite3.connect(library / "bot.db")) as connection, connection:
        connection.execute("DELETE FROM article_version WHERE number = 2")
    ran("export", folder, data=library)
    assert ran("export", folder, data=library.parent / "fresh")[0] == 0
    names = {path.name for path in folder.rglob("*") if path.is_file()}
    assert names == {"library.toml", "dbw-2015-09-24.txt", "dbw-2015-09-24.toml"}


def test_a_folder_of_somebody_elses_files_is_left_alone(library: Path) -> None:
    folder = library.parent / "mine"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    status, said = ran("export", folder, data=library)
    assert status == 2 and "holds files" in said
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ("[[article]]\nid = '../../etc/passwd'", "no id of an article"),
        ("[[article]]\nid = 'gone'", "gone.txt"),
        ("[[article]]\nid = 'gone'\nearlier = 3", "No such file"),
        ("article = 3", "library.toml"),
        ("[[", "library.toml"),
    ],
)
def test_a_list_that_does_not_fit_its_folder(tmp_path: Path, manifest: str, said: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "library.toml").write_text(manifest)
    status, complaint = ran("import", folder, "--yes", data=tmp_path / "data")
    assert status == 2 and said in complaint and "nothing was imported" in complaint
