"""Scripted faults, outages and webhooks."""

import asyncio
import json
from collections.abc import Iterator
from http.client import HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from urllib.error import URLError

import pytest
import telegram

from tests.bot_api import (
    ANN,
    BotApiServer,
    Duplicated,
    Hang,
    MalformedJson,
    Refusal,
    Reset,
    ServerError,
    Shuffled,
    Slow,
    TooManyRequests,
)
from tests.bot_api.client import Answer, call


@pytest.fixture
def server() -> Iterator[BotApiServer]:
    """A fresh server in which Ann has written to the bot once (message 1)."""
    with BotApiServer() as running:
        running.private("hello")
        yield running


def say(server: BotApiServer) -> Answer:
    return call(server, "sendMessage", chat_id=ANN.id, text="x")


def said(server: BotApiServer) -> int:
    """How many messages the bot has in the chat."""
    return len(server.messages(ANN.id)) - 1


def test_flood_control_names_the_seconds_to_wait(server: BotApiServer) -> None:
    server.fail("sendMessage", TooManyRequests(7))
    assert say(server).body["parameters"] == {"retry_after": 7}
    assert say(server).status == 200
    assert [each.error[:17] for each in server.calls] == ["Too Many Requests", ""]


def test_a_fault_befalls_as_many_calls_as_scripted(server: BotApiServer) -> None:
    server.fail("*", ServerError(500), times=2)
    assert [call(server, "getMe").status for _ in range(3)] == [500, 500, 200]


def test_a_fault_for_good_lasts_until_healed(server: BotApiServer) -> None:
    server.fail("getMe", Refusal(403, "Forbidden: bot was blocked by the user"), times=None)
    assert [call(server, "getMe").status for _ in range(3)] == [403, 403, 403]
    server.heal()
    assert call(server, "getMe").status == 200


def test_a_proxys_page_is_no_json(server: BotApiServer) -> None:
    server.fail("sendMessage", ServerError(502, html=True))
    with pytest.raises(json.JSONDecodeError):
        say(server)


@pytest.mark.parametrize("handled", [False, True])
def test_a_connection_breaks_before_or_after_the_deed(server: BotApiServer, handled: bool) -> None:
    server.fail("sendMessage", Reset(handled))
    with pytest.raises((ConnectionError, HTTPException, URLError)):
        say(server)
    assert said(server) == handled


def test_a_hanging_call_breaks_off_in_the_end(server: BotApiServer) -> None:
    server.fail("sendMessage", Hang(0.01))
    with pytest.raises((ConnectionError, HTTPException, URLError)):
        say(server)
    assert said(server) == 0


def test_a_malformed_answer_hides_a_deed_done(server: BotApiServer) -> None:
    server.fail("sendMessage", MalformedJson())
    with pytest.raises(json.JSONDecodeError):
        say(server)
    assert said(server) == 1


def test_a_slow_call_is_carried_out(server: BotApiServer) -> None:
    server.fail("sendMessage", Slow(0.01))
    assert say(server).status == 200


def test_updates_come_twice(server: BotApiServer) -> None:
    server.fail("getUpdates", Duplicated())
    ids = [[each["update_id"] for each in call(server, "getUpdates").result] for _ in range(2)]
    assert ids == [[1, 1], [1]]


def test_updates_come_in_another_order(server: BotApiServer) -> None:
    server.private("two")
    server.fail("getUpdates", Shuffled())
    assert [each["update_id"] for each in call(server, "getUpdates").result] == [2, 1]


def test_python_telegram_bot_meets_the_faults_as_telegrams(
    server: BotApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    server.fail("sendMessage", TooManyRequests(3))
    server.fail("sendMessage", Reset())

    async def failures() -> list[type[Exception]]:
        async with telegram.Bot(server.token, f"{server.url}/bot") as bot:
            met = [bot.send_message(ANN.id, "x") for _ in range(2)]
            return [type(await _failure(each)) for each in met]

    assert asyncio.run(failures()) == [telegram.error.RetryAfter, telegram.error.NetworkError]


async def _failure(sending: object) -> Exception:
    with pytest.raises(telegram.error.TelegramError) as failed:
        await sending  # type: ignore[misc]
    return failed.value


def test_the_server_comes_back_as_it_was(server: BotApiServer) -> None:
    url = server.url
    server.stop()
    with pytest.raises(URLError):
        say(server)
    server.private("in the meantime")
    server.start()
    assert server.url == url
    assert len(call(server, "getUpdates").result) == 2


class _Bot(ThreadingHTTPServer):
    """A bot's webhook that answers as told (then 200) and keeps what it was sent."""

    daemon_threads = True

    def __init__(self, *statuses: int) -> None:
        super().__init__(("127.0.0.1", 0), _Hook)
        self.statuses = list(statuses)
        self.got: Queue[tuple[str, int]] = Queue()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook"

    def take(self) -> tuple[str, int]:
        return self.got.get(timeout=10)


class _Hook(BaseHTTPRequestHandler):
    server: _Bot

    def do_POST(self) -> None:
        update = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        secret = self.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        self.send_response(self.server.statuses.pop(0) if self.server.statuses else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()
        self.server.got.put((secret, update["update_id"]))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: pytest's output is for failures."""


@pytest.fixture
def hook() -> Iterator[_Bot]:
    """A webhook that fails the first delivery."""
    with _Bot(500) as bot:
        Thread(target=bot.serve_forever, daemon=True).start()
        yield bot
        bot.shutdown()


def test_a_webhook_gets_every_update_until_it_takes_it(server: BotApiServer, hook: _Bot) -> None:
    server.private("two")
    set_up = {"url": hook.url, "secret_token": "s3cret", "max_connections": 1}
    assert call(server, "setWebhook", **set_up).result is True
    assert [hook.take() for _ in range(3)] == [("s3cret", 1), ("s3cret", 1), ("s3cret", 2)]
    server.settled()
    assert call(server, "getWebhookInfo").result["pending_update_count"] == 0


def test_there_is_no_polling_beside_a_webhook(server: BotApiServer, hook: _Bot) -> None:
    call(server, "setWebhook", url=hook.url)
    assert call(server, "getUpdates").status == 409
    call(server, "deleteWebhook", drop_pending_updates=True)
    assert call(server, "getUpdates").result == []
