"""A library that is changed while the bot answers: what was said stays what was said."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from knowledge import KnowledgeBase
from knowledge.articles import shipped
from knowledge.engines.schema import KNOWLEDGE
from knowledge.engines.sqlite import open_database
from tests.bot_api import BotApiServer, Call, User
from tests.conversing import answered, buttons, caused, running_bot, said, text_of
from tests.several import BEES, BEES_BEFORE, base_over

_THEN, _NOW = "留足十斤蜂蜜", "留足二十斤蜂蜜"
_OLD = "旧版的文字"
_OPERATOR = User(6999, "Olga")
_people = iter(range(7001, 8000))


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[BotApiServer, Path]]:
    """A bot that knows an earlier version of the article about bees, and its data directory."""
    data = tmp_path / "data"
    _shell(data, lambda base: base.bring_up_to_date(shipped()))
    _shell(data, lambda base: base.take([BEES_BEFORE]))
    with running_bot(data, BOT_ADMINS=str(_OPERATOR.id)) as server:
        yield server, data


def _shell(data: Path, act: Callable[[KnowledgeBase], object]) -> None:
    """What a command in a shell does meanwhile."""
    database = open_database(data / "bot.db", KNOWLEDGE)
    act(base_over(database))
    database.conn.close()


def ask(server: BotApiServer, line: str, user: User) -> Call:
    return answered(caused(server, lambda: server.private(line, user), user))


def press(server: BotApiServer, under: Call, label: str, user: User) -> Call:
    return answered(caused(server, lambda: server.press(under.result, label, user), user))


def test_a_button_of_an_earlier_version_opens_that_version_and_leads_to_the_newer_one(
    running: tuple[BotApiServer, Path],
) -> None:
    server, data = running
    user = User(next(_people), "Ann")
    asked = ask(server, "bees:1", user)
    _shell(data, lambda base: base.take([BEES]))
    turned = press(server, asked, "第二部分 ›", user)
    assert _OLD in text_of(turned) and _THEN in text_of(turned)
    # The pages beside are of the same version, until the reader leaves it.
    back = press(server, turned, "‹ 第一部分", user)
    assert _OLD in text_of(back) and "垫砖" in text_of(back)
    newer = press(server, back, "新版中的同一处", user)
    assert _OLD not in text_of(newer)
    assert "背风向阳" in text_of(newer) and "垫砖" not in text_of(newer)
    assert _NOW in text_of(ask(server, "bees:2", user))


def test_a_vote_on_an_earlier_version_counts_for_that_version(
    running: tuple[BotApiServer, Path],
) -> None:
    server, data = running
    user = User(next(_people), "Ann")
    asked = ask(server, "bees:入冬以前要留足什么", user)
    _shell(data, lambda base: base.take([BEES]))
    (thanks,) = caused(server, lambda: server.press(asked.result, "👍", user), user)
    assert text_of(thanks) == "谢谢"
    database = open_database(data / "bot.db", KNOWLEDGE)
    (answer,) = [row["answer"] for row in database.table("vote").rows]
    database.conn.close()
    assert answer.startswith(f"bees:{BEES_BEFORE.parse().version[:8]}:2.p1.s1?")


def test_what_is_removed_is_said_to_be_removed_and_comes_back(
    running: tuple[BotApiServer, Path],
) -> None:
    server, data = running
    user = User(next(_people), "Ann")
    ask(server, "/use bees", user)
    asked, asked_which = ask(server, "/principle 1", user), ask(server, "/language", user)
    assert "背风向阳" in text_of(asked)
    _shell(data, lambda base: base.remove("bees"))
    pressed = press(server, asked, "第二部分 ›", user)
    assert text_of(pressed) == "《养蜂须知》已经移除。"
    listed = press(server, asked_which, "English", user)
    assert "Language: English" in text_of(listed)
    press(server, asked_which, "简体中文", user)
    instead = ask(server, "/principle 5", user)
    assert text_of(instead).startswith("这里读的《养蜂须知》已经移除,现在读的是《充分发挥")
    assert "孺子牛" in text_of(instead)
    _shell(data, lambda base: base.restore("bees"))
    assert "背风向阳" in text_of(ask(server, "/principle 1", user))


def test_an_operator_removes_and_restores_an_article_in_telegram(
    running: tuple[BotApiServer, Path],
) -> None:
    server, _ = running
    assert "哪一篇" in text_of(ask(server, "/remove", _OPERATOR))
    removed = ask(server, "/remove 养蜂", _OPERATOR)
    assert text_of(removed).startswith("已移除《养蜂须知》")
    assert "已经移除" in text_of(ask(server, "bees:1", _OPERATOR))
    assert "只剩这一篇" in text_of(ask(server, "/remove 1", _OPERATOR))
    assert "养蜂须知" in {it["text"] for it in buttons(ask(server, "/restore", _OPERATOR))}
    assert text_of(press(server, removed, "恢复", _OPERATOR)) == "已恢复《养蜂须知》。"
    assert "背风向阳" in text_of(ask(server, "bees:1", _OPERATOR))
    assert text_of(ask(server, "/restore", _OPERATOR)) == "没有移除的文章。"


def test_an_article_is_answered_from_as_soon_as_it_is_taken_in(
    running: tuple[BotApiServer, Path],
) -> None:
    server, data = running
    user = User(next(_people), "Ann")
    assert "共2篇文章" in said((ask(server, "/articles", user),))
    _shell(data, lambda base: base.take([BEES]))
    labels = [it["text"] for it in buttons(ask(server, "bees:入冬以前要留足什么", user))]
    assert "改读《养蜂须知》" in labels
    assert _NOW in text_of(ask(server, "bees:2", user))
