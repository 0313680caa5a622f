"""What was asked, in three tables: the port `Questions` over SQLite."""

import logging
import sqlite3
from collections import deque
from collections.abc import Collection
from typing import Any

from sqlite_utils import Database

from bot.ports.questions import Asked, LikedQuestion, OpenQuestion, Why

_LOG = logging.getLogger(__name__)
# What cannot be written now waits, so much of it at most.
_MOST_WAITING = 1_000
_MOST_OPEN = 2_000
# Whoever floods with ever new words must not fill the disk: the latest so many are kept.
_MOST_KEPT = 10_000
_NOW = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"
_NOTE = (
    "INSERT INTO asked (time, article, outcome, section, address, ms) "
    f"VALUES ({_NOW}, ?, ?, ?, ?, ?)"
)
_KEEP_OPEN = (
    "INSERT INTO open_question (article, text, why, first, last, count) "
    f"VALUES (?, ?, ?, {_NOW}, {_NOW}, 1) "
    "ON CONFLICT DO UPDATE SET count = count + 1, last = excluded.last"
)
_KEEP_LIKED = (
    f"INSERT INTO liked_question (article, text, address, last, count) VALUES (?, ?, ?, {_NOW}, 1) "
    "ON CONFLICT DO UPDATE SET count = count + 1, last = excluded.last"
)
_WITHDRAW_OPEN = (
    "UPDATE open_question SET count = count - 1 WHERE article = ? AND text = ? AND why = ?"
)
_WITHDRAW_LIKED = (
    "UPDATE liked_question SET count = count - 1 WHERE article = ? AND text = ? AND address = ?"
)


Unwritten = deque[tuple[str, tuple[Any, ...]]]


def unwritten() -> Unwritten:
    """Room for what waits to be written; when it is full, what waited longest gives way."""
    return deque(maxlen=_MOST_WAITING)


class SqliteQuestions:
    """Writes at once where nobody else is writing; else with the next, or on `write_out`.

    Over `waiting`, which it shares with another one that writes, it leaves the writing to that.
    """

    def __init__(self, database: Database, waiting: Unwritten | None = None) -> None:
        self._database = database
        self._at_once = waiting is None
        self._waiting = unwritten() if waiting is None else waiting
        self._failing = False
        self._patience = database.execute("PRAGMA busy_timeout").fetchone()[0]

    def note(self, asked: Asked, text: str = "", why: Why | None = None) -> None:
        row = (asked.article, asked.outcome, asked.section, asked.address)
        self._waiting.append((_NOTE, (*row, round(asked.milliseconds, 2))))
        if why:
            self._waiting.append((_KEEP_OPEN, (asked.article, _whole(text), why.value)))
        if self._at_once:
            self._write_unless_busy()

    def write(self) -> None:
        # Another thread may take from the same.
        while row := self._next():
            try:
                self._database.conn.execute(*row)
            except sqlite3.OperationalError:
                self._waiting.appendleft(row)
                raise
            except sqlite3.Error as refused:
                _LOG.warning("a question is not counted: %s", refused)

    def judge(self, question: LikedQuestion, *, helpful: bool, before: bool | None) -> None:
        disliked = (question.article, _whole(question.text), Why.DISLIKED.value)
        liked = (*disliked[:2], question.address)
        if before is not None:
            self._database.execute(
                *(_WITHDRAW_LIKED, liked) if before else (_WITHDRAW_OPEN, disliked)
            )
        self._database.execute(*(_KEEP_LIKED, liked) if helpful else (_KEEP_OPEN, disliked))
        for table in ("open_question", "liked_question"):
            self._database.execute(f"DELETE FROM {table} WHERE count <= 0")

    def open(self, article: str) -> tuple[OpenQuestion, ...]:
        self.write_out()
        rows = self._database.query(
            "SELECT * FROM open_question WHERE article = ? "
            "ORDER BY count DESC, last DESC, text LIMIT ?",
            [article, _MOST_OPEN],
        )
        return tuple(
            OpenQuestion(
                row["article"],
                row["text"],
                Why(row["why"]),
                row["count"],
                row["first"][:10],
                row["last"][:10],
            )
            for row in rows
        )

    def open_by_article(self) -> tuple[tuple[str, int], ...]:
        self.write_out()
        query = (
            "SELECT article, sum(count) AS asked FROM open_question "
            "GROUP BY article ORDER BY asked DESC, article"
        )
        return tuple((row["article"], row["asked"]) for row in self._database.query(query))

    def liked(self, article: str) -> tuple[LikedQuestion, ...]:
        query = "SELECT * FROM liked_question WHERE article = ? ORDER BY last DESC, text LIMIT ?"
        rows = self._database.query(query, [article, _MOST_OPEN])
        return tuple(LikedQuestion(row["article"], row["text"], row["address"]) for row in rows)

    def settle(self, article: str, texts: Collection[str]) -> int:
        self.write_out()
        gone = "DELETE FROM open_question WHERE article = ? AND text = ?"
        with self._database.atomic():
            return sum(self._database.execute(gone, [article, text]).rowcount for text in texts)

    def forget(self, days: int) -> int:
        old = f"datetime({{}}) <= datetime('now', '-{int(days)} days')"
        columns = {"asked": "time", "open_question": "last", "liked_question": "last"}
        surplus = "rowid IN (SELECT rowid FROM {} ORDER BY last DESC LIMIT -1 OFFSET ?)"
        erased = sum(
            self._database.execute(f"DELETE FROM {table} WHERE {old.format(column)}").rowcount
            for table, column in columns.items()
        )
        return erased + sum(
            self._database.execute(
                f"DELETE FROM {table} WHERE {surplus.format(table)}", [_MOST_KEPT]
            ).rowcount
            for table in ("open_question", "liked_question")
        )

    def write_out(self) -> None:
        """Write what waits; what cannot be written now stays waiting."""
        try:
            self.write()
            self._failing = False
        except sqlite3.OperationalError as refused:
            # Locked for a moment is usual; a disk that is full is said once.
            if not self._failing and "locked" not in str(refused):
                _LOG.warning("questions are not counted: %s", refused)
                self._failing = True

    def _write_unless_busy(self) -> None:
        self._database.conn.execute("PRAGMA busy_timeout=0")
        try:
            self.write_out()
        finally:
            self._database.conn.execute(f"PRAGMA busy_timeout={self._patience}")

    def _next(self) -> tuple[str, tuple[Any, ...]] | None:
        try:
            return self._waiting.popleft()
        except IndexError:
            return None


def _whole(text: str) -> str:
    # Half a surrogate pair is nothing that can be stored.
    return text.encode(errors="replace").decode()
