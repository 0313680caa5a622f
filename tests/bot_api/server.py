"""The local Bot API server: a real HTTP server on 127.0.0.1, driven from a test's thread."""

import asyncio
from threading import Condition, Event, Thread
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.bot_api.chats import Message
from tests.bot_api.faults import Fault, Faults, Rearrangement
from tests.bot_api.front import Front
from tests.bot_api.handling import Handling
from tests.bot_api.incoming import Incoming
from tests.bot_api.journal import Call, Journal, Until
from tests.bot_api.mailbox import Mailbox
from tests.bot_api.polling import Polling
from tests.bot_api.webhook import Deliveries
from tests.bot_api.world import World

TOKEN = "1000000001:AA-token-of-the-local-BotAPI-Server"


class BotApiServer(Incoming):
    """Telegram, as far as one bot can tell.

    Use it as a context manager, or start() and stop() it; what it remembers outlives a stop,
    and it comes back on the same port. `limits=True` answers 429 to messages sent too fast.
    """

    def __init__(
        self,
        port: int = 0,
        *,
        token: str = TOKEN,
        username: str = "article_bot",
        limits: bool = False,
    ) -> None:
        changed = Condition()
        mailbox, self._faults = Mailbox(changed), Faults(changed)
        bot = {"id": int(token.split(":")[0]), "is_bot": True, "first_name": "Article bot"}
        deliveries = Deliveries(mailbox, self._faults.rearranged)
        world = World({**bot, "username": username}, mailbox, deliveries)
        super().__init__(world, changed)
        self.port, self.token, self.username = port, token, username
        self._journal = Journal(changed)
        handling = Handling(world, self._journal, changed, limits)
        polling = Polling(handling, self._faults)
        self._front = Front(token, handling, polling, self._faults)
        self._thread: Thread | None = None

    @property
    def url(self) -> str:
        """The root that the bot's TELEGRAM_API_BASE_URL must name."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def calls(self) -> tuple[Call, ...]:
        """Every call except getUpdates, oldest first."""
        return self._journal.calls

    @property
    def violations(self) -> tuple[str, ...]:
        """Every departure from the Bot API and Telegram's limits; a good bot has none."""
        return self._journal.violations

    @property
    def rate_violations(self) -> tuple[str, ...]:
        """Every message that came sooner than Telegram allows."""
        return self._journal.rate_violations

    def messages(self, chat_id: int) -> tuple[Message, ...]:
        """What stands in the chat now, edits done and deleted messages gone."""
        with self._changed:
            found = self._world.chats.find(chat_id).messages
            return tuple(found[each] for each in sorted(found))

    def wait(
        self, until: Until = 1, timeout: float = 10, *, of: str = "", since: int = 0
    ) -> tuple[Call, ...]:
        """Block until so many calls have come, or until the predicate on them holds.

        Only calls of the method `of` count (all if empty), from number `since` in `calls` on.
        Returns those calls; TimeoutError tells what came instead.
        """
        return self._journal.wait(until, timeout, of, since)

    def settled(self, timeout: float = 10) -> None:
        """Block until the bot has taken every update: confirmed it by offset or with a 2xx."""
        mailbox = self._world.mailbox
        with self._changed:
            if not self._changed.wait_for(lambda: not mailbox, timeout):
                raise TimeoutError(f"{len(mailbox)} updates are not confirmed after {timeout} s")

    def fail(self, method: str, fault: Fault | Rearrangement, times: int | None = 1) -> None:
        """Let a fault befall the next calls of the method ("*": of any); None is for good.

        Duplicated and Shuffled befall deliveries of updates, whatever the method.
        """
        self._faults.script(method, fault, times)

    def heal(self) -> None:
        """Let no further fault befall."""
        self._faults.clear()

    def start(self) -> None:
        """Listen; the port is chosen at the first start unless it was given."""
        ready = Event()
        failure: list[BaseException] = []
        self._thread = Thread(target=self._run, args=(ready, failure), daemon=True)
        self._thread.start()
        ready.wait()
        if failure:
            raise failure[0]

    def stop(self) -> None:
        """Listen no more; open connections break off."""
        if self._thread is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._ended.set)
            self._thread.join()
        self._thread = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _run(self, ready: Event, failure: list[BaseException]) -> None:
        try:
            asyncio.run(self._serve(ready))
        except BaseException as error:
            # Raised in start() instead; the thread has nobody to tell.
            failure.append(error)
            ready.set()

    async def _serve(self, ready: Event) -> None:
        self._loop, self._ended = asyncio.get_running_loop(), asyncio.Event()
        runner = web.AppRunner(
            self._front.application(),
            access_log=None,
            handler_cancellation=True,
            shutdown_timeout=0.1,
        )
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", self.port)
        await site.start()
        self.port = runner.addresses[0][1]
        webhook = self._world.deliveries.webhook
        if webhook:
            self._world.deliveries.start(webhook)
        ready.set()
        await self._ended.wait()
        self._world.deliveries.pause()
        self._world.mailbox.interrupt()
        await runner.cleanup()
