"""`python -m bot import`: the plan first, a yes, and then all of it or nothing."""

import os
import pty
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.documents import Made
from tests.documents.texts import ESSAY, NOTICE, TREATISE, book
from tests.processes import environment, run_bot

_ROOT = Path(__file__).parent.parent


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def put(folder: Path, *documents: Made) -> list[str]:
    """The documents as files of a folder; their paths."""
    folder.mkdir(exist_ok=True)
    for made in documents:
        (folder / made.name).write_bytes(made.content)
    return [str(folder / made.name) for made in documents]


def ran(*arguments: str, data: Path, input: bytes = b"") -> tuple[int, str, str]:
    """One run of the command: exit status, what it said, what it complained of."""
    done = run_bot("import", *arguments, data=data, input=input)
    assert b"Traceback" not in done.stderr
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def library(data: Path) -> dict[str, str]:
    """The titles of the articles in the database by their ids."""
    with closing(sqlite3.connect(data / "bot.db")) as connection:
        rows = connection.execute("SELECT id, title FROM article WHERE removed IS NULL")
        return dict(rows.fetchall())


def asked(line: str, data: Path) -> str:
    return run_bot("console", line, data=data).stdout.decode()


def test_the_plan_shows_parts_source_and_what_is_excluded_and_keeps_nothing(data: Path) -> None:
    (path,) = put(data.parent / "in", NOTICE)
    status, said, _ = ran(path, "--dry-run", data=data)
    assert status == 0
    for words in (
        "新文章 guan-yu-zuo-hao-2019-03-05:《关于做好档案工作的通知》",
        "plain text gb18030",
        "1/2  （二）基本原则 · 4段",
        "发布媒体:市档案局 (第2行)",
        "作者:文中空白",
        "排除:广告(1处)",
        "第21行 扫一扫关注档案公众号",
        "1 = [5, 13, 19]",
    ):
        assert words in said
    assert list(library(data)) == ["dbw-2015-09-24"]


def test_without_a_terminal_and_without_yes_nothing_is_kept(data: Path) -> None:
    (path,) = put(data.parent / "in", NOTICE)
    status, said, complaint = ran(path, data=data)
    assert status == 2 and "关于做好档案工作的通知" in said
    assert "no terminal to ask at; say --yes" in complaint
    assert len(library(data)) == 1


@pytest.mark.parametrize(("answer", "kept"), [("y", True), ("n", False), ("", False)])
def test_at_a_terminal_it_asks(data: Path, answer: str, kept: bool) -> None:
    (path,) = put(data.parent / "in", ESSAY)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "import", path],
        env=environment(data, PYTHONPATH=str(_ROOT)),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    said = b""
    while b"[y/N]" not in said:
        said += os.read(ours, 4096)
    os.write(ours, answer.encode() + b"\n")
    assert process.wait(30) == (0 if kept else 1)
    os.close(ours)
    assert "讀書的方法" in said.decode(errors="replace")
    assert ("讀書的方法" in library(data).values()) is kept


def test_what_was_imported_is_answered_from(data: Path) -> None:
    paths = put(data.parent / "in", NOTICE, TREATISE)
    assert ran(*paths, "--yes", data=data)[0] == 0
    assert len(library(data)) == 3


def test_a_document_may_come_in_on_standard_input(data: Path) -> None:
    status, *_ = ran("-", "--yes", "--id", "essay", data=data, input=ESSAY.content)
    assert status == 0 and library(data)["essay"] == "讀書的方法"


def test_importing_the_same_again_changes_nothing(data: Path) -> None:
    (path,) = put(data.parent / "in", NOTICE)
    ran(path, "--yes", data=data)
    status, said, _ = ran(path, "--yes", data=data)
    assert status == 0 and "没有变化" in said


def test_a_new_version_is_kept_only_where_it_is_meant(data: Path) -> None:
    (path,) = put(data.parent / "in", ESSAY)
    ran(path, "--yes", data=data)
    (id,) = set(library(data)) - {"dbw-2015-09-24"}
    Path(path).write_text("讀書的方法\n\n只有一段了。\n", encoding="utf-8")
    status, said, complaint = ran(path, "--yes", data=data)
    assert status == 2 and f"{id} 的新版本" in said and "--replace" in complaint
    assert ran(path, "--yes", "--replace", data=data)[0] == 0
    assert len(library(data)) == 2


def test_what_a_person_decided_goes_on_with_a_new_version(data: Path) -> None:
    folder = data.parent / "in"
    (path,) = put(folder, ESSAY)
    sidecar = folder / "essay.toml"
    sidecar.write_text('layout = "lines"\nquestions = ["怎樣選書?"]\n', encoding="utf-8")
    assert ran(path, "--yes", data=data)[0] == 0
    assert set(library(data)) == {"dbw-2015-09-24", "essay"}
    sidecar.unlink()
    Path(path).write_text("讀書的方法\n\n好書讀三遍也不嫌多。\n", encoding="utf-8")
    _, said, _ = ran(path, "--dry-run", data=data)
    assert "essay 的新版本" in said and 'questions = ["怎樣選書?"]' in said


def test_a_draft_is_written_reviewed_and_imported(data: Path) -> None:
    (path,) = put(data.parent / "in", NOTICE)
    drafts = data.parent / "drafts"
    status, said, _ = ran(path, "--draft", str(drafts), data=data)
    text, sidecar = (drafts / f"guan-yu-zuo-hao-2019-03-05.{it}" for it in ("txt", "toml"))
    assert status == 0 and str(sidecar) in said and len(library(data)) == 1
    sidecar.write_text(
        sidecar.read_text("utf-8") + '\n[aliases]\n"1/1" = ["方针"]\n', encoding="utf-8"
    )
    assert ran(str(text), "--yes", data=data)[0] == 0
    assert "guan-yu-zuo-hao-2019-03-05" in library(data)
    assert ran(path, "--draft", str(drafts), data=data)[0] == 2


