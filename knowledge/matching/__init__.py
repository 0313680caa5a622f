"""Matching a reader's words to paragraphs: fold → candidates → score → highlight → decide.

Pure: an `Index` (the port) holds the documents, and what comes back is a `Ranking`.
"""

from knowledge.matching.model import Bridge, Document, Highlight, Match, Ranking, Verdict
from knowledge.matching.noise import content_words
from knowledge.matching.ports import Index, Indexed
from knowledge.matching.search import search

__all__ = [
    "Bridge",
    "Document",
    "Highlight",
    "Index",
    "Indexed",
    "Match",
    "Ranking",
    "Verdict",
    "content_words",
    "search",
]
