"""The ports, answered from memory: small enough to be right at a glance, held to the contracts."""

from collections.abc import Callable

from knowledge import Article


class MemoryLibrary:
    """The port `knowledge.store.Library` in a dictionary."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Article, str]] = {}

    def ids(self) -> tuple[str, ...]:
        return tuple(self._kept)

    def get(self, id: str) -> Article | None:
        return self._kept[id][0] if id in self._kept else None

    def digest(self, id: str) -> str | None:
        return self._kept[id][1] if id in self._kept else None

    def put(self, article: Article, digest: str) -> None:
        self._kept[article.id] = (article, digest)


class MemorySentAnswers:
    """The port `SentAnswers` in a dictionary."""

    def __init__(self) -> None:
        self._answers: dict[tuple[int, int], tuple[int, ...]] = {}

    def remember(self, chat: int, question: int, answers: tuple[int, ...]) -> None:
        self._answers[chat, question] = answers

    def recall(self, chat: int, question: int) -> tuple[int, ...]:
        return self._answers.get((chat, question), ())

    def forget(self, days: int) -> int:
        # A test does not last a day: all of it is older than none, and nothing older than one.
        erased = 0 if days else len(self._answers)
        self._answers = self._answers if days else {}
        return erased


class MemoryStoredLines:
    """The port `StoredLines`, with codes that count upwards."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}

    def store(self, text: str) -> str:
        return self._codes.setdefault(text, f"line-{len(self._codes)}")

    def load(self, code: str) -> str | None:
        return next((text for text, own in self._codes.items() if own == code), None)


class MemoryHeartbeat:
    """The port `Heartbeat` over a clock, a function that gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last: float | None = None

    def beat(self) -> None:
        self._last = self._clock()

    def age(self) -> float | None:
        return None if self._last is None else self._clock() - self._last
