"""From delivery to answer: which update is handled when."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from sqlite_utils import Database

from bot.engines.inbox import SqliteInbox
from bot.ports.delivery import Delivery
from bot.reply import Outcome
from bot.transports.telegram.conversation import Handled
from bot.transports.telegram.intake import Intake
from bot.transports.telegram.keeping import Keeping
from bot.transports.telegram.updates import Update
from bot.transports.telegram.writing import Writing
from tests.fakes import MemoryInHand, MemorySentAnswers, MemoryStorage, MemoryStoredLines
from tests.fakes_questions import MemoryQuestions
from tests.fakes_readers import MemoryDepartures, MemoryVotes

_ANN = {"id": 7, "is_bot": False, "first_name": "Ann"}


def keeping(database: Database) -> Keeping:
    return Keeping(
        MemoryStorage(),
        MemoryInHand(),
        SqliteInbox(database, 5),
        MemorySentAnswers(),
        MemoryVotes(),
        MemoryQuestions(),
        MemoryDepartures(),
        MemoryStoredLines(),
        90,
    )


def message(update: int, text: str = "a") -> dict[str, Any]:
    chat = {"id": 7, "type": "private", "first_name": "Ann"}
    return {
        "update_id": update,
        "message": {"message_id": 1, "date": 1, "chat": chat, "text": text},
    }


def handled(kept: Keeping, act: Callable[[Intake], Awaitable[object]], count: int) -> list[int]:
    """The numbers of so many updates, in the order in which they were handled."""
    order: list[int] = []
    enough = asyncio.Event()

    async def take(update: Update) -> Handled:
        order.append(update.update_id)
        if len(order) == count:
            enough.set()
        return Handled(Outcome.SILENT)

    async def acted() -> None:
        writing = Writing(MemoryStorage())
        intake = Intake(kept, writing, take)
        await act(intake)
        await asyncio.wait_for(enough.wait(), 10)
        await intake.close()
        writing.close()

    asyncio.run(acted())
    return order


def test_what_was_answered_before_a_kill_is_not_answered_again(database: Database) -> None:
    kept = keeping(database)
    kept.inbox.put([Delivery(n, 7, json.dumps(message(n))) for n in (1, 2)])
    kept.in_hand.answered(1)
    assert handled(kept, Intake.resume, 1) == [2]
    assert kept.inbox.waiting() == ()


def test_what_is_delivered_at_the_same_time_is_handled_in_telegrams_order(
    database: Database,
) -> None:
    async def deliver(intake: Intake) -> None:
        await asyncio.gather(*(intake.receive([message(n)]) for n in (4, 2, 3, 1)))

    assert handled(keeping(database), deliver, 4) == [1, 2, 3, 4]


def test_what_a_reader_types_for_inline_mode_does_not_wait_for_the_readers_chat(
    database: Database,
) -> None:
    typed: dict[str, Any] = {"id": "q", "from": _ANN, "query": "勤", "offset": ""}
    inline = {"update_id": 2, "inline_query": typed}
    order: list[int] = []

    async def acted() -> None:
        answered, writing = asyncio.Event(), Writing(MemoryStorage())

        async def take(update: Update) -> Handled:
            if update.message:
                await asyncio.wait_for(answered.wait(), 10)
            order.append(update.update_id)
            answered.set()
            return Handled(Outcome.SILENT)

        intake = Intake(keeping(database), writing, take)
        await intake.receive([message(1), inline])
        await answered.wait()
        await intake.close()
        writing.close()

    asyncio.run(acted())
    assert order == [2, 1]


def test_what_is_delivered_while_something_else_is_kept_is_handled_once(
    database: Database,
) -> None:
    async def deliver(intake: Intake) -> None:
        deliveries = []
        for number in range(1, 101):
            deliveries.append(asyncio.create_task(intake.receive([message(number)])))
            await asyncio.sleep(0)
        await asyncio.gather(*deliveries)

    assert sorted(handled(keeping(database), deliver, 100)) == list(range(1, 101))
