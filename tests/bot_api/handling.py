"""A call is judged, carried out and recorded."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Condition
from typing import Any

from tests.bot_api import limits, spec
from tests.bot_api.journal import Call, Journal
from tests.bot_api.methods import METHODS
from tests.bot_api.rates import SENDING, Rates
from tests.bot_api.refusal import Refused, bad_request, flood
from tests.bot_api.world import World


@dataclass(slots=True)
class Handling:
    """Carries out calls against the world. A call in breach of the Bot API is refused."""

    world: World
    journal: Journal
    changed: Condition
    enforce_rates: bool
    rates: Rates = field(default_factory=Rates)

    def result(self, method: str, params: Mapping[str, Any]) -> Any:
        """The result of the call, which is recorded however it ends; or raise Refused."""
        values = spec.decoded(method, params)
        with self.changed:
            try:
                result = self._carried_out(method, values)
            except Refused as refused:
                self.note(method, values, refused.description)
                raise
            self.journal.record(Call(method, values, time.monotonic(), result))
        return result

    def note(self, method: str, params: Mapping[str, Any], error: str) -> None:
        """Record a call that was not carried out."""
        values = spec.decoded(method, params)
        self.journal.record(Call(method, values, time.monotonic(), None, error))

    def judge(self, method: str, values: Mapping[str, Any]) -> None:
        """Raise Refused, and record why, unless the call keeps to the Bot API and its limits."""
        if not spec.known(method):
            self.journal.accuse([f"{method}: unknown method"])
            raise Refused(404, "Not Found")
        wrong = spec.violations(method, values)
        # The limits read the values, so these must have the right types.
        breaches = [] if wrong else limits.breaches(method, values)
        if wrong or breaches:
            self.journal.accuse([*wrong, *(f"{method}: {each}" for each in breaches)])
            raise bad_request((breaches or wrong)[0])

    def _carried_out(self, method: str, values: Mapping[str, Any]) -> Any:
        self.judge(method, values)
        if method in SENDING:
            self._pace(values["chat_id"])
        return METHODS[method](self.world, values)

    def _pace(self, chat: object) -> None:
        now = time.monotonic()
        excess = self.rates.excess(chat, now)
        if excess:
            self.journal.accuse_of_haste(f"chat {chat}: more than {excess.limit}")
            if self.enforce_rates:
                raise flood(excess.retry_after)
        self.rates.count(chat, now)
