"""Documents that were shown and not yet agreed to: the port `Imports` over rows of a day."""

import hashlib
import time

from sqlite_utils import Database

from bot.ports.memory import PendingImport
from knowledge.articles import ArticleFiles

_SECONDS = 86_400.0
_CODE = 12


class SqliteImports:
    """A row a draft; a code is the beginning of a hash of its id and its files."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._table = database.table("pending_import")

    def put(self, files: ArticleFiles, known: str) -> str:
        self._table.delete_where("made < ?", [time.time() - _SECONDS])
        self._table.delete_where("article = ?", [files.id])
        code = hashlib.sha256(f"{files.id} {files.digest}".encode()).hexdigest()[:_CODE]
        row = {"article": files.id, "text": files.text, "sidecar": files.sidecar, "known": known}
        self._table.insert({"code": code, **row, "made": time.time()}, replace=True)
        return code

    def get(self, code: str) -> PendingImport | None:
        return self._one("code", code)

    def of(self, id: str) -> ArticleFiles | None:
        pending = self._one("article", id)
        return pending.files if pending else None

    def drop(self, code: str) -> None:
        self._table.delete_where("code = ?", [code])

    def _one(self, column: str, value: str) -> PendingImport | None:
        query = (
            "SELECT article, text, sidecar, known FROM pending_import "
            f"WHERE {column} = ? AND made >= ?"
        )
        row = self._database.execute(query, [value, time.time() - _SECONDS]).fetchone()
        return PendingImport(ArticleFiles(*row[:3]), row[3]) if row else None
