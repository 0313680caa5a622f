"""`/import` in Telegram and in the console: an operator sends a document, looks, says yes or no."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from knowledge.articles import ArticleFiles
from tests.bot_api import BotApiServer, Call, Group, User
from tests.conversing import buttons, caused, running_bot, said, text_of
from tests.documents import Made
from tests.documents.office import rules
from tests.documents.texts import ESSAY, NOTICE, TREATISE
from tests.processes import run_bot

_OPERATOR = User(951, "Olga")
_STRANGER = User(952, "Sven")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotApiServer]:
    data = tmp_path_factory.mktemp("telegram") / "data"
    with running_bot(data, BOT_ADMINS=str(_OPERATOR.id)) as running:
        yield running


def sent(
    server: BotApiServer, document: dict[str, Any], user: User = _OPERATOR, caption: str = "/import"
) -> tuple[Call, ...]:
    """What sending a document with a caption leads to."""
    act = lambda: server.private(user=user, document=document, caption=caption)  # noqa: E731
    return caused(server, act, user)


def file(server: BotApiServer, made: Made) -> dict[str, Any]:
    return server.file(made.name, made.content)


def plan(calls: tuple[Call, ...]) -> Call:
    """The message that shows the plan."""
    return next(call for call in reversed(calls) if "reply_markup" in call.params)


def pressed(server: BotApiServer, message: Call, label: str) -> tuple[Call, ...]:
    return caused(server, lambda: server.press(message.result, label), _OPERATOR)


def asked(server: BotApiServer, line: str) -> str:
    return said(caused(server, lambda: server.private(line, _OPERATOR), _OPERATOR))


def test_a_document_is_shown_then_kept_in_one_message(server: BotApiServer) -> None:
    calls = sent(server, file(server, NOTICE))
    shown = plan(calls)
    # First that it is at work; then, in the same message, what came of it.
    said_so = ("sendMessage", "editMessageText", "sendDocument")
    seen = [call for call in calls if call.method in said_so]
    assert tuple(call.method for call in seen) == said_so
    assert "正在处理" in text_of(seen[0])
    for words in (
        "新文章 guan-yu-zuo-hao-2019-03-05",
        "1/2  （二）基本原则 · 4段",
        "排除:广告(1处)",
    ):
        assert words in text_of(shown)
    assert [button["text"] for button in buttons(shown)] == ["收入", "不要"]
    kept = pressed(server, shown, "收入")
    assert "已收入1篇" in text_of(kept[-1])
    edits = [call for call in kept if call.method == "editMessageText"]
    assert {call.params["message_id"] for call in edits} == {shown.result["message_id"]}
    assert "关于做好档案工作的通知" in asked(server, "/articles")
    assert "没有变化" in text_of(sent(server, file(server, NOTICE))[-1])


def test_a_document_that_is_not_wanted_is_not_kept(server: BotApiServer) -> None:
    shown = plan(sent(server, file(server, ESSAY)))
    assert "没有收入" in text_of(pressed(server, shown, "不要")[-1])
    assert "讀書的方法" not in asked(server, "/articles")
    again = server.private(f"/import yes {'0' * 12}", _OPERATOR)
    assert again and "讀書的方法" not in asked(server, "/articles")


def test_replying_to_a_document_imports_it(server: BotApiServer) -> None:
    document = server.private(user=_OPERATOR, document=file(server, TREATISE))
    act = lambda: server.private("/import", _OPERATOR, reply_to=document)  # noqa: E731
    assert "村镇治理" in said(caused(server, act, _OPERATOR))


def test_a_reviewed_sidecar_takes_the_place_of_the_drafted_one(server: BotApiServer) -> None:
    sent(server, file(server, rules()))
    sidecar = "layout = 'lines'\nquestions = ['几点开门?']\n[headings]\n1 = [3]\n".encode()
    shown = plan(sent(server, server.file("tu-shu-guan-yue.toml", sidecar)))
    assert "几点开门?" in text_of(shown) and "1  总则" in text_of(shown)
    pressed(server, shown, "收入")
    assert "几点开门?" in asked(server, "/use tu-shu-guan-yue") + str(server.calls[-2].params)
    asked(server, "/use 1")


def test_the_sidecar_of_an_article_that_is_kept_can_be_mended(
    server: BotApiServer, shipped_files: ArticleFiles
) -> None:
    sidecar = shipped_files.sidecar.replace("督查落实怎么抓?".encode(), "怎样抓督查?".encode())
    shown = plan(sent(server, server.file("dbw-2015-09-24.toml", sidecar)))
    assert "dbw-2015-09-24 的新版本" in text_of(shown)
    assert "怎样抓督查?" in text_of(shown)
    pressed(server, shown, "不要")
    unknown = sent(server, server.file("nothing.toml", sidecar))
    assert "没有收入" in text_of(unknown[-1]) and "nothing" in text_of(unknown[-1])


def test_what_cannot_be_imported_is_refused_in_one_line(server: BotApiServer) -> None:
    calls = sent(server, server.file("a.bin", b"\x89PNG" + b"\0" * 50))
    assert "没有收入:a.bin: is a picture (PNG)" in text_of(calls[-1])
    large = {**server.file("large.pdf", b"%PDF"), "file_size": 200_000_000}
    refused = sent(server, large)
    assert "太大(200 MB)" in text_of(refused[-1])
    assert not any(call.method == "getFile" for call in refused)


def test_without_a_document_it_says_how(server: BotApiServer) -> None:
    assert "/import" in asked(server, "/import") and "发来一个文件" in asked(server, "/import x y")


@pytest.mark.parametrize("caption", ["/import", "", "hello"])
def test_a_strangers_document_is_not_even_fetched(server: BotApiServer, caption: str) -> None:
    assert sent(server, file(server, ESSAY), _STRANGER, caption) == ()


def test_an_operators_document_without_the_command_is_left_alone(server: BotApiServer) -> None:
    assert sent(server, file(server, ESSAY), caption="look at this") == ()


def test_in_a_group_nobody_imports(server: BotApiServer) -> None:
    group = Group(-9511, "Readers", administrators=(_OPERATOR,))
    document = file(server, ESSAY)
    act = lambda: server.group("", _OPERATOR, group, document=document, caption="/import")  # noqa: E731
    assert caused(server, act, group) == ()


def test_the_console_imports_a_path(tmp_path: Path) -> None:
    data, path = tmp_path / "data", tmp_path / ESSAY.name
    path.write_bytes(ESSAY.content)
    shown = run_bot("console", f"/import {path}", data=data).stdout.decode()
    assert {it.name for it in tmp_path.iterdir()} == {"data", ESSAY.name}
    assert "新文章 du-shu-de-fang:《讀書的方法》" in shown
    yes = next(line for line in shown.splitlines() if "/import yes" in line)
    code = yes.partition("/import yes ")[2].split()[0]
    assert "已收入1篇" in run_bot("console", f"/import yes {code}", data=data).stdout.decode()
    assert "讀書的方法" in run_bot("console", "/articles", data=data).stdout.decode()
    reader = run_bot("console", "--as", "reader", f"/import {path}", data=data).stdout.decode()
    assert "没有这个命令" in reader
