"""The running bot, as its operator sees it: webhook, health, metrics, logs, kill, backup."""

import json
import signal
import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.bot_api import BotApiServer, Duplicated, Reset, ServerError, TooManyRequests, User
from tests.processes import run_bot, telegram_bot

SECRET = "a-secret-of-the-tests"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def webhook(port: int) -> dict[str, str]:
    return {
        "TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
        "TELEGRAM_WEBHOOK_SECRET": SECRET,
        "TELEGRAM_WEBHOOK_LISTEN": f"127.0.0.1:{port}",
    }


def request(
    port: int, method: str, path: str, body: bytes = b"", secret: str = ""
) -> tuple[int, str]:
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def test_a_webhook_answers_what_telegram_delivers(tmp_path: Path) -> None:
    port = free_port()
    with (
        BotApiServer() as server,
        telegram_bot(server, tmp_path / "data", log=None, **webhook(port)),
    ):
        server.wait(1, of="setWebhook", timeout=30)
        server.private("/principle 3")
        (sent,) = server.wait(1, of="sendMessage", timeout=30)
        assert "三、坚持优质高效" in sent.params["text"]
        server.wait(1, of="getWebhookInfo", timeout=30)
        assert server.violations == ()


@pytest.mark.parametrize(
    ("path", "body", "secret", "status"),
    [
        ("/telegram", b'{"update_id": 1}', "", 403),
        ("/telegram", b'{"update_id": 1}', "wrong", 403),
        ("/telegram", b"garbage", SECRET, 400),
        ("/telegram", b"[]", SECRET, 400),
        ("/telegram", b'{"update_id": "x"}', SECRET, 400),
        ("/telegram", b'{"update_id": 1}', SECRET, 200),
        ("/elsewhere", b'{"update_id": 1}', SECRET, 404),
    ],
)
def test_a_webhook_takes_only_what_telegram_sends(
    hooked: int, path: str, body: bytes, secret: str, status: int
) -> None:
    assert request(hooked, "POST", path, body, secret)[0] == status


@pytest.fixture(scope="module")
def hooked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    port, data = free_port(), tmp_path_factory.mktemp("webhook") / "data"
    with BotApiServer() as server, telegram_bot(server, data, log=None, **webhook(port)):
        server.private("/list")
        server.wait(1, of="sendMessage", timeout=30)
        yield port


def test_a_webhook_without_a_secret_is_refused(tmp_path: Path) -> None:
    settings = {
        "TELEGRAM_BOT_TOKEN": "12345:abcdefg",
        "TELEGRAM_WEBHOOK_URL": "https://example.org/x",
    }
    run = run_bot("telegram", data=tmp_path / "data", settings=settings)
    assert run.returncode == 2
    assert b"TELEGRAM_WEBHOOK_SECRET" in run.stderr


def test_the_health_pages_say_how_the_bot_is(tmp_path: Path) -> None:
    port = free_port()
    listen = {"BOT_HEALTH_LISTEN": f"127.0.0.1:{port}"}
    with BotApiServer() as server, telegram_bot(server, tmp_path / "data", log=None, **listen):
        server.private("/principle 3")
        server.wait(1, of="sendMessage", timeout=30)
        server.settled()
        assert request(port, "GET", "/healthz") == (200, "ok\n")
        status, facts = request(port, "GET", "/readyz")
        assert (status, json.loads(facts)["ready"]) == (200, True)
        metrics = request(port, "GET", "/metrics")[1]
        assert "bot_updates_total 1.0" in metrics
        assert "bot_inbox_waiting" in metrics
        assert "bot_loop_held_seconds" in metrics
        assert json.loads(facts)["inbox"] <= 1
        assert json.loads(facts)["article"] == "dbw-2015-09-24"


def test_a_taken_port_is_one_line_and_status_two(tmp_path: Path) -> None:
    with BotApiServer() as server:
        settings = {
            "TELEGRAM_BOT_TOKEN": server.token,
            "TELEGRAM_API_BASE_URL": server.url,
            "BOT_HEALTH_LISTEN": f"127.0.0.1:{server.port}",
        }
        run = run_bot("telegram", data=tmp_path / "data", settings=settings)
    assert run.returncode == 2
    assert b"BOT_HEALTH_LISTEN" in run.stderr.splitlines()[-1]


