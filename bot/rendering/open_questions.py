"""Groups of open questions for a terminal and for whoever reads them by machine."""

import json

from bot.operating.grouping import Group
from bot.rendering.terminal import printable
from knowledge import Section


def render_group(group: Group) -> str:
    """A line for the group, and below it the other ways in which it was asked."""
    reasons = ", ".join(f"{why.value} {count}" for why, count in group.reasons)
    first, *others = (printable(text) for text in group.texts)
    head = f"{group.count:>4} × {first}  ({reasons}; last {group.last})"
    return "\n".join((head, *(f"       {text}" for text in others)))


def render_group_json(group: Group, near: tuple[Section, ...]) -> str:
    """The group as one JSON object on one line; `nearest` are ids of sections."""
    record = {
        "article": group.questions[0].article,
        "question": group.text,
        "texts": group.texts,
        "count": group.count,
        "reasons": {why.value: count for why, count in group.reasons},
        "first": group.first,
        "last": group.last,
        "nearest": [section.id for section in near],
    }
    return json.dumps(record, ensure_ascii=False)
