"""Articles that are not like the shipped one: nested parts, no parts, long parts; in a console."""

from pathlib import Path

import pytest

from knowledge import Article, read, resolve
from knowledge.importing import Received, draft
from knowledge.importing import read as read_document
from tests.documents import Made
from tests.documents.texts import ESSAY, TREATISE, book
from tests.processes import run_bot


def article_of(made: Made) -> Article:
    return draft(read_document(Received(made.name, made.content)), made.name).article


@pytest.mark.parametrize(
    ("typed", "addresses"),
    [
        ("1", ["1"]),
        ("1/2", ["1/2"]),
        ("1.2", ["1/2"]),
        ("第一章第二节", ["1/2"]),
        ("第1部分的第2节", ["1/2"]),
        ("1/2.p2", ["1/2.p2"]),
        ("1.2.2", ["1/2.p2"]),
        ("2.2", ["2/2"]),
        ("1-2", ["1", "2"]),
        ("结语", ["closing"]),
    ],
)
def test_a_part_of_a_part_is_found_by_its_numbers(typed: str, addresses: list[str]) -> None:
    shorthand = read(typed)
    assert shorthand
    resolved = resolve(article_of(TREATISE), shorthand)
    assert [str(it.address) for it in resolved.passages] == addresses and resolved.complete


@pytest.mark.parametrize("typed", ["1/9", "第一章第九节", "1/2/3"])
def test_where_the_inner_part_does_not_exist_the_outer_one_is_shown(typed: str) -> None:
    shorthand = read(typed)
    assert shorthand
    resolved = resolve(article_of(TREATISE), shorthand)
    assert not resolved.complete and resolved.incomplete
    assert resolved.incomplete.id == typed.replace("第一章第九节", "1/9").rpartition("/")[0]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a treatise of nested parts, a book of many, an essay without any."""
    folder = tmp_path_factory.mktemp("in")
    for made in (TREATISE, ESSAY, book()):
        (folder / made.name).write_bytes(made.content)
    library = folder.parent / "nested" / "data"
    library.parent.mkdir()
    assert run_bot("import", str(folder), "--yes", data=library).returncode == 0
    return library


def said(line: str, data: Path) -> str:
    return run_bot("console", line, data=data).stdout.decode()


def test_a_part_that_says_nothing_itself_shows_its_parts(data: Path) -> None:
    shown = said("cun-zhen-zhi-li:1", data)
    assert shown.count("第一章 村规") == 1
    assert "第一节 由来" in shown and "/principle cun-zhen-zhi-li:1/1" in shown
    inner = said("cun-zhen-zhi-li:1/2", data)
    assert "村规里有水" in inner and "第一部分第二节" in inner


def test_an_article_without_parts_is_its_body(data: Path) -> None:
    said("/use du-shu-de-fang", data)
    answered = said("读书要有方法吗", data)
    said("/use 1", data)
    assert "正文第2段第1句" in answered and "讀書也要有方法" in answered


def test_the_contents_of_a_long_book_are_its_chapters(data: Path) -> None:
    said("/use qian-duan-shu", data)
    shown = said("/list", data)
    said("/use 1", data)
    assert "第40章" in shown and "其中的第1层" not in shown
    assert shown.count("→") <= 60
