"""The log: one line an event on standard error, and never a token in it."""

import logging


def configure_logging(secret: str) -> None:
    """Log to standard error from INFO on; `secret` never appears, whoever logs it."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Masking(secret))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    # The HTTP client says every request at INFO: one line for each poll, of use to nobody.
    logging.getLogger("httpx").setLevel(logging.WARNING)


class _Masking(logging.Formatter):
    """Masks the secret in the finished line, so that no library's message or traceback holds it."""

    def __init__(self, secret: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        return super().format(record).replace(self._secret, "••••")
