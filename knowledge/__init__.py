"""What the bot knows: articles, the places in them, and what they answer. Never imports `bot`.

This face is pure: it loads neither the database nor a network library. Engines are opened by
whoever joins the parts.
"""

from knowledge.addresses import (
    Address,
    Passage,
    find_again,
    locate,
    parse_address,
    places,
    split_article,
)
from knowledge.answering import occurrences, refer
from knowledge.base import KnowledgeBase
from knowledge.errors import (
    ArticleError,
    KnowledgeError,
    LastArticleError,
    StorageError,
    UnknownArticleError,
)
from knowledge.matching import Bridge, Match, Ranking, content_words, is_greeting
from knowledge.model import (
    Article,
    Kind,
    ListItem,
    Provenance,
    SecondList,
    Section,
    Source,
    SourceField,
    Span,
)
from knowledge.numerals import write_numeral
from knowledge.outcomes import (
    AboutSource,
    Answer,
    Confidence,
    Elsewhere,
    Found,
    Nothing,
    Occurrences,
    Reference,
    Unsure,
)
from knowledge.quotations import PieceKind, Quotation
from knowledge.resolving import ReadAs, Resolution, resolve
from knowledge.shorthand import Exact, Item, Parts, Whole, read
from knowledge.store import Entry
from knowledge.text import find_folded

__all__ = [
    "AboutSource",
    "Address",
    "Answer",
    "Article",
    "ArticleError",
    "Bridge",
    "Confidence",
    "Elsewhere",
    "Entry",
    "Exact",
    "Found",
    "Item",
    "Kind",
    "KnowledgeBase",
    "KnowledgeError",
    "LastArticleError",
    "ListItem",
    "Match",
    "Nothing",
    "Occurrences",
    "Parts",
    "Passage",
    "PieceKind",
    "Provenance",
    "Quotation",
    "Ranking",
    "ReadAs",
    "Reference",
    "Resolution",
    "SecondList",
    "Section",
    "Source",
    "SourceField",
    "Span",
    "StorageError",
    "UnknownArticleError",
    "Unsure",
    "Whole",
    "content_words",
    "find_again",
    "find_folded",
    "is_greeting",
    "locate",
    "occurrences",
    "parse_address",
    "places",
    "read",
    "refer",
    "resolve",
    "split_article",
    "write_numeral",
]
