"""What is kept about readers: votes that nobody can trace, and traces that can be erased."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.bot_api import BotApiServer, Call, Group, User
from tests.conversing import answered, buttons, caused, running_bot, said, text_of

_ANSWER = "dbw-2015-09-24:55daeb82:5.p1.s2"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[BotApiServer, Path]]:
    data = tmp_path_factory.mktemp("telegram") / "data"
    with running_bot(data) as server:
        yield server, data / "bot.db"


@pytest.fixture
def server(running: tuple[BotApiServer, Path]) -> BotApiServer:
    return running[0]


@pytest.fixture
def kept(running: tuple[BotApiServer, Path]) -> Path:
    """The database of the running bot."""
    return running[1]


def rows(database: Path, table: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(database)) as opened:
        return opened.execute(f"SELECT * FROM {table}").fetchall()


def holding(database: Path, *wanted: str) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every table in which one of the values stands, whole or within a text."""
    with closing(sqlite3.connect(database)) as opened:
        names = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    found = {
        name: [row for row in rows(database, name) if any(it in str(row) for it in wanted)]
        for (name,) in names
    }
    return {name: held for name, held in found.items() if held}


def ask(server: BotApiServer, line: str, user: User) -> Call:
    return answered(caused(server, lambda: server.private(line, user), user))


def vote(server: BotApiServer, on: Call, thumb: str, user: User, chat: User | Group) -> str:
    """What the bot says to a pressed thumb."""
    (call,) = caused(server, lambda: server.press(on.result, thumb, user), chat)
    assert call.method == "answerCallbackQuery"
    return text_of(call)


def counted(database: Path, answer: str = _ANSWER) -> tuple[int, int]:
    votes = [helpful for about, _, helpful in rows(database, "vote") if about.startswith(answer)]
    return votes.count(1), votes.count(0)


def test_a_vote_is_thanked_counted_once_and_can_be_changed(
    server: BotApiServer, kept: Path
) -> None:
    ann = User(600001, "Ann")
    before = counted(kept)
    asked = ask(server, "鲁迅", ann)
    assert vote(server, asked, "👍", ann, ann) == "谢谢"
    vote(server, asked, "👍", ann, ann)
    assert counted(kept) == (before[0] + 1, before[1])
    vote(server, asked, "👎", ann, ann)
    assert counted(kept) == (before[0], before[1] + 1)


def test_each_member_of_a_group_has_a_vote_on_its_answer(server: BotApiServer, kept: Path) -> None:
    group, before = Group(-6001, "Readers"), counted(kept)
    asked = answered(caused(server, lambda: server.group("@article_bot 鲁迅", chat=group), group))
    for number, thumb in enumerate("👍👍👎"):
        vote(server, asked, thumb, User(600010 + number, "Member"), group)
    assert counted(kept) == (before[0] + 2, before[1] + 1)


def test_nothing_that_is_kept_of_a_vote_tells_who_cast_it(server: BotApiServer, kept: Path) -> None:
    voter, group = User(610203040, "Very Distinct Name", "very_distinct"), Group(-6002, "Readers")
    asked = answered(caused(server, lambda: server.group("@article_bot 鲁迅", chat=group), group))
    known = set(rows(kept, "vote"))
    vote(server, asked, "👍", voter, group)
    ((_, cast, _),) = set(rows(kept, "vote")) - known
    assert len(cast) == 64
    assert holding(kept, str(voter.id), "very_distinct", "Very Distinct", f"{voter.id:x}") == {}


def test_a_vote_carries_the_version_of_the_article_it_is_about(server: BotApiServer) -> None:
    asked = ask(server, "鲁迅", User(600030, "Ann"))
    thumbs = [it["callback_data"] for it in buttons(asked) if it["text"] in "👍👎"]
    assert len(thumbs) == 2
    assert all("55daeb82" in data for data in thumbs), thumbs


@pytest.mark.parametrize("data", ["^", "^#none", "vdbw-2015-09-24:9.p9", "^other:3", "^nonsense"])
def test_a_vote_on_what_is_no_answer_is_not_counted(
    server: BotApiServer, kept: Path, data: str
) -> None:
    user, before = User(600040, "Ann"), rows(kept, "vote")
    under = {"message_id": 1, "date": 0, "chat": user.chat()}
    head = {"id": f"vote {data}", "from": user.json(), "chat_instance": "1", "data": data}
    push = {"callback_query": {**head, "message": under}}
    (call,) = caused(server, lambda: server.push(push), user)
    assert "旧版" in text_of(call)
    assert rows(kept, "vote") == before


def test_forget_erases_what_is_kept_and_proves_it_by_the_count(
    server: BotApiServer, kept: Path
) -> None:
    user = User(620304050, "Ann")
    asked = ask(server, "鲁迅", user)
    ask(server, "/language zh-Hans", user)
    vote(server, asked, "👍", user, user)
    # Two answers, one language, one vote.
    erased = re.search(r"已删除关于你的 (\d+) 条记录", text_of(ask(server, "/forget", user)))
    assert erased and int(erased[1]) >= 4
    assert "preference" not in holding(kept, str(user.id))


