"""Matching a reader's words to paragraphs: fold → candidates → score → highlight → decide.

Pure: an `Index` (the port) holds the documents, and what comes back is a `Ranking`.
"""

from knowledge.matching.model import Bridge, Document, Highlight, Match, Ranking, Verdict
from knowledge.matching.noise import content_words, is_greeting
from knowledge.matching.ports import AllBut, Index, Indexed, Scope
from knowledge.matching.search import search

__all__ = [
    "AllBut",
    "Bridge",
    "Document",
    "Highlight",
    "Index",
    "Indexed",
    "Match",
    "Ranking",
    "Scope",
    "Verdict",
    "content_words",
    "is_greeting",
    "search",
]
