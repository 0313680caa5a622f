"""What conversations need kept, in tables beside the knowledge base."""

import hashlib
import hmac
import secrets
import time
from base64 import urlsafe_b64encode
from dataclasses import asdict

from sqlite_utils import Database, Migrations

from bot.ports.memory import Preference

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


@CONVERSATION()
def m005_imports(database: Database) -> None:
    """Documents that an operator was shown and has not agreed to yet."""
    database.table("pending_import").create(
        {
            "code": str,
            "article": str,
            "text": bytes,
            "sidecar": bytes,
            "known": str,
            "made": float,
        },
        pk="code",
    )


class SqliteSentAnswers:
    """The port `SentAnswers` as one row a question."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def remember(self, chat: int, question: int, answers: tuple[int, ...], text: str = "") -> None:
        put = (
            "INSERT OR REPLACE INTO sent_answer (chat, question, answers, noted, text) "
            "VALUES (?, ?, ?, ?, ?)"
        )
        whole = text.encode(errors="replace").decode()
        row = (chat, question, " ".join(map(str, answers)), time.time(), whole)
        self._database.execute(put, row)

    def recall(self, chat: int, question: int) -> tuple[int, ...]:
        query = "SELECT answers FROM sent_answer WHERE chat = ? AND question = ?"
        row = self._database.execute(query, [chat, question]).fetchone()
        return tuple(map(int, row[0].split())) if row else ()

    def text(self, chat: int, answer: int) -> str:
        query = "SELECT text FROM sent_answer WHERE chat = ? AND ' ' || answers || ' ' LIKE ?"
        row = self._database.execute(query, [chat, f"% {answer} %"]).fetchone()
        return (row[0] or "") if row else ""

    def forget(self, days: int) -> int:
        old = "DELETE FROM sent_answer WHERE noted < ?"
        return self._database.execute(old, [time.time() - days * 86_400]).rowcount


class SqliteStoredLines:
    """The port `StoredLines`; a code is the beginning of its text's hash."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def store(self, text: str) -> str:
        whole = text.encode(errors="replace")
        code = urlsafe_b64encode(hashlib.sha256(whole).digest())[:16].decode()
        # Most are there already, and a write would wait for whoever writes.
        if self.load(code) is None:
            put = "INSERT OR IGNORE INTO stored_line (code, text) VALUES (?, ?)"
            self._database.execute(put, [code, whole.decode()])
        return code

    def load(self, code: str) -> str | None:
        query = "SELECT text FROM stored_line WHERE code = ?"
        row = self._database.execute(query, [code]).fetchone()
        return row[0] if row else None


class SqlitePreferences:
    """The port `Preferences` as one row a chat that decided something."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, chat: int) -> Preference:
        query = "SELECT language, quiet, article FROM preference WHERE chat = ?"
        row = self._database.execute(query, [chat]).fetchone()
        return Preference(row[0], bool(row[1]), row[2]) if row else _NOBODY

    def put(self, chat: int, preference: Preference) -> None:
        row = {**asdict(preference), "chat": chat, "quiet": int(preference.quiet)}
        self._database.table("preference").insert(row, replace=True)


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


def _voter(database: Database, user: int) -> str:
    rows = database.query("SELECT value FROM secret WHERE name = 'voter'")
    key = bytes.fromhex(next(rows)["value"])
    return hmac.new(key, str(user).encode(), "sha256").hexdigest()
