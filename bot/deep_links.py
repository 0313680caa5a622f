"""Links that open a passage: `ARTICLE_VERSIONWORDS_ADDRESS`, in the 64 characters Telegram allows.

VERSION is how the hash of the article's version begins, WORDS a short hash of the passage's words,
so that a link opens the words that it was made for, whatever became of the article. An id that
would not fit is a hash as well.
"""

import hashlib
import re
from dataclasses import dataclass

from knowledge import Address, Article, Passage, find_again, parse_address

#: Telegram's limit for a start parameter.
PAYLOAD_LIMIT = 64
_SHORT = 8
# An id has small letters alone: what begins so is the hash of one.
_HASHED = "H"
_HASHED_LENGTH = 16

_PAYLOAD = re.compile(
    rf"(?:(?P<article>[a-z0-9-]+|{_HASHED}[0-9a-f]{{{_HASHED_LENGTH}}})_)?"
    rf"(?P<version>[0-9a-f]{{{_SHORT}}})?(?P<words>[0-9a-f]{{{_SHORT}}})_(?P<place>[a-z0-9-]+)"
)


@dataclass(frozen=True, slots=True)
class Link:
    """What a payload says: an article, its version (empty in earlier links), and the passage.

    `article` is an id or the hash of one; empty where an earlier link had no place for it.
    """

    article: str
    version: str
    words: str
    address: Address

    def is_of(self, id: str) -> bool:
        """Whether the link was made for the article of this id."""
        return self.article in (id, _hashed(id))

    def find(self, article: Article) -> Passage | None:
        """The words that the link was made for: at their place, else where they stand; or None."""
        return find_again(article, self.address, lambda words: _hash(words) == self.words)


def write_payload(article: Article, passage: Passage) -> str:
    """The payload that opens `passage`."""
    place = str(passage.address).replace("/", "--").replace(".", "-")
    words = _hash(article.quote(passage.span))
    rest = f"{article.version[:_SHORT]}{words}_{place}"
    payload = f"{article.id}_{rest}"
    return payload if len(payload) <= PAYLOAD_LIMIT else f"{_hashed(article.id)}_{rest}"


def read_payload(payload: str) -> Link | None:
    """What a payload says, or None where it never was one of ours."""
    match = _PAYLOAD.fullmatch(payload)
    address = parse_address(match["place"].replace("--", "/").replace("-", ".")) if match else None
    if match is None or address is None:
        return None
    return Link(match["article"] or "", match["version"] or "", match["words"], address)


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:_SHORT]


def _hashed(id: str) -> str:
    return _HASHED + hashlib.sha256(id.encode()).hexdigest()[:_HASHED_LENGTH]
