"""What the matching asks of an index of documents. Any engine may answer it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from knowledge.matching.model import Document


@dataclass(frozen=True, slots=True)
class Indexed:
    """A document with its words encoded (see `encoding`): a token a code point, sentences by line.

    `characters` and `sounds` are of one length, place by place.
    """

    id: int
    document: Document
    characters: str
    sounds: str


class Index(Protocol):
    """Documents that can be looked up by the tokens they hold.

    `articles` narrows to those articles; None means all.
    """

    def size(self, articles: Collection[str] | None) -> int:
        """How many documents there are."""
        ...

    def frequencies(self, kind: str, tokens: Collection[str]) -> Mapping[str, int]:
        """In how many documents of the whole index each token stands; absent: in none.

        `kind` is `character`, `sound`, `pair` (two neighbouring sounds, `encoding.unordered`) or
        `trigram` (of letters).
        """
        ...

    def candidates(
        self, features: Sequence[tuple[str, float]], articles: Collection[str] | None, limit: int
    ) -> Sequence[Indexed]:
        """The documents with the greatest sum of weights over the features they hold, best first.

        Features are `encoding.features` of a document. All documents, where there are no more than
        `limit`; fewer where few share a feature; equal sums in reading order.
        """
        ...
