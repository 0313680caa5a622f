"""Documents as people have them → articles as they are kept: a text, and a sidecar drafted for it.

A document is recognised and read (`formats`), a draft is made of what was read (`drafting`), and a
plan shows a person what would be kept (`planning`). Nothing here stores, asks or opens a file.
"""

from knowledge.importing.added_aliases import with_added
from knowledge.importing.drafting import Draft, draft
from knowledge.importing.extract import MOST_BYTES, Extract, Received
from knowledge.importing.formats import FORMATS, read, too_large
from knowledge.importing.keeping import Shelved, keep, shelves
from knowledge.importing.naming import is_id
from knowledge.importing.planning import Excluded, Fate, Plan, Planner

__all__ = [
    "FORMATS",
    "MOST_BYTES",
    "Draft",
    "Excluded",
    "Extract",
    "Fate",
    "Plan",
    "Planner",
    "Received",
    "Shelved",
    "draft",
    "is_id",
    "keep",
    "read",
    "shelves",
    "too_large",
    "with_added",
]