def test_a_second_forget_finds_nothing(server: BotApiServer) -> None:
    user = User(600050, "Ann")
    ask(server, "鲁迅", user)
    ask(server, "/forget", user)
    assert "已删除关于你的 0 条记录" in text_of(ask(server, "/forget", user))


def test_after_forget_nothing_said_before_it_holds_the_reader(
    server: BotApiServer, kept: Path
) -> None:
    user = User(630405061, "Ann")
    ask(server, "鲁迅", user)
    ask(server, "/language en", user)
    earlier = holding(kept, str(user.id))
    ask(server, "/forget", user)
    left = holding(kept, str(user.id))
    still = {name: set(left.get(name, ())) & set(held) for name, held in earlier.items()}
    assert {name for name, held in still.items() if held} == set()


def test_forget_is_itself_forgotten(server: BotApiServer, kept: Path) -> None:
    user = User(630405060, "Ann")
    ask(server, "/forget", user)
    # The inbox has to remember that the update came, or it would be answered twice.
    assert set(holding(kept, str(user.id))) <= {"inbox"}


def test_forget_leaves_other_readers_what_is_theirs(server: BotApiServer, kept: Path) -> None:
    ann, bob = User(600060, "Ann"), User(640506070, "Bob")
    ask(server, "/language en", bob)
    ask(server, "/forget", ann)
    assert "preference" in holding(kept, str(bob.id))


def test_words_of_a_question_are_kept_only_as_privacy_says(
    server: BotApiServer, kept: Path
) -> None:
    user = User(600070, "Ann")
    words = "这些话文章里没有但它们说出了我的烦恼和我家的地址"
    ask(server, f"/where {words}", user)
    ask(server, words, user)
    privacy = said(caused(server, lambda: server.private("/privacy", user), user))
    assert "没有答案" in privacy and "不记是谁问的" in privacy and "90 天" in privacy
    ((table, held),) = holding(kept, words[:12]).items()
    assert table == "open_question"
    assert not [row for row in held if str(user.id) in str(row)]


def opened(database: Path, text: str) -> list[tuple[str, int]]:
    """Why a question is open, and how often it was asked."""
    return [(why, n) for _, asked, why, *_, n in rows(database, "open_question") if asked == text]


def liked(database: Path, text: str) -> list[tuple[str, int]]:
    """Where liked answers to a question stand, and by how many."""
    return [(at, n) for _, asked, at, _, n in rows(database, "liked_question") if asked == text]


def test_a_thumb_under_a_private_answer_keeps_the_question_without_the_asker(
    server: BotApiServer, kept: Path
) -> None:
    ann, question = User(650607080, "Ann"), "请问廉结自律"
    asked = ask(server, question, ann)
    assert "sent_answer" in holding(kept, question)
    vote(server, asked, "👎", ann, ann)
    vote(server, asked, "👎", ann, ann)
    assert opened(kept, question) == [("disliked", 1)]
    ask(server, "/forget", ann)
    assert set(holding(kept, question)) == {"open_question"}
    assert not holding(kept, question)["open_question"][0].count(ann.id)


def test_a_thumb_turned_up_closes_the_question_and_keeps_it_as_liked(
    server: BotApiServer, kept: Path
) -> None:
    ann, question = User(600081, "Ann"), "鲁迅怎么说奉献的"
    asked = ask(server, question, ann)
    vote(server, asked, "👎", ann, ann)
    vote(server, asked, "👍", ann, ann)
    assert opened(kept, question) == []
    assert liked(kept, question) == [("5.p1.s2", 1)]


def test_a_thumb_under_the_answer_to_a_pressed_question_keeps_it_too(
    server: BotApiServer, kept: Path
) -> None:
    ann, question = User(600082, "Ann"), "督查落实怎么抓?"
    offered = ask(server, "/start", ann)
    asked = answered(caused(server, lambda: server.press(offered.result, question, ann), ann))
    vote(server, asked, "👎", ann, ann)
    assert opened(kept, question) == [("disliked", 1)]


@pytest.mark.parametrize(
    ("typed", "question"),
    [("@article_bot {}", "怎样做到廉结自律"), ("/ask@article_bot {}", "廉结自律怎么做")],
)
def test_a_thumb_in_a_group_keeps_the_question_that_the_answer_replies_to(
    server: BotApiServer, kept: Path, typed: str, question: str
) -> None:
    group = Group(-6009, "Readers")
    line = typed.format(question)
    asked = answered(caused(server, lambda: server.group(line, chat=group), group))
    assert holding(kept, question) == {}
    vote(server, asked, "👎", User(600090, "Ann"), group)
    assert opened(kept, question) == [("disliked", 1)]
