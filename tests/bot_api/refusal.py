"""How the Bot API says no."""


class Refused(Exception):
    """The call is answered with this error instead of a result."""

    def __init__(self, code: int, description: str, retry_after: int = 0) -> None:
        super().__init__(description)
        self.code, self.description, self.retry_after = code, description, retry_after

    def body(self) -> dict[str, object]:
        """The answer as Telegram words it."""
        answer: dict[str, object] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.retry_after:
            answer["parameters"] = {"retry_after": self.retry_after}
        return answer


def bad_request(why: str) -> Refused:
    """400: the call cannot be carried out as it stands."""
    return Refused(400, f"Bad Request: {why}")


def conflict(why: str) -> Refused:
    """409: somebody else is taking the updates."""
    return Refused(409, f"Conflict: {why}")


def flood(seconds: int) -> Refused:
    """429: too many messages; try again after so many seconds."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", seconds)
