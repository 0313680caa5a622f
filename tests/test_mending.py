"""The loop end to end: through the console, through Telegram, and from a shell to a running bot."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.reply import Choice
from bot.request import Request
from bot.settings import Settings
from bot.wiring import build_base, build_dispatcher
from knowledge.articles import ArticleFiles
from tests.bot_api import BotApiServer, Call, Group, User
from tests.conversing import answered, caused, running_bot, said, text_of, typed_lines
from tests.mending import STEPS, Step
from tests.processes import run_bot

_OPERATOR, _READER = User(951, "Olga"), User(952, "Rita")


def judge(step: Step, text: str, lines: tuple[str, ...]) -> None:
    """That what came is what the step demands."""
    assert [piece for piece in step.says if piece not in text] == [], (step.line, text)
    assert [piece for piece in step.never if piece in text] == [], (step.line, text)
    assert set(step.leads_to) <= set(lines), (step.line, lines)


def test_the_loop_in_the_console(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for step in STEPS:
        role = "operator" if step.operator else "reader"
        run = run_bot("console", "--json", "--as", role, "--", step.line, data=data)
        record = json.loads(run.stdout)
        assert record["outcome"] == step.outcome, step.line
        steps = [it for it in record["text"].split("\n") if it.startswith("  → ")]
        lines = tuple(it.removeprefix("  → ").split("  ")[0] for it in steps)
        judge(step, record["text"], lines)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[BotApiServer, Path]]:
    data = tmp_path / "data"
    with running_bot(data, BOT_ADMINS=str(_OPERATOR.id)) as server:
        yield server, data


def _say(server: BotApiServer, line: str, user: User) -> Call:
    return answered(caused(server, lambda: server.private(line, user), user))


def test_the_loop_in_telegram(running: tuple[BotApiServer, Path]) -> None:
    server, _ = running
    for step in STEPS:
        call = _say(server, step.line, _OPERATOR if step.operator else _READER)
        judge(step, text_of(call), tuple(typed_lines(call)))


def test_the_loop_by_its_buttons(running: tuple[BotApiServer, Path]) -> None:
    server, _ = running
    group = Group(-9501, "Readers")
    asked = "/ask@article_bot 新人怎么带"
    assert "没有相关内容" in said(caused(server, lambda: server.group(asked, chat=group), group))
    shown = _say(server, "/unanswered", _OPERATOR)
    label = "1. 新人怎么带"
    shown = answered(
        caused(server, lambda: server.press(shown.result, label, _OPERATOR), _OPERATOR)
    )
    assert shown.method == "editMessageText" and "说的是哪一部分" in text_of(shown)
    label = "→ 四、坚持抓好督查落实,确保政令畅通"
    tried = answered(
        caused(server, lambda: server.press(shown.result, label, _OPERATOR), _OPERATOR)
    )
    assert "没有保存" in text_of(tried) and "会有答案的问题:1 个" in text_of(tried)
    kept = answered(
        caused(server, lambda: server.press(tried.result, "保存", _OPERATOR), _OPERATOR)
    )
    assert "已保存" in text_of(kept)
    assert "四、坚持抓好督查落实" in said(
        caused(server, lambda: server.group(asked, chat=group), group)
    )
    undone = answered(
        caused(server, lambda: server.press(kept.result, "撤销", _OPERATOR), _OPERATOR)
    )
    assert "已撤销" in text_of(undone)


def test_a_shell_mends_what_the_running_bot_was_asked_in_vain(
    running: tuple[BotApiServer, Path],
) -> None:
    server, data = running
    assert "没有相关内容" in text_of(_say(server, "新人怎么带", _READER))
    listed = run_bot("unanswered", "--json", data=data)
    (record,) = map(json.loads, listed.stdout.splitlines())
    assert record["question"] == "新人怎么带" and record["count"] == 1
    assert record["reasons"] == {"nothing": 1} and record["nearest"]
    assert "1 × 新人怎么带" in run_bot("unanswered", data=data).stdout.decode()
    mended = run_bot("console", "/alias 新人怎么带 = 2", data=data).stdout.decode()
    assert "现在有答案的问题:1 个" in mended
    assert "二、坚持业务锻炼" in text_of(_say(server, "新人怎么带", _READER))
    assert run_bot("unanswered", "--json", data=data).stdout == b""


def test_a_question_that_was_disliked_is_listed_and_mended(
    running: tuple[BotApiServer, Path],
) -> None:
    server, _ = running
    found = _say(server, "廉结自律", _READER)
    caused(server, lambda: server.press(found.result, "👎", _READER), _READER)
    assert "廉结自律 · 1 次(👎 1)" in text_of(_say(server, "/unanswered", _OPERATOR))
    assert "现在有答案的问题:1 个" in text_of(_say(server, "/alias 廉结自律 = 3", _OPERATOR))
    assert "三、坚持优质高效" in text_of(_say(server, "廉结自律", _READER))


def test_a_question_that_was_liked_is_not_disturbed_unasked(
    running: tuple[BotApiServer, Path],
) -> None:
    server, _ = running
    found = _say(server, "请问廉结自律", _READER)
    caused(server, lambda: server.press(found.result, "👍", _READER), _READER)
    tried = text_of(_say(server, "/alias 廉结自律 = 3", _OPERATOR))
    assert "没有保存" in tried and "“请问廉结自律”: 第六部分 → 第三部分" in tried


_BEES = "养蜂的学问\n\n一、蜂箱\n\n　　蜂箱要向阳。\n\n二、蜂蜜\n\n　　蜂蜜在夏天收。\n"


def test_each_article_has_its_own_open_questions_and_aliases(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "data")
    dispatcher = build_dispatcher(settings)
    build_base(settings).take([ArticleFiles("bees", _BEES.encode(), b"")])

    def ask(line: str) -> tuple[str, set[str]]:
        reply = dispatcher.reply(Request(line, "bot", date(2026, 1, 2), operator=True))
        choices = (it for row in reply.choices for it in row if isinstance(it, Choice))
        return "\n".join(block.text for block in reply.blocks), {it.line for it in choices}

    ask("周末值班")
    ask("bees:怎么采蜜蜡")
    listed, lines = ask("/unanswered")
    assert "周末值班" in listed and "采蜜蜡" not in listed
    assert "/unanswered bees:" in lines
    listed, lines = ask("/unanswered bees:")
    assert "采蜜蜡" in listed and "周末值班" not in listed
    assert lines >= {"/unanswered bees:怎么采蜜蜡", "/unanswered dbw-2015-09-24:"}
    kept, lines = ask("/alias 采蜜蜡 = bees:2")
    assert "现在有答案的问题:1 个" in kept
    assert lines == {"/alias bees:- 采蜜蜡"}
    assert "还没有添加别名" in ask("/alias")[0]
    assert "1. 采蜜蜡 → 第二部分" in ask("/alias bees:")[0]
    assert "蜂蜜在夏天收" in ask("bees:怎么采蜜蜡")[0]
    assert "已撤销" in ask("/alias bees:- 采蜜蜡")[0]
