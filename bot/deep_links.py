"""Links that open a passage: `ARTICLE_WORDS_ADDRESS`, in the 64 characters that Telegram allows.

WORDS is a short hash of the passage's words, so that the link opens the same words after the
article changed, wherever they stand then, or says that they are gone.
"""

import hashlib
import re
from dataclasses import dataclass

from knowledge import Article, Passage, locate, parse_address, places

#: Telegram's limit for a start parameter.
PAYLOAD_LIMIT = 64
_HASH_LENGTH = 8


_PAYLOAD = re.compile(
    rf"(?:(?P<article>[a-z0-9-]+)_)?(?P<words>[0-9a-f]{{{_HASH_LENGTH}}})_(?P<place>[a-z0-9-]+)"
)


@dataclass(frozen=True, slots=True)
class Opened:
    """Where a link leads now, if anywhere; `changed` says that its words are not the same."""

    passage: Passage | None
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
    match = _PAYLOAD.fullmatch(payload)
    if match is None or match["article"] not in (None, article.id):
        return None
    address = parse_address(match["place"].replace("--", "/").replace("-", "."))
    if address is None:
        return None
    passage, words = locate(article, address), match["words"]
    if passage and _hash(article, passage) == words:
        return Opened(passage, changed=False)
    moved = (it for it in places(article) if _hash(article, it) == words)
    if same := next(moved, None):
        return Opened(same, changed=False)
    return Opened(passage, changed=True)


def _hash(article: Article, passage: Passage) -> str:
    words = article.quote(passage.span)
    return hashlib.sha256(words.encode()).hexdigest()[:_HASH_LENGTH]
