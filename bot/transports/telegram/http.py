"""The HTTP client: python-telegram-bot's request interface over aiohttp.

The library's own client takes three times the processor time for each answer. Files, timeouts, the
proxy and errors are carried as its own carries them.
"""

import re
from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_CONNECTIONS = 32
_CONNECT_SECONDS = 5.0
_READ_SECONDS = 5.0
# An upload takes its time, but not for ever.
_UPLOAD_SECONDS = 300.0
_UNSAID = object()
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
# What separates or escapes in a form, blanks, and all that is not plain ASCII.
_UNSAFE = re.compile(rb"[^!-~]+|[&=+%;#]+")


class AiohttpRequest(BaseRequest):
    """One connection pool; made on `initialize`, closed on `shutdown`."""

    def __init__(self, proxy: str | None = None) -> None:
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """How long an answer is waited for, in seconds."""
        return _READ_SECONDS

    async def initialize(self) -> None:
        """Open the pool, if it is not open."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=_CONNECTIONS),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """Close the pool's connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> tuple[int, bytes]:
        """Status and body; TimedOut or NetworkError where there is none."""
        if self._session is None:
            message = "the request is not initialized"
            raise RuntimeError(message)
        names = ("read_timeout", "write_timeout", "connect_timeout", "pool_timeout")
        body = _body(request_data)
        bound = None if isinstance(body, bytes) else _UPLOAD_SECONDS
        timeout = _timeout(dict(zip(names, args, strict=False)) | kwargs, bound)
        headers = _FORM if isinstance(body, bytes) else None
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, proxy=self._proxy, timeout=timeout
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            # Not the error's own words: they may hold the address, and with it the token.
            raise NetworkError(type(error).__name__) from error


def _timeout(timeouts: dict[str, Any], total: float | None) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(
        total=total,
        connect=_seconds(timeouts.get("connect_timeout", _UNSAID), _CONNECT_SECONDS),
        sock_read=_seconds(timeouts.get("read_timeout", _UNSAID), _READ_SECONDS),
    )


def _seconds(given: Any, default: float) -> float | None:
    """What a caller asked for: a number, None for no limit, or the library's sign for neither."""
    return given if given is None or isinstance(given, (int, float)) else default


def _body(request_data: RequestData | None) -> bytes | aiohttp.FormData | None:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return _form(request_data.json_parameters)
    # Names of files go as they are: Telegram shows what stands there.
    form = aiohttp.FormData(request_data.json_parameters, quote_fields=False)
    for name, (filename, content, kind) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def _form(parameters: dict[str, str]) -> bytes:
    """A form's bytes, escaped a run at a time: octet by octet costs as much as the request."""
    return b"&".join(
        name.encode() + b"=" + _UNSAFE.sub(_escaped, value.encode())
        for name, value in parameters.items()
    )


def _escaped(run: re.Match[bytes]) -> bytes:
    return b"%" + run[0].hex("%").encode()
