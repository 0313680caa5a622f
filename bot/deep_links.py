"""Links that open a passage: `ARTICLE_WORDS_ADDRESS`, in the 64 characters that Telegram allows.

WORDS is a short hash of the passage's words, so that the link opens the same words after the
article changed, wherever they stand then, or says that they are gone.
"""

import hashlib
from dataclasses import dataclass

from knowledge import Article, Passage, locate, parse_address, places

#: Telegram's limit for a start parameter.
PAYLOAD_LIMIT = 64
_HASH_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Opened:
    """The passage that a link leads to now; `changed` says that its words are not the same."""

    passage: Passage
    changed: bool


def write_payload(article: Article, passage: Passage) -> str:
    """The payload that opens `passage`; without the article where its id would not fit."""
    place = str(passage.address).replace("/", "--").replace(".", "-")
    payload = f"{article.id}_{_hash(article, passage)}_{place}"
    if len(payload) <= PAYLOAD_LIMIT:
        return payload
    return f"{_hash(article, passage)}_{place}"


def open_payload(article: Article, payload: str) -> Opened | None:
    """Where a payload leads in `article`, or None where it never was one of ours.

    The same words at their old place, else at their new one, else what stands at the place now.
    """
    named, _, rest = payload.rpartition("_")[0].rpartition("_")
    place = payload.rpartition("_")[2]
    address = parse_address(place.replace("--", "/").replace("-", "."))
    if address is None or named not in ("", article.id):
        return None
    passage = locate(article, address)
    if passage and _hash(article, passage) == rest:
        return Opened(passage, changed=False)
    moved = (it for it in places(article) if _hash(article, it) == rest)
    if same := next(moved, None):
        return Opened(same, changed=False)
    return Opened(passage, changed=True) if passage else None


def _hash(article: Article, passage: Passage) -> str:
    words = article.quote(passage.span)
    return hashlib.sha256(words.encode()).hexdigest()[:_HASH_LENGTH]
