"""What happened, counted out of the tables that it was noted in: the port `History`."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlite_utils import Database

from bot.ports.questions import Asked, Reception


class SqliteHistory:
    """Reads; writes nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def asked(self, first: date, last: date) -> Sequence[tuple[date, Asked]]:
        # A time begins with its day, so that days and times are in one order.
        rows = self._database.execute(
            "SELECT substr(time, 1, 10), article, outcome, section, address, ms FROM asked "
            "WHERE time >= ? AND time < ? ORDER BY time, id",
            [first.isoformat(), (last + timedelta(days=1)).isoformat()],
        )
        return [(date.fromisoformat(day), Asked(*noted)) for day, *noted in rows]

    def reception(self) -> Reception:
        votes = "SELECT helpful, count(*) FROM vote GROUP BY helpful"
        counts = dict(self._database.execute(votes).fetchall())
        (departed,) = self._database.execute("SELECT count(*) FROM departure").fetchone()
        return Reception(counts.get(1, 0), counts.get(0, 0), departed)
