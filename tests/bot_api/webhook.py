"""Updates delivered to the bot by POST."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.bot_api.mailbox import Mailbox, Update

# Telegram repeats a failed delivery after a while; here the while is short, for tests wait.
_FIRST_DELAY, _LAST_DELAY = 0.05, 1.0
_PATIENCE = ClientTimeout(total=60)

Rearrange = Callable[[list[Update]], list[Update]]


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where the bot wants its updates, and how."""

    url: str
    secret: str = ""
    max_connections: int = 40


@dataclass(slots=True)
class Deliveries:
    """Posts the mailbox's updates to the webhook, in order, until each is taken with a 2xx."""

    mailbox: Mailbox
    rearrange: Rearrange
    webhook: Webhook | None = None
    last_error: str = ""
    _task: asyncio.Task[None] | None = None
    _under_way: dict[int, asyncio.Task[None]] = field(default_factory=dict)

    def start(self, webhook: Webhook) -> None:
        """Deliver to this webhook, and no longer to another."""
        self.stop()
        self.webhook, self.last_error = webhook, ""
        self._task = asyncio.get_running_loop().create_task(self._run(webhook))

    def stop(self) -> None:
        """Deliver no more; there is no webhook."""
        self.pause()
        self.webhook = None

    def pause(self) -> None:
        """Deliver no more until the server starts again."""
        for task in (self._task, *self._under_way.values()):
            if task is not None:
                task.cancel()
        self._under_way.clear()
        self._task = None

    async def _run(self, webhook: Webhook) -> None:
        slots = asyncio.Semaphore(webhook.max_connections)
        async with ClientSession(timeout=_PATIENCE) as session:
            while True:
                fresh = await self.mailbox.take(100, None, self._under_way)
                for update in self.rearrange(fresh):
                    await slots.acquire()
                    delivery = asyncio.create_task(self._deliver(session, webhook, update))
                    delivery.add_done_callback(lambda _: slots.release())
                    self._under_way[update[0]] = delivery

    async def _deliver(self, session: ClientSession, webhook: Webhook, update: Update) -> None:
        delay = _FIRST_DELAY
        while not await self._accepted(session, webhook, update[1]):
            await asyncio.sleep(delay)
            delay = min(2 * delay, _LAST_DELAY)
        self.mailbox.forget([update[0]])
        self._under_way.pop(update[0], None)

    async def _accepted(self, session: ClientSession, webhook: Webhook, body: bytes) -> bool:
        headers = {"Content-Type": "application/json"}
        if webhook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret
        try:
            async with session.post(webhook.url, data=body, headers=headers) as answer:
                if answer.status // 100 == 2:
                    return True
                self.last_error = f"Wrong response from the webhook: {answer.status}"
        except (ClientError, TimeoutError, OSError) as error:
            self.last_error = f"Connection failed: {type(error).__name__}"
        return False