def test_the_log_is_json_and_holds_no_words_of_a_reader(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with (
        BotApiServer() as server,
        log.open("wb") as output,
        telegram_bot(server, tmp_path / "data", log=output, BOT_LOG="json"),
    ):
        server.private("鲁迅的哪句话讲奉献")
        server.wait(1, of="sendMessage", timeout=30)
        server.settled()
    events = [json.loads(line) for line in log.read_text().splitlines()]
    (update,) = [event for event in events if event["event"] == "update"]
    assert update["outcome"] == "found"
    assert update["ms"] > 0
    assert "鲁迅" not in log.read_text()


def test_what_was_taken_in_is_answered_after_a_kill(tmp_path: Path) -> None:
    reached = set(range(500, 520))
    with BotApiServer() as server:
        # Nothing gets out until the bot is dead: then what it took in is only in its inbox.
        server.fail("sendMessage", ServerError(502), times=None)
        with pytest.raises(AssertionError):  # noqa: SIM117  it stops as it must not
            with telegram_bot(server, tmp_path / "data") as process:
                for number in reached:
                    server.private("/principle 3", User(number, "Reader"))
                server.settled(30)
                process.send_signal(signal.SIGKILL)
        server.heal()
        with telegram_bot(server, tmp_path / "data"):
            server.wait(
                lambda calls: reached <= {c.params["chat_id"] for c in calls if not c.error},
                of="sendMessage",
                timeout=30,
            )


def test_an_update_delivered_twice_is_answered_once(tmp_path: Path) -> None:
    with BotApiServer() as server, telegram_bot(server, tmp_path / "data"):
        server.private("/list")
        server.wait(1, of="sendMessage", timeout=30)
        before = len(server.calls)
        server.fail("getUpdates", Duplicated())
        server.private("/principle 3")
        server.private("/principle 4")
        server.wait(2, of="sendMessage", since=before, timeout=30)
        server.settled()
        texts = [call.params["text"][:5] for call in server.calls if call.method == "sendMessage"]
        assert len(texts) == len(set(texts)) == 3


def test_a_chat_that_has_to_wait_keeps_no_other_waiting(tmp_path: Path) -> None:
    with BotApiServer() as server, telegram_bot(server, tmp_path / "data"):
        server.private("/list")
        server.wait(1, of="sendMessage", timeout=30)
        server.fail("sendMessage", TooManyRequests(3))
        server.private("/principle 1", User(1, "Slow"))
        server.wait(lambda calls: any(call.error for call in calls), of="sendMessage", timeout=10)
        began = time.monotonic()
        before = len(server.calls)
        server.private("/principle 2", User(2, "Quick"))
        answers = server.wait(2, of="sendMessage", since=before, timeout=10)
        assert [call.params["chat_id"] for call in answers] == [2, 1]
        assert time.monotonic() - began > 1


def test_trouble_that_passes_loses_nothing(tmp_path: Path) -> None:
    with BotApiServer() as server, telegram_bot(server, tmp_path / "data"):
        faults: tuple[ServerError | Reset, ...] = (
            ServerError(502),
            ServerError(502, html=True),
            Reset(),
        )
        for number, fault in enumerate(faults):
            server.fail("sendMessage", fault)
            before = len(server.calls)
            server.private("/principle 3", User(700 + number, "Reader"))
            server.wait(
                lambda calls: any(not call.error for call in calls),
                of="sendMessage",
                since=before,
                timeout=20,
            )


def test_an_update_that_cannot_be_read_keeps_no_other_waiting(tmp_path: Path) -> None:
    with BotApiServer() as server:
        log = (tmp_path / "log").open("wb")
        with log, telegram_bot(server, tmp_path / "data", log=log):
            server.private("", User(9, "Sticker"), sticker={"file_id": "and nothing else"})
            server.private("/principle 3")
            server.wait(1, of="sendMessage", timeout=30)


def test_half_a_surrogate_pair_is_answered_like_any_other_slip(tmp_path: Path) -> None:
    with BotApiServer() as server, telegram_bot(server, tmp_path / "data"):
        server.private("廉结自律\ud83d")
        (answer,) = server.wait(1, of="sendMessage", timeout=30)
        assert "六、坚持廉洁自律" in answer.params["text"]


def test_a_backup_made_while_the_bot_runs_can_be_restored(tmp_path: Path) -> None:
    data, copy = tmp_path / "data", tmp_path / "copy.db"
    with BotApiServer() as server, telegram_bot(server, data):
        server.private("/language en")
        server.wait(1, of="sendMessage", timeout=30)
        assert run_bot("backup", str(copy), data=data).returncode == 0
        refused = run_bot("restore", str(copy), data=data)
        assert refused.returncode == 2
        assert "stop the bot" in refused.stderr.decode()
    (data / "bot.db").write_bytes(b"damaged")
    assert run_bot("restore", str(copy), data=data).returncode == 0
    rows = sqlite3.connect(data / "bot.db").execute("SELECT language FROM preference").fetchall()
    assert rows == [("en",)]


def test_only_a_database_of_this_bot_is_restored(tmp_path: Path) -> None:
    data, foreign, empty = tmp_path / "data", tmp_path / "foreign.db", tmp_path / "empty.db"
    run_bot("console", "/list", data=data)
    with closing(sqlite3.connect(foreign)) as database:
        database.execute("CREATE TABLE somebody (elses INT)")
    empty.touch()
    before = (data / "bot.db").read_bytes()
    for copy in (foreign, empty, data / "bot.db", tmp_path / "none.db"):
        run = run_bot("restore", str(copy), data=data)
        assert (run.returncode, len(run.stderr.splitlines())) == (2, 1)
    assert (data / "bot.db").read_bytes() == before


def test_check_reports_every_excluded_line_with_its_reason(tmp_path: Path) -> None:
    shown = run_bot("check", data=tmp_path / "data").stdout.decode()
    assert "东北网手机版 3g.dbw.cn (广告:东北网手机版)" in shown
    assert "(byline)" in shown


def test_a_damaged_copy_is_not_restored(tmp_path: Path) -> None:
    data, copy = tmp_path / "data", tmp_path / "copy.db"
    run_bot("console", "/list", data=data)
    before = (data / "bot.db").read_bytes()
    copy.write_bytes(before[: len(before) // 2])
    run = run_bot("restore", str(copy), data=data)
    assert run.returncode == 2
    assert len(run.stderr.splitlines()) == 1
    assert (data / "bot.db").read_bytes() == before


def test_a_second_instance_is_recognised_and_said(tmp_path: Path) -> None:
    logs = tmp_path / "one.log", tmp_path / "two.log"
    with (
        BotApiServer() as server,
        logs[0].open("wb") as first,
        logs[1].open("wb") as second,
        telegram_bot(server, tmp_path / "one", log=first),
        telegram_bot(server, tmp_path / "two", log=second),
    ):
        deadline = time.monotonic() + 20
        while not any(b"another instance" in log.read_bytes() for log in logs):
            assert time.monotonic() < deadline
            before = len(server.calls)
            server.private("/list", User(8, "Somebody"))
            server.wait(1, of="sendMessage", since=before, timeout=20)
