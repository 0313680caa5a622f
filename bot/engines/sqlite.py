"""What transports need kept, in tables beside the knowledge base."""

import hashlib
from base64 import urlsafe_b64encode

from sqlite_utils import Database, Migrations

CONVERSATION = Migrations("conversation")


@CONVERSATION()
def m001_messages(database: Database) -> None:
    """Answers by the question they answer, and the lines behind short codes."""
    database.table("sent_answer").create(
        {"chat": int, "question": int, "answers": str}, pk=("chat", "question")
    )
    database.table("stored_line").create({"code": str, "text": str}, pk="code")


class SqliteSentAnswers:
    """The port `SentAnswers` as one row a question."""

    def __init__(self, database: Database) -> None:
        self._table = database.table("sent_answer")

    def remember(self, chat: int, question: int, answers: tuple[int, ...]) -> None:
        row = {"chat": chat, "question": question, "answers": " ".join(map(str, answers))}
        self._table.insert(row, replace=True)

    def recall(self, chat: int, question: int) -> tuple[int, ...]:
        rows = self._table.rows_where("chat = ? AND question = ?", [chat, question])
        return next((tuple(map(int, row["answers"].split())) for row in rows), ())


class SqliteStoredLines:
    """The port `StoredLines`; a code is the beginning of its text's hash."""

    def __init__(self, database: Database) -> None:
        self._table = database.table("stored_line")

    def store(self, text: str) -> str:
        digest = hashlib.sha256(text.encode()).digest()
        code = urlsafe_b64encode(digest)[:16].decode()
        self._table.insert({"code": code, "text": text}, ignore=True)
        return code

    def load(self, code: str) -> str | None:
        return next((row["text"] for row in self._table.rows_where("code = ?", [code])), None)
