"""The log: one line an event on standard error, and never a token in it."""

import logging
import sys
from typing import Any

import structlog


def configure_logging(form: str, secret: str) -> None:
    """Log from INFO on, as `console` lines or `json`; `secret` never appears, whoever logs it."""
    stamps: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*stamps, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    render: list[Any] = (
        [
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ]
        if form == "json"
        else [
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(),
                # The other formatters show local variables: a token in pieces, a reader's words.
                exception_formatter=structlog.dev.plain_traceback,
            )
        ]
    )
    handler = logging.StreamHandler()
    handler.setFormatter(_Masking(secret, stamps, render))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    # The library prints whole answers that it cannot read, and with them readers' words.
    logging.getLogger("telegram").setLevel(logging.CRITICAL)


class _Masking(structlog.stdlib.ProcessorFormatter):
    """Masks the secret in the finished line, so that no library's message or traceback holds it."""

    def __init__(self, secret: str, stamps: list[Any], render: list[Any]) -> None:
        meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta
        super().__init__(foreign_pre_chain=stamps, processors=[meta, *render])
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        return super().format(record).replace(self._secret, "••••")
