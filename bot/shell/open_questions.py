"""`python -m bot unanswered`: the open questions of every article, for a person or a program."""

import sys

from bot.operating.grouping import grouped
from bot.operating.trying import nearest
from bot.ports.questions import Questions
from bot.rendering.open_questions import render_group, render_group_json
from knowledge import KnowledgeBase


def print_open(base: KnowledgeBase, questions: Questions, *, as_json: bool) -> None:
    """Print the groups of each article, the most asked first; nothing where there are none."""
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    for entry in base.entries:
        groups = grouped(questions.open(entry.id))
        if groups and not as_json:
            print(f"{entry.id}: {len(groups)} without a good answer")
        for group in groups:
            if as_json:
                near = nearest(base, base.article(entry.id), group.text)
                print(render_group_json(group, tuple(near)))
            else:
                print(render_group(group))
