"""What conversations need kept, in tables beside the knowledge base."""

import hashlib
import hmac
import secrets
import time
from base64 import urlsafe_b64encode
from dataclasses import asdict

from sqlite_utils import Database, Migrations

from bot.ports import Preference

CONVERSATION = Migrations("conversation")
_NOBODY = Preference()


@CONVERSATION()
def m001_messages(database: Database) -> None:
    """Answers by the question they answer, and the lines behind short codes."""
    database.table("sent_answer").create(
        {"chat": int, "question": int, "answers": str, "noted": float}, pk=("chat", "question")
    )
    database.table("stored_line").create({"code": str, "text": str}, pk="code")


@CONVERSATION()
def m002_readers(database: Database) -> None:
    """What chats decided, what readers think of answers, who cannot be written to any more."""
    database.table("preference").create({"chat": int, "language": str, "quiet": int}, pk="chat")
    database.table("vote").create(
        {"answer": str, "voter": str, "helpful": int}, pk=("answer", "voter")
    )
    database.table("departure").create({"chat": int, "reason": str}, pk="chat")
    # Votes are kept under a keyed hash, so that nobody can tell from them who voted.
    database.table("secret").create({"name": str, "value": str}, pk="name")
    database.table("secret").insert({"name": "voter", "value": secrets.token_hex(32)})


@CONVERSATION()
def m003_questions(database: Database) -> None:
    """What was asked: each question without its words, and the words of a few without the rest."""
    database.table("asked").create(
        {
            "id": int,
            "time": str,
            "article": str,
            "outcome": str,
            "section": str,
            "address": str,
            "ms": float,
        },
        pk="id",
    )
    database.table("open_question").create(
        {"article": str, "text": str, "why": str, "first": str, "last": str, "count": int},
        pk=("article", "text", "why"),
    )
    database.table("liked_question").create(
        {"article": str, "text": str, "address": str, "last": str, "count": int},
        pk=("article", "text", "address"),
    )
    database.table("sent_answer").add_column("text", str)


@CONVERSATION()
def m004_articles(database: Database) -> None:
    """Which article a chat reads."""
    database.table("preference").add_column("article", str)


class SqliteSentAnswers:
    """The port `SentAnswers` as one row a question."""

    def __init__(self, database: Database) -> None:
        self._table = database.table("sent_answer")

    def remember(self, chat: int, question: int, answers: tuple[int, ...], text: str = "") -> None:
        row = {"chat": chat, "question": question, "answers": " ".join(map(str, answers))}
        whole = text.encode(errors="replace").decode()
        self._table.insert({**row, "noted": time.time(), "text": whole}, replace=True)

    def recall(self, chat: int, question: int) -> tuple[int, ...]:
        rows = self._table.rows_where("chat = ? AND question = ?", [chat, question])
        return next((tuple(map(int, row["answers"].split())) for row in rows), ())

    def text(self, chat: int, answer: int) -> str:
        holding = "chat = ? AND ' ' || answers || ' ' LIKE ?"
        rows = self._table.rows_where(holding, [chat, f"% {answer} %"])
        return next((row["text"] or "" for row in rows), "")

    def forget(self, days: int) -> int:
        before = self._table.count
        self._table.delete_where("noted < ?", [time.time() - days * 86_400])
        return before - self._table.count


class SqliteStoredLines:
    """The port `StoredLines`; a code is the beginning of its text's hash."""

    def __init__(self, database: Database) -> None:
        self._table = database.table("stored_line")

    def store(self, text: str) -> str:
        whole = text.encode(errors="replace")
        code = urlsafe_b64encode(hashlib.sha256(whole).digest())[:16].decode()
        self._table.insert({"code": code, "text": whole.decode()}, ignore=True)
        return code

    def load(self, code: str) -> str | None:
        return next((row["text"] for row in self._table.rows_where("code = ?", [code])), None)


class SqlitePreferences:
    """The port `Preferences` as one row a chat that decided something."""

    def __init__(self, database: Database) -> None:
        self._table = database.table("preference")

    def get(self, chat: int) -> Preference:
        rows = self._table.rows_where("chat = ?", [chat])
        found = (Preference(row["language"], bool(row["quiet"]), row["article"]) for row in rows)
        return next(found, _NOBODY)

    def put(self, chat: int, preference: Preference) -> None:
        row = {**asdict(preference), "chat": chat, "quiet": int(preference.quiet)}
        self._table.insert(row, replace=True)


class SqliteVotes:
    """The port `Votes`; a voter is a keyed hash of the user."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cast(self, answer: str, user: int, *, helpful: bool) -> bool | None:
        table, voter = self._database.table("vote"), _voter(self._database, user)
        cast = table.rows_where("answer = ? AND voter = ?", [answer, voter])
        before = next((bool(row["helpful"]) for row in cast), None)
        row = {"answer": answer, "voter": voter, "helpful": int(helpful)}
        table.insert(row, replace=True)
        return before

    def count(self, answer: str) -> tuple[int, int]:
        query = "SELECT helpful, count(*) AS n FROM vote WHERE answer = ? GROUP BY helpful"
        counts = {row["helpful"]: row["n"] for row in self._database.query(query, [answer])}
        return counts.get(1, 0), counts.get(0, 0)


class SqliteTraces:
    """The port `Traces` over every table that holds something about a reader."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def erase(self, user: int) -> int:
        # A reader's private chat has the reader's own id.
        kept = {
            "preference": ("chat = ?", user),
            "sent_answer": ("chat = ?", user),
            "departure": ("chat = ?", user),
            # What waits is about to be answered; what is done names nobody.
            "inbox": ("chat = ? AND state = 'aside'", user),
            "vote": ("voter = ?", _voter(self._database, user)),
        }
        with self._database.atomic():
            return sum(
                self._database.execute(f"DELETE FROM {table} WHERE {where}", [whose]).rowcount
                for table, (where, whose) in kept.items()
            )


class SqliteDepartures:
    """The port `Departures` as one row a chat that cannot be written to."""

    def __init__(self, database: Database) -> None:
        self._table = database.table("departure")

    def note(self, chat: int, reason: str) -> None:
        self._table.insert({"chat": chat, "reason": reason}, replace=True)

    def welcome(self, chat: int) -> None:
        self._table.delete_where("chat = ?", [chat])

    def reason(self, chat: int) -> str | None:
        return next((row["reason"] for row in self._table.rows_where("chat = ?", [chat])), None)


def _voter(database: Database, user: int) -> str:
    rows = database.query("SELECT value FROM secret WHERE name = 'voter'")
    key = bytes.fromhex(next(rows)["value"])
    return hmac.new(key, str(user).encode(), "sha256").hexdigest()
