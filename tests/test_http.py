"""The HTTP client carries what python-telegram-bot's own does: texts, files, timeouts, proxy."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TypeVar

import pytest
from telegram import Bot
from telegram.error import NetworkError, TimedOut

from bot.transports.telegram.http import AiohttpRequest
from tests.bot_api import ANN, BotApiServer, Hang, Reset

_T = TypeVar("_T")


@pytest.fixture(scope="module")
def server() -> Iterator[BotApiServer]:
    with BotApiServer() as running:
        # Telegram knows the chats that wrote to the bot.
        running.private("/start")
        yield running


def through(
    server: BotApiServer, act: Callable[[Bot], Awaitable[_T]], proxy: str | None = None
) -> _T:
    """What the library's bot gives over our client."""

    async def acted() -> _T:
        bot = Bot(
            server.token,
            base_url=f"{server.url}/bot",
            base_file_url=f"{server.url}/file/bot",
            request=AiohttpRequest(proxy),
            get_updates_request=AiohttpRequest(),
        )
        async with bot:
            return await act(bot)

    return asyncio.run(acted())


@pytest.mark.parametrize(
    "text", ["a&b=c+d%20;#", "“落实” \n𠮷", "100 % /?:@!$'()*,[]", "\\u4e00", "-1"]
)
def test_every_character_of_a_text_arrives(server: BotApiServer, text: str) -> None:
    sent = through(server, lambda bot: bot.send_message(ANN.id, text))
    assert server.messages(ANN.id)[-1]["text"] == text == sent.text


def test_a_file_goes_out_with_its_words_and_comes_back(server: BotApiServer) -> None:
    async def there_and_back(bot: Bot) -> bytes:
        sent = await bot.send_document(ANN.id, b"\x00\xff", filename="图.bin", caption="一 & 二")
        assert sent.caption == "一 & 二"
        assert sent.document and sent.document.file_name == "图.bin"
        return bytes(await (await sent.document.get_file()).download_as_bytearray())

    assert through(server, there_and_back) == b"\x00\xff"


def test_what_takes_longer_than_was_allowed_is_given_up(server: BotApiServer) -> None:
    server.fail("sendMessage", Hang(30))
    with pytest.raises(TimedOut):
        through(server, lambda bot: bot.send_message(ANN.id, "a", read_timeout=0.05))


def test_a_connection_that_breaks_is_an_error_without_the_token(server: BotApiServer) -> None:
    server.fail("sendMessage", Reset())
    with pytest.raises(NetworkError) as broken:
        through(server, lambda bot: bot.send_message(ANN.id, "a"))
    assert server.token not in str(broken.value)


def test_every_request_goes_through_the_proxy(server: BotApiServer) -> None:
    asked: list[str] = []

    class Proxy(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.send_error(502)

        def log_message(self, *_: object) -> None:
            """Tests print nothing."""

    with HTTPServer(("127.0.0.1", 0), Proxy) as proxy:
        Thread(target=proxy.handle_request).start()
        with pytest.raises(NetworkError):
            through(server, lambda bot: bot.get_me(), f"http://127.0.0.1:{proxy.server_port}")
    assert asked == [f"{server.url}/bot{server.token}/getMe"]
