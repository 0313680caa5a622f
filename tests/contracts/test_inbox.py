"""The contract of the port `bot.ports.Inbox`, over its engine: a database file opened anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.engines.inbox import INBOX, SqliteInbox
from bot.ports.delivery import Delivery, Inbox
from knowledge.engines.sqlite import open_database

Open = Callable[[], Inbox]
FIRST, SECOND = Delivery(1, 7, '{"a": "一"}'), Delivery(2, -7, "{}")


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Opens the same inbox again, as a new process would."""
    return lambda: SqliteInbox(open_database(tmp_path / "bot.db", INBOX), bot=5)


def test_what_was_put_waits_in_order_also_for_the_next_process(opened: Open) -> None:
    assert opened().put([FIRST, SECOND]) == (FIRST, SECOND)
    assert opened().waiting() == (FIRST, SECOND)
    assert opened().depth() == 2


def test_an_update_is_new_only_once(opened: Open) -> None:
    inbox = opened()
    inbox.put([FIRST])
    assert inbox.put([FIRST, SECOND, SECOND]) == (SECOND,)
    inbox.done(1)
    assert inbox.put([FIRST]) == ()
    assert inbox.waiting() == (SECOND,)


def test_what_is_done_keeps_none_of_its_words(opened: Open, tmp_path: Path) -> None:
    inbox = opened()
    inbox.put([FIRST])
    inbox.done(1)
    assert opened().waiting() == ()
    (row,) = open_database(tmp_path / "bot.db", INBOX).table("inbox").rows
    assert row["body"] is None


def test_failures_are_counted_and_what_is_set_aside_waits_no_more(opened: Open) -> None:
    inbox = opened()
    inbox.put([FIRST, SECOND])
    assert [inbox.failed(1, "first"), inbox.failed(1, "second")] == [1, 2]
    assert [it.tries for it in opened().waiting()] == [2, 0]
    inbox.set_aside(1)
    assert opened().waiting() == (SECOND,)


def test_only_what_does_not_wait_is_forgotten(opened: Open) -> None:
    inbox = opened()
    inbox.put([FIRST, SECOND])
    inbox.done(1)
    assert inbox.forget(90) == 0
    assert inbox.forget(0) == 1
    assert inbox.waiting() == (SECOND,)


def test_each_bot_has_an_inbox_of_its_own(tmp_path: Path) -> None:
    one, other = (
        SqliteInbox(open_database(tmp_path / "bot.db", INBOX), bot=number) for number in (5, 6)
    )
    one.put([FIRST])
    assert other.waiting() == ()
    assert other.put([FIRST]) == (FIRST,)
