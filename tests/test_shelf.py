"""What an operator removes and brings back in a shell."""

import json
from pathlib import Path

import pytest

from tests.processes import run_bot
from tests.several import fill


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data directory of a library of several articles."""
    return fill(tmp_path / "data")


def printed(data: Path, *arguments: str) -> str:
    run = run_bot(*arguments, data=data)
    assert (run.returncode, run.stderr) == (0, b"")
    return run.stdout.decode()


def refused(data: Path, *arguments: str) -> str:
    """The one line that says why."""
    run = run_bot(*arguments, data=data)
    assert (run.returncode, run.stdout) == (2, b"")
    (line,) = run.stderr.decode().splitlines()
    return line


def test_the_list_says_what_there_is_and_what_was_removed(data: Path) -> None:
    lines = printed(data, "articles").splitlines()
    assert lines[0].startswith("dbw-2015-09-24  《充分发挥")
    assert lines[1] == "bees  《养蜂须知》  2019-03-01  2 versions, 2 parts"
    assert lines[3] == "frogs  《养蛙须知》  removed"
    rows = [json.loads(line) for line in printed(data, "articles", "--json").splitlines()]
    assert [(row["article"], row["removed"]) for row in rows][1::2] == [
        ("bees", False),
        ("frogs", True),
    ]


def test_the_check_says_that_there_are_more(data: Path, tmp_path: Path) -> None:
    assert "and 2 more: python -m bot articles" in printed(data, "check").splitlines()
    assert "more" not in printed(tmp_path / "alone", "check")


def test_what_is_removed_can_be_brought_back(data: Path) -> None:
    assert "--undo" in printed(data, "remove", "bees")
    assert "已经移除" in run_bot("console", "bees:2", data=data).stdout.decode()
    printed(data, "remove", "--undo", "bees", "frogs")
    assert "留足二十斤蜂蜜" in run_bot("console", "bees:2", data=data).stdout.decode()
    assert "removed" not in printed(data, "articles")


def test_several_are_removed_together_or_none_of_them(data: Path) -> None:
    assert refused(data, "remove", "bees", "toads").startswith("article-bot: no article “toads”")
    assert "bees  《养蜂须知》  2019" in printed(data, "articles")
    assert "no article “toads”; there are frogs" in refused(data, "remove", "--undo", "toads")
    assert refused(data, "remove", "--undo", "../bees").startswith("article-bot: no article “../")


def test_the_last_article_stays(tmp_path: Path) -> None:
    line = refused(tmp_path / "data", "remove", "dbw-2015-09-24")
    assert "is the only article" in line
