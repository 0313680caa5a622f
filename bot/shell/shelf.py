"""`articles` and `remove`: what the library holds, and what it answers from no more."""

import json
from collections.abc import Iterator, Sequence

from knowledge import Entry, KnowledgeBase


def listing(base: KnowledgeBase, *, as_json: bool) -> Iterator[str]:
    """A line for each article in the order in which they came, removed ones behind."""
    for entry, removed in _all(base):
        versions = len(base.versions(entry.id))
        yield _row(entry, versions, removed) if as_json else _line(entry, versions, removed)


def remove(base: KnowledgeBase, ids: Sequence[str], *, undo: bool) -> None:
    """Remove articles, or bring them back: all of them, or none."""
    with base.atomic():
        for id in ids:
            base.restore(id) if undo else base.remove(id)


def _all(base: KnowledgeBase) -> Iterator[tuple[Entry, bool]]:
    yield from ((entry, False) for entry in base.entries)
    yield from ((entry, True) for entry in base.removed)


def _line(entry: Entry, versions: int, removed: bool) -> str:
    issue = " ".join(filter(None, (entry.outlet, (entry.published or "").partition("T")[0])))
    counts = f"{_counted(versions, 'version')}, {_counted(entry.parts, 'part')}"
    state = "removed" if removed else counts
    return "  ".join(filter(None, (entry.id, f"《{entry.title}》", issue, state)))


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _row(entry: Entry, versions: int, removed: bool) -> str:
    row = {
        "article": entry.id,
        "version": entry.version,
        "title": entry.title,
        "outlet": entry.outlet,
        "published": entry.published,
        "parts": entry.parts,
        "versions": versions,
        "removed": removed,
    }
    return json.dumps(row, ensure_ascii=False)
