"""The bot as a process against a local Bot API over a real socket: who gets an answer, and how."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.bot_api import ANN, BotApiServer, Call, Group, Refusal, ServerError, Slow, User
from tests.bot_api.html import parse
from tests.processes import run_bot, telegram_bot

FORUM = Group(-1009, "Readers", forum=True)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[BotApiServer, Path]]:
    data = tmp_path_factory.mktemp("telegram") / "data"
    with BotApiServer() as server, telegram_bot(server, data):
        server.private("/start")
        server.wait(1, of="sendMessage", timeout=30)
        server.wait(2, of="setMyShortDescription", timeout=30)
        yield server, data
        assert server.violations == ()


@pytest.fixture
def server(running: tuple[BotApiServer, Path]) -> BotApiServer:
    return running[0]


def test_a_private_question_is_answered_with_quotation_section_and_source(
    server: BotApiServer,
) -> None:
    (sent,) = calls_after(server, lambda: server.private("怎么抓督查落实?"))
    html = sent.params["text"]
    assert "<blockquote expandable>" in html
    assert "📎 赵艺《充分发挥党委办公系统职能…》· 东北网 2015-09-24 · 第四部分" in html
    assert "reply_parameters" not in sent.params


def test_a_command_in_a_group_is_answered_as_a_reply(server: BotApiServer) -> None:
    asked: list[dict[str, Any]] = []
    (sent,) = calls_after(server, lambda: asked.append(server.group("/principle@article_bot 5")))
    assert "五、坚持无怨无悔的奉献精神" in sent.params["text"]
    assert sent.params["reply_parameters"]["message_id"] == asked[0]["message_id"]


def test_a_bare_command_in_a_group_is_answered(server: BotApiServer) -> None:
    (sent,) = calls_after(server, lambda: server.group("/principle 3"))
    assert "三、坚持优质高效" in sent.params["text"]


def test_a_reply_to_the_bot_in_a_group_is_a_question(server: BotApiServer) -> None:
    (sent,) = calls_after(server, lambda: server.group("/principle 3"))
    (answer,) = calls_after(server, lambda: server.group("鲁迅", reply_to=sent.result))
    assert "孺子牛" in answer.params["text"]


@pytest.mark.parametrize(
    "text",
    ["/principle@OtherBot 3", "怎么抓督查落实?", "/nosuchcommand", "@somebody 怎么抓督查落实"],
)
def test_in_a_group_nothing_else_is_answered(server: BotApiServer, text: str) -> None:
    assert silent(server, lambda: server.group(text))


def test_an_answer_stays_in_its_topic(server: BotApiServer) -> None:
    (sent,) = calls_after(
        server, lambda: server.group("/principle@article_bot 2", chat=FORUM, thread=7)
    )
    assert sent.params["message_thread_id"] == 7


def test_the_general_topic_takes_no_thread(server: BotApiServer) -> None:
    (sent,) = calls_after(server, lambda: server.group("/principle@article_bot 2", chat=FORUM))
    assert "message_thread_id" not in sent.params


def test_turning_the_page_edits_the_message(server: BotApiServer) -> None:
    (sent,) = calls_after(server, lambda: server.private("/principle 3"))
    calls = calls_after(server, lambda: server.press(sent.result, "第四部分 ›"), "editMessageText")
    assert "四、坚持抓好督查落实" in calls[-1].params["text"]
    assert calls[-1].params["message_id"] == sent.result["message_id"]


def test_another_candidate_is_answered_anew(server: BotApiServer) -> None:
    (sent,) = calls_after(server, lambda: server.private("廉结自律"))
    (answer,) = calls_after(
        server, lambda: server.press(sent.result, "三、坚持优质高效,严谨工作作风")
    )
    assert "三、坚持优质高效" in answer.params["text"]


def test_any_member_may_press(server: BotApiServer) -> None:
    (sent,) = calls_after(server, lambda: server.group("/principle 3"))
    other = User(4242, "Bob")
    (edited,) = calls_after(
        server, lambda: server.press(sent.result, "目录", other), "editMessageText"
    )
    assert "导语" in edited.params["text"]


@pytest.mark.parametrize(
    "data",
    [
        "",
        "x",
        "=",
        "+dbw-2015-09-24:00000000:/principle 3",
        "+other:55daeb82:/principle 3",
        "+#none",
    ],
)
def test_a_foreign_or_outdated_button_opens_nothing(server: BotApiServer, data: str) -> None:
    (sent,) = calls_after(server, lambda: server.private("/principle 3"))
    foreign = {
        "callback_query": {
            "id": f"77{abs(hash(data))}",
            "from": {"id": ANN.id, "is_bot": False, "first_name": "Ann"},
            "message": sent.result,
            "chat_instance": "1",
            "data": data,
        }
    }
    calls = calls_after(server, lambda: server.push(foreign), "answerCallbackQuery")
    assert [call.method for call in calls] == ["answerCallbackQuery"]
    assert "旧版" in calls[0].params["text"]


def test_an_edited_question_edits_its_answer(server: BotApiServer) -> None:
    asked: list[dict[str, Any]] = []
    (sent,) = calls_after(server, lambda: asked.append(server.private("/principle 3")))
    (edited,) = calls_after(server, lambda: server.edit(asked[0], "鲁迅"), "editMessageText")
    assert edited.params["message_id"] == sent.result["message_id"]
    assert "孺子牛" in edited.params["text"]


def test_an_edited_question_whose_answer_is_gone_is_answered_anew(server: BotApiServer) -> None:
    asked: list[dict[str, Any]] = []
    calls_after(server, lambda: asked.append(server.private("/principle 3")))
    server.fail("editMessageText", Refusal(400, "Bad Request: message to edit not found"))
    (sent,) = calls_after(server, lambda: server.edit(asked[0], "鲁迅"))
    assert "孺子牛" in sent.params["text"]


def test_a_question_of_4096_characters_is_answered(server: BotApiServer) -> None:
    (sent,) = calls_after(server, lambda: server.private("怎样树立大局意识?" * 455 + "好"))
    assert sent.error == ""


def test_a_message_without_text_is_not_answered(server: BotApiServer) -> None:
    assert silent(server, lambda: server.group(new_chat_title="Readers of today"))


def test_what_was_sent_through_the_bot_is_not_answered(server: BotApiServer) -> None:
    via = {"id": 1, "is_bot": True, "first_name": "b", "username": "article_bot"}
    assert silent(server, lambda: server.private("怎么抓督查落实?", via_bot=via))


def test_menus_are_set_for_every_scope_and_language_and_only_once(
    running: tuple[BotApiServer, Path],
) -> None:
    server, data = running
    menus = {
        (call.params["scope"]["type"], call.params.get("language_code", "")): call.params[
            "commands"
        ]
        for call in server.calls
        if call.method == "setMyCommands" and call.params["scope"]["type"] != "chat"
    }
    scopes = ("all_private_chats", "all_group_chats", "all_chat_administrators")
    assert set(menus) == {(scope, code) for scope in scopes for code in ("", "zh", "en")}
    spoken = {command["command"]: command["description"] for command in menus[scopes[0], "en"]}
    assert spoken["source"] == "where the article is from"
    assert "quiet" not in spoken
    before = len(server.calls)
    with telegram_bot(server, data.parent / "second"):
        server.wait(3, of="getMyShortDescription", since=before)
        calls_after(server, lambda: server.private("/list"))
    assert not [call for call in server.calls[before:] if call.method.startswith("setMy")]


def test_health_sees_the_running_bot(running: tuple[BotApiServer, Path]) -> None:
    server, data = running
    server.settled()
    assert run_bot("health", data=data).returncode == 0


def test_a_start_while_telegram_is_unwell_goes_on_when_it_recovers(tmp_path: Path) -> None:
    with BotApiServer() as server:
        server.fail("getMe", ServerError(502), times=1)
        with telegram_bot(server, tmp_path / "data"):
            server.private("/principle 3")
            server.wait(1, of="sendMessage", timeout=30)


def test_a_refused_token_is_one_line_without_the_token(tmp_path: Path) -> None:
    with BotApiServer() as server:
        settings = {
            "TELEGRAM_BOT_TOKEN": "99999:wrongwrongwrong",
            "TELEGRAM_API_BASE_URL": server.url,
        }
        run = run_bot("telegram", data=tmp_path / "data", settings=settings)
    assert run.returncode == 2
    last = run.stderr.splitlines()[-1]
    assert b"token is refused" in last
    assert b"wrongwrongwrong" not in run.stderr
    assert b"Traceback" not in run.stderr


def test_check_says_who_the_bot_is(tmp_path: Path) -> None:
    with BotApiServer() as server:
        settings = {"TELEGRAM_BOT_TOKEN": server.token, "TELEGRAM_API_BASE_URL": server.url}
        run = run_bot("check", data=tmp_path / "data", settings=settings)
    assert run.returncode == 0
    assert "@article_bot" in run.stdout.decode()


def test_a_stop_lets_the_answer_in_hand_go_out(tmp_path: Path) -> None:
    with BotApiServer() as server, telegram_bot(server, tmp_path / "data") as process:
        server.fail("sendMessage", Slow(0.5))
        server.private("/list")
        server.settled()
        process.terminate()
        (sent,) = server.wait(1, of="sendMessage", timeout=30)
        assert "导语" in sent.params["text"]


def calls_after(
    server: BotApiServer, act: Any, of: str = "sendMessage", count: int = 1
) -> tuple[Call, ...]:
    """What the bot called because of `act`, once it called `of`."""
    before = len(server.calls)
    act()
    server.wait(count, of=of, timeout=20, since=before)
    return tuple(
        call for call in server.calls[before:] if of in (call.method, "answerCallbackQuery")
    )


def silent(server: BotApiServer, act: Any) -> bool:
    """Whether `act` is followed by no call, up to the answer to a later question."""
    before = len(server.calls)
    act()
    (last,) = calls_after(server, lambda: server.private("/list", User(31337, "After")))
    others = [call for call in server.calls[before:] if call is not last]
    return not others and bool(parse(last.params["text"]).text)