# Bad input: one clear line, and the library as before.


def refused(*arguments: str, data: Path) -> str:
    """The complaints of a run that must keep nothing; the last one says so."""
    status, _, complaint = ran(*arguments, "--yes", data=data)
    *lines, last = complaint.splitlines()
    assert status == 2 and last == "article-bot: nothing was imported"
    assert list(library(data)) == ["dbw-2015-09-24"]
    return "\n".join(lines)


def test_a_file_of_200_mb_is_refused_before_it_is_read(data: Path) -> None:
    large = data.parent / "large.txt"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    assert "large.txt: is too large: 200 MB" in refused(str(large), data=data)


def test_an_address_is_not_fetched(data: Path) -> None:
    assert "nothing is fetched" in refused("https://example.org/a.html", data=data)


@pytest.mark.parametrize("name", ["missing.txt", "/dev/zero"])
def test_what_is_no_file(data: Path, name: str) -> None:
    assert len(refused(name, data=data).splitlines()) == 1


def test_a_link_out_of_the_folder_is_not_followed(data: Path) -> None:
    folder = data.parent / "in"
    put(folder, ESSAY)
    outside = data.parent / "outside.txt"
    outside.write_text("外面\n\n外面的话。\n", encoding="utf-8")
    (folder / "inside.txt").symlink_to(outside)
    assert "inside.txt: is a link out of the folder" in refused(str(folder), data=data)


def test_a_sidecar_is_no_document(data: Path) -> None:
    sidecar = data.parent / "a.toml"
    sidecar.write_text("layout = 'lines'", encoding="utf-8")
    assert "a.toml: is a sidecar" in refused(str(sidecar), data=data)


def test_an_id_is_for_a_single_document(data: Path) -> None:
    paths = put(data.parent / "in", ESSAY, NOTICE)
    status, _, complaint = ran(*paths, "--id", "one", "--yes", data=data)
    assert status == 2 and "a single document" in complaint and len(library(data)) == 1


def test_a_database_that_somebody_else_is_writing_to_is_one_line(data: Path) -> None:
    (path,) = put(data.parent / "in", ESSAY)
    asked("/list", data)
    with closing(sqlite3.connect(data / "bot.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        status, _, complaint = ran(path, "--yes", data=data)
    assert status == 2 and "another process is writing" in complaint


def test_a_folder_without_documents(data: Path) -> None:
    folder = data.parent / "in"
    put(folder)
    assert "holds no document" in refused(str(folder), data=data)


def test_one_bad_document_keeps_the_others_out_and_all_bad_ones_are_named(data: Path) -> None:
    folder = data.parent / "in"
    put(folder, ESSAY)
    (folder / "a.md").write_text("---\ntitle: [x\n---\n文。\n", encoding="utf-8")
    (folder / "b.txt").write_bytes(b"")
    complaint = refused(str(folder), data=data)
    assert "a.md: its front matter is no YAML" in complaint and "b.txt: is empty" in complaint


def test_two_articles_of_one_name(data: Path) -> None:
    folder = data.parent / "in"
    put(folder, ESSAY)
    (folder / "again.txt").write_bytes(ESSAY.content)
    assert "another 《讀書的方法》; again.txt" in refused(str(folder), data=data)


def test_a_sidecar_that_does_not_fit(data: Path) -> None:
    folder = data.parent / "in"
    (path,) = put(folder, ESSAY)
    (folder / "essay.toml").write_text("closing = { line = 99 }\n", encoding="utf-8")
    assert "essay" in refused(path, data=data)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_an_import_that_is_killed_half_way_leaves_the_library_as_it_was(
    data: Path, how: signal.Signals
) -> None:
    folder = data.parent / "in"
    folder.mkdir()
    # So many that the writing takes longer than a loaded machine looks away.
    for number in range(150):
        text = "\n\n".join([f"第{number}号文件", *[f"第{n}条内容，不多不少。" for n in range(40)]])
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    asked("/list", data)
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "import", str(folder), "--yes"],
        env=environment(data, PYTHONPATH=str(_ROOT)),
        stdout=subprocess.DEVNULL,
    )
    while not _is_writing(data) and process.poll() is None:
        time.sleep(0.005)
    process.send_signal(how)
    assert process.wait() == (130 if how is signal.SIGINT else -how)
    assert list(library(data)) == ["dbw-2015-09-24"]
    assert "三、坚持优质高效" in asked("/principle 3", data)


def _is_writing(data: Path) -> bool:
    """Whether somebody holds the database for writing just now."""
    with closing(sqlite3.connect(data / "bot.db", timeout=0)) as probe:
        try:
            probe.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
        return False


def test_a_missing_library_is_one_line_that_says_what_to_install(data: Path) -> None:
    document = data.parent / "a.pdf"
    document.write_bytes(b"%PDF-1.4\n")
    code = (
        "import sys; sys.modules['pypdf'] = None; from bot.cli import main; "
        f"sys.exit(main(['import', {str(document)!r}, '--yes']))"
    )
    done = run_bot(data=data, code=code)
    complaint = done.stderr.decode()
    assert done.returncode == 2 and "Traceback" not in complaint
    assert "a.pdf: PDF needs pypdf: pip install 'article-bot[import]'" in complaint


def test_who_reads_only_the_beginning_of_a_plan_hears_no_complaint(data: Path) -> None:
    (path,) = put(data.parent / "in", book())
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "import", path, "--dry-run"],
        env=environment(data, PYTHONPATH=str(_ROOT)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout and process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b"" and process.wait(30) == 0
    process.stderr.close()
