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


@dataclass(frozen=True, slots=True)
class AllBut:
    """Every article but one."""

    article: str


#: Some articles, all but one, or (None) all.
Scope = Collection[str] | AllBut | None


class Frequencies(Protocol):
    """How often tokens stand in what is searched; see `Index.frequencies`."""

    def frequencies(self, kind: str, tokens: Collection[str]) -> Mapping[str, int]:
        """In about how many documents each token stands; absent: in none."""
        ...


class Index(Protocol):
    """Documents that can be looked up by the tokens they hold.

    `articles` says which articles' documents.
    """

    def size(self, articles: Scope) -> int:
        """How many documents there are."""
        ...

    def frequencies(
        self, kind: str, tokens: Collection[str], articles: Scope = None
    ) -> Mapping[str, int]:
        """In about how many documents each token stands; absent: in none.

        `kind` is `character`, `sound`, `pair` (two neighbouring sounds, `encoding.unordered`) or
        `trigram` (of letters).
        """
        ...

    def candidates(
        self, features: Sequence[tuple[str, float]], articles: Scope, limit: int
    ) -> Sequence[Indexed]:
        """The documents with the greatest sum of weights over the features they hold, best first.

        Features are unordered pairs of sounds, characters that are not common, and trigrams of
        letters (see `encoding`). All documents, where there are no more than `limit`; fewer where
        few share a feature; equal sums in reading order.
        """
        ...
