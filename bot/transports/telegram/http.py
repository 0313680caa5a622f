"""The HTTP client: python-telegram-bot's request interface over aiohttp.

The library's own client takes three times the processor time for each answer. Files, timeouts, the
proxy and errors are carried as its own carries them.
"""

from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_CONNECTIONS = 32
_CONNECT_SECONDS = 5.0
_READ_SECONDS = 5.0
_UNSAID = object()


class Form(RequestData):  # type: ignore[misc]  # the public way to fill one is not public
    """Parameters of a call that goes past the library's own methods."""

    def __init__(self, **parameters: str) -> None:
        super().__init__()
        self._given = parameters

    @property
    def json_parameters(self) -> dict[str, str]:
        """The parameters, as they are sent."""
        return self._given


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
        timeout = _timeout(dict(zip(names, args, strict=False)) | kwargs)
        body = _body(request_data)
        try:
            async with self._session.request(
                method, url, data=body, proxy=self._proxy, timeout=timeout
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            # Not the error's own words: they may hold the address, and with it the token.
            raise NetworkError(type(error).__name__) from error


def _timeout(timeouts: dict[str, Any]) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(
        total=None,
        sock_connect=_seconds(timeouts.get("connect_timeout", _UNSAID), _CONNECT_SECONDS),
        sock_read=_seconds(timeouts.get("read_timeout", _UNSAID), _READ_SECONDS),
    )


def _seconds(given: Any, default: float) -> float | None:
    """What a caller asked for: a number, None for no limit, or the library's sign for neither."""
    return given if given is None or isinstance(given, (int, float)) else default


def _body(request_data: RequestData | None) -> dict[str, str] | aiohttp.FormData | None:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return request_data.json_parameters
    form = aiohttp.FormData(request_data.json_parameters)
    for name, (filename, content, kind) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form
