"""The inbox as a table: the port `Inbox` over SQLite, one for each bot."""

import time
from collections.abc import Sequence

from sqlite_utils import Database, Migrations

from bot.ports.delivery import Delivery

INBOX = Migrations("inbox")


@INBOX()
def m001_inbox(database: Database) -> None:
    """Updates by bot and number; what is done keeps its number alone."""
    database.table("inbox").create(
        {
            "bot": int,
            "update_id": int,
            "chat": int,
            "body": str,
            "state": str,
            "tries": int,
            "reason": str,
            "received": float,
        },
        pk=("bot", "update_id"),
    )
    database.table("inbox").create_index(["state", "bot", "update_id"])


class SqliteInbox:
    """Each call is one transaction, on the disk before it returns."""

    def __init__(self, database: Database, bot: int) -> None:
        self._database = database
        self._bot = bot
        # What is confirmed to Telegram must survive a power cut, whatever the other tables do.
        database.execute("PRAGMA synchronous=FULL")

    def put(self, deliveries: Sequence[Delivery]) -> tuple[Delivery, ...]:
        insert = (
            "INSERT OR IGNORE INTO inbox (bot, update_id, chat, body, state, tries, received) "
            "VALUES (?, ?, ?, ?, 'waiting', 0, ?)"
        )
        now = time.time()
        with self._database.atomic():
            return tuple(
                it
                for it in deliveries
                if self._database.execute(
                    insert, [self._bot, it.update, it.chat, it.body, now]
                ).rowcount
            )

    def waiting(self) -> tuple[Delivery, ...]:
        query = (
            "SELECT update_id, chat, body, tries FROM inbox "
            "WHERE state = 'waiting' AND bot = ? ORDER BY update_id"
        )
        rows = self._database.query(query, [self._bot])
        return tuple(
            Delivery(row["update_id"], row["chat"], row["body"], row["tries"]) for row in rows
        )

    def depth(self) -> int:
        query = "SELECT count(*) AS n FROM inbox WHERE state = 'waiting' AND bot = ?"
        return int(next(self._database.query(query, [self._bot]))["n"])

    def done(self, update: int) -> None:
        self._set(update, "state = 'done', body = NULL, chat = 0")

    def failed(self, update: int, reason: str) -> int:
        self._set(update, "tries = tries + 1, reason = ?", reason)
        query = "SELECT tries FROM inbox WHERE bot = ? AND update_id = ?"
        rows = self._database.query(query, [self._bot, update])
        return next((int(row["tries"]) for row in rows), 0)

    def set_aside(self, update: int) -> None:
        self._set(update, "state = 'aside'")

    def forget(self, days: int) -> int:
        old = "DELETE FROM inbox WHERE state != 'waiting' AND received < ?"
        return self._database.execute(old, [time.time() - days * 86_400]).rowcount

    def _set(self, update: int, change: str, *values: str) -> None:
        self._database.execute(
            f"UPDATE inbox SET {change} WHERE bot = ? AND update_id = ?",
            [*values, self._bot, update],
        )
