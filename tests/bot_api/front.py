"""The HTTP side: requests come in, answers or scripted faults go out."""

import asyncio
import json
import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from tests.bot_api import faults
from tests.bot_api.faults import Faults
from tests.bot_api.handling import Handling
from tests.bot_api.polling import Polling
from tests.bot_api.refusal import Refused, bad_request, flood
from tests.bot_api.spec import Upload

_LARGEST_UPLOAD = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Front:
    """Answers `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    token: str
    handling: Handling
    polling: Polling
    faults: Faults

    def application(self) -> web.Application:
        """A fresh aiohttp application; one serves one start of the server."""
        application = web.Application(client_max_size=_LARGEST_UPLOAD)
        application.router.add_route("*", "/bot{token}/{method}", self._call)
        application.router.add_get("/file/bot{token}/{folder}/{file_id}", self._download)
        return application

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != self.token:
            return _refusal(Refused(401, "Unauthorized"))
        try:
            params = await _parameters(request)
        except ValueError:
            self.handling.journal.accuse([f"{method}: the request cannot be read"])
            return _refusal(bad_request("can't parse the request"))
        return await _Call(self, request, method, params).met_by(self.faults.next(method))

    async def _download(self, request: web.Request) -> web.StreamResponse:
        upload = self.handling.world.files.get(request.match_info["file_id"])
        if request.match_info["token"] != self.token or upload is None:
            return _refusal(Refused(404, "Not Found"))
        return web.Response(body=upload.content)


@dataclass(frozen=True, slots=True)
class _Call:
    front: Front
    request: web.Request
    method: str
    params: Mapping[str, Any]

    async def met_by(self, fault: object) -> web.Response:
        """The answer, if the fault lets there be one."""
        match fault:
            case None:
                return await self._answer()
            case faults.Slow(seconds):
                await asyncio.sleep(seconds)
                return await self._answer()
            case faults.TooManyRequests(retry_after):
                return self._refuse(flood(retry_after))
            case faults.Refusal(code, description):
                return self._refuse(Refused(code, description))
            case faults.ServerError(status, html):
                return self._break_down(status, html)
            case faults.MalformedJson():
                await self._answer()
                return _json(b'{"ok":true,"result":{"message_id":')
            case faults.Reset(handled):
                return await self._lose(handled, 0)
            case faults.Hang(seconds, handled):
                return await self._lose(handled, seconds)
            case _:
                raise TypeError(fault)

    async def _answer(self) -> web.Response:
        try:
            if self.method == "getUpdates":
                return _json(await self.front.polling.answer(self.params))
            result = self.front.handling.result(self.method, self.params)
        except Refused as refused:
            return _refusal(refused)
        return _json(json.dumps({"ok": True, "result": result}).encode())

    def _refuse(self, refused: Refused) -> web.Response:
        self._note(refused.description)
        return _refusal(refused)

    def _break_down(self, status: int, html: bool) -> web.Response:
        words = "Bad Gateway" if status == 502 else "Internal Server Error"
        self._note(words)
        if not html:
            return _refusal(Refused(status, words))
        page = f"<html><body><h1>{status} {words}</h1></body></html>"
        return web.Response(status=status, text=page, content_type="text/html")

    async def _lose(self, handled: bool, seconds: float) -> web.Response:
        if handled:
            await self._answer()
        else:
            self._note("connection lost")
        await asyncio.sleep(seconds)
        _reset(self.request)
        return web.Response()

    def _note(self, error: str) -> None:
        if self.method != "getUpdates":
            self.front.handling.note(self.method, self.params, error)


def _json(body: bytes) -> web.Response:
    return web.Response(body=body, content_type="application/json")


def _refusal(refused: Refused) -> web.Response:
    return web.json_response(refused.body(), status=refused.code)


def _reset(request: web.Request) -> None:
    transport = request.transport
    if transport is None:
        return
    # Without lingering, closing sends RST: the bot sees a reset and not a polite end.
    linger = struct.pack("ii", 1, 0)
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    transport.abort()


async def _parameters(request: web.Request) -> dict[str, Any]:
    """From the query, and from a form, a multipart form or a JSON object, as Telegram takes it."""
    params: dict[str, Any] = dict(request.query)
    if request.content_type == "multipart/form-data":
        return params | {name: _part(part) for name, part in (await request.post()).items()}
    body = await request.read()
    if request.content_type == "application/json" and body:
        return params | dict(json.loads(body))
    return params | dict(parse_qsl(body.decode(), keep_blank_values=True))


def _part(part: str | bytearray | bytes | web.FileField) -> str | Upload:
    if isinstance(part, web.FileField):
        return Upload(part.filename, part.file.read())
    return part if isinstance(part, str) else part.decode()
