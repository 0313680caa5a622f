"""The ports, answered from memory: small enough to be right at a glance, held to the contracts."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from bot.ports.memory import PendingImport
from bot.ports.questions import Asked, Reception
from knowledge import Article
from knowledge.articles import EDITION, ArticleFiles
from knowledge.errors import BusyStorageError
from knowledge.store import Aliases, Entry, Standing


class MemoryLibrary:
    """The port `knowledge.store.Library` in dictionaries."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Article, Standing, int]] = {}
        self._files: dict[str, dict[str, ArticleFiles]] = {}
        self._aliases: dict[str, Aliases] = {}
        self._generation = 0

    def ids(self) -> tuple[str, ...]:
        return tuple(id for id, (_, standing, _) in self._kept.items() if not standing.removed)

    def removed(self) -> tuple[Entry, ...]:
        return tuple(_entry(it) for it, standing, _ in self._kept.values() if standing.removed)

    def entries(self) -> tuple[Entry, ...]:
        return tuple(_entry(it) for it, standing, _ in self._kept.values() if not standing.removed)

    def titled(self, title: str) -> tuple[str, ...]:
        return tuple(entry.id for entry in self.entries() if entry.title == title)

    def get(self, id: str) -> Article | None:
        if id not in self.ids():
            return None
        article = self._kept[id][0]
        given = dict(article.aliases)
        for section, words in self._aliases.get(id, ()):
            if article.section(section):
                own = given.get(section, ())
                given[section] = (*own, *(word for word in words if word not in own))
        return replace(article, aliases=tuple(given.items()))

    def standing(self, id: str) -> Standing | None:
        return self._kept[id][1] if id in self._kept else None

    def outdated(self) -> tuple[str, ...]:
        return tuple(id for id in self.ids() if self._kept[id][2] != EDITION)

    def versions(self, id: str) -> tuple[str, ...]:
        return tuple(reversed(self._files.get(id, {})))

    def files(self, id: str, version: str = "") -> ArticleFiles | None:
        kept = self._files.get(id, {})
        return next((kept[it] for it in reversed(kept) if it.startswith(version)), None)

    def put(self, article: Article, files: ArticleFiles, *, shipped: bool = False) -> None:
        standing = Standing(files.digest, shipped, removed=False)
        self._kept[article.id] = (article, standing, EDITION)
        versions = self._files.setdefault(article.id, {})
        versions.pop(article.version, None)
        versions[article.version] = files
        self._generation += 1

    def remove(self, id: str) -> None:
        if id in self._kept:
            article, standing, edition = self._kept[id]
            self._kept[id] = (article, replace(standing, removed=True), edition)
            self._generation += 1

    def aliases(self, id: str) -> Aliases:
        return self._aliases.get(id, ())

    def put_aliases(self, id: str, aliases: Aliases) -> None:
        self._aliases[id] = aliases
        self._generation += 1

    @contextmanager
    def atomic(self) -> Iterator[None]:
        names = ("_kept", "_files", "_aliases", "_generation")
        before = deepcopy({name: getattr(self, name) for name in names})
        try:
            yield
        except BaseException:
            for name, value in before.items():
                setattr(self, name, value)
            raise

    @contextmanager
    def reading(self) -> Iterator[int]:
        yield self._generation


def _entry(article: Article) -> Entry:
    source = article.source
    return Entry(
        article.id,
        article.version,
        source.title.value or "",
        source.outlet.value,
        source.published.value,
        len(article.parts),
    )


class MemorySentAnswers:
    """The port `SentAnswers` in a dictionary."""

    def __init__(self) -> None:
        self._answers: dict[tuple[int, int], tuple[tuple[int, ...], str]] = {}

    def remember(self, chat: int, question: int, answers: tuple[int, ...], text: str = "") -> None:
        self._answers[chat, question] = (answers, text)

    def recall(self, chat: int, question: int) -> tuple[int, ...]:
        return self._answers.get((chat, question), ((), ""))[0]

    def text(self, chat: int, answer: int) -> str:
        noted = (
            text
            for (of, _), (answers, text) in self._answers.items()
            if of == chat and answer in answers
        )
        return next(noted, "")

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


class MemoryBackup:
    """The port `Backup` over bytes."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def copy(self, most: int) -> bytes | None:
        return self._content if len(self._content) <= most else None


class MemoryImports:
    """The port `Imports` over a dictionary."""

    def __init__(self) -> None:
        self._waiting: dict[str, PendingImport] = {}
        self._codes = 0

    def put(self, files: ArticleFiles, known: str) -> str:
        for code, pending in tuple(self._waiting.items()):
            if pending.files.id == files.id:
                self.drop(code)
        self._codes += 1
        code = f"draft{self._codes}"
        self._waiting[code] = PendingImport(files, known)
        return code

    def get(self, code: str) -> PendingImport | None:
        return self._waiting.get(code)

    def of(self, id: str) -> ArticleFiles | None:
        return next((it.files for it in self._waiting.values() if it.files.id == id), None)

    def drop(self, code: str) -> None:
        self._waiting.pop(code, None)


class MemoryHeartbeat:
    """The port `Heartbeat` over a clock, a function that gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last: float | None = None

    def beat(self) -> None:
        self._last = self._clock()

    def age(self) -> float | None:
        return None if self._last is None else self._clock() - self._last


@dataclass(frozen=True)
class MemoryHistory:
    """The port `bot.ports.History` over what is given."""

    questions: tuple[tuple[date, Asked], ...] = ()
    received: Reception = field(default_factory=Reception)

    def asked(self, first: date, last: date) -> tuple[tuple[date, Asked], ...]:
        return tuple(it for it in self.questions if first <= it[0] <= last)

    def reception(self) -> Reception:
        return self.received


class MemoryStorage:
    """The port `Storage` over nothing, refusing so often before it keeps."""

    def __init__(self, refusals: int = 0) -> None:
        self.refusals = refusals
        self.commits = 0

    @contextmanager
    def together(self) -> Iterator[None]:
        if self.refusals:
            self.refusals -= 1
            raise BusyStorageError(Path("bot.db"), "database or disk is full", "free some space")
        yield
        self.commits += 1

    def guarded(self) -> AbstractContextManager[None]:
        return nullcontext()


class MemoryInHand:
    """The port `InHand` in an attribute."""

    def __init__(self) -> None:
        self._update: int | None = None
        self._answered: dict[int, None] = {}

    def take(self, update: int) -> None:
        self._update = update

    def put_down(self) -> None:
        self._update = None

    def left(self) -> int | None:
        return self._update

    def answered(self, update: int) -> None:
        self._answered[update] = None

    def settled(self, update: int) -> None:
        self._answered.pop(update, None)

    def unsettled(self) -> tuple[int, ...]:
        return tuple(self._answered)
