"""getUpdates: the bot asks for updates and waits for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.bot_api import spec
from tests.bot_api.faults import Faults
from tests.bot_api.handling import Handling
from tests.bot_api.refusal import conflict

_WEBHOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete it"
_OTHER = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(frozen=True, slots=True)
class Polling:
    """Answers getUpdates; a second request ends the first."""

    handling: Handling
    faults: Faults

    async def answer(self, params: Mapping[str, Any]) -> bytes:
        """The answer's JSON, once there are updates or the time is over; or raise Refused."""
        values = spec.decoded("getUpdates", params)
        self.handling.judge("getUpdates", values)
        world = self.handling.world
        if world.deliveries.webhook:
            raise conflict(_WEBHOOK)
        world.mailbox.interrupt(conflict(_OTHER))
        world.mailbox.allow(values.get("allowed_updates"))
        if offset := values.get("offset"):
            world.mailbox.confirm(offset)
        updates = await world.mailbox.take(values.get("limit", 100), values.get("timeout", 0))
        bodies = (body for _, body in self.faults.rearranged(updates))
        return b'{"ok":true,"result":[' + b",".join(bodies) + b"]}"
