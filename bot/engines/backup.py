"""A copy of the database as bytes: the port `Backup` over its file."""

from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge.engines.backup import back_up


class FileBackup:
    """Copies the file as `python -m bot backup` does, while it is in use."""

    def __init__(self, database: Path) -> None:
        self._database = database

    def copy(self, most: int) -> bytes | None:
        if self._database.stat().st_size > most:
            return None
        with TemporaryDirectory(prefix="article-bot-") as folder:
            copy = Path(folder, self._database.name)
            back_up(self._database, copy)
            content = copy.read_bytes()
        return content if len(content) <= most else None
