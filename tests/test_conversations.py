"""The conversation table, through the console's process and through Telegram's."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from knowledge.articles import shipped
from tests.bot_api import BotApiServer, Call, User
from tests.bot_api.html import parse
from tests.conversations import ALL, Row
from tests.processes import run_bot, telegram_bot

TEXT = next(iter(shipped())).text.decode()
_SEND = "sendMessage"
_ids = [row.line for row in ALL]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    lines = "\n".join(row.line for row in ALL).encode()
    run = run_bot("console", "--json", data=tmp_path_factory.mktemp("console") / "d", input=lines)
    assert run.stderr == b""
    answers = [json.loads(line) for line in run.stdout.decode().splitlines()]
    assert [answer["line"] for answer in answers] == _ids
    return dict(zip(_ids, answers, strict=True))


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[Call, ...]]]:
    users = {row.line: User(1000 + number, "Reader") for number, row in enumerate(ALL)}
    data = tmp_path_factory.mktemp("telegram") / "data"
    with BotApiServer() as server, telegram_bot(server, data):
        for row in ALL:
            server.private(row.line, users[row.line])
        due = {users[row.line].id for row in ALL if row.outcome != "silent"}
        server.wait(lambda calls: due <= {call.params["chat_id"] for call in calls}, 60, of=_SEND)
        server.settled()
        sent = [call for call in server.calls if call.method == _SEND]
        yield {
            line: tuple(call for call in sent if call.params["chat_id"] == user.id)
            for line, user in users.items()
        }
        assert server.violations == ()


@pytest.mark.parametrize("row", ALL, ids=_ids)
def test_console_answers(row: Row, records: dict[str, dict[str, Any]]) -> None:
    record = records[row.line]
    assert (record["outcome"], record["section"]) == (row.outcome, row.section), record["text"]
    assert row.address is None or record["address"] == row.address
    lines = [line.split("  ")[1] for line in record["text"].split("\n") if line.startswith("  → ")]
    typed = [line.removeprefix("→ ") for line in lines]
    assert_says(row, record["text"].replace("【", "").replace("】", ""), typed)


@pytest.mark.parametrize("row", ALL, ids=_ids)
def test_console_quotes_the_stored_text(row: Row, records: dict[str, dict[str, Any]]) -> None:
    record = records[row.line]
    if record["section"] is None:
        assert record["quote"] is record["start"] is record["end"] is None
    else:
        assert TEXT[record["start"] : record["end"]] == record["quote"] != ""


@pytest.mark.parametrize("row", ALL, ids=_ids)
def test_telegram_answers(row: Row, answers: dict[str, tuple[Call, ...]]) -> None:
    calls = answers[row.line]
    assert bool(calls) == (row.outcome != "silent")
    text = "\n".join(parse(call.params["text"]).text for call in calls)
    assert_says(row, text, [line for call in calls for line in pressed_lines(call)])


def assert_says(row: Row, text: str, leads_to: list[str]) -> None:
    assert [piece for piece in row.says if piece not in text] == [], text
    assert [piece for piece in row.never if piece in text] == [], text
    assert set(row.leads_to) <= set(leads_to), leads_to
    assert not set(row.leads_nowhere) & set(leads_to), leads_to


def pressed_lines(call: Call) -> Iterator[str]:
    """The lines that a message's buttons stand for: what follows article and version."""
    keyboard = call.params.get("reply_markup", {"inline_keyboard": []})["inline_keyboard"]
    for row in keyboard:
        for button in row:
            if button.get("callback_data", "")[:1] in ("=", "+"):
                yield button["callback_data"].split(":", 2)[2]
