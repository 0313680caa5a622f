"""A query and an index → a ranking: the stages, one after the other."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from knowledge.matching.bridging import stands_alone
from knowledge.matching.deciding import decide
from knowledge.matching.encoding import is_word, word_token
from knowledge.matching.highlighting import highlights
from knowledge.matching.model import Bridge, Match, Ranking, Verdict
from knowledge.matching.ports import Index, Scope
from knowledge.matching.query import Query, read_query
from knowledge.matching.scoring import Scored, find
from knowledge.matching.weights import SCORE
from knowledge.text import fold

_IN_HEADING = 0.99


def search(
    query: str,
    index: Index,
    *,
    articles: Scope = None,
    prefer_headings: bool = False,
    limit: int = 10,
) -> Ranking:
    """The documents of `articles` (None: all) that `query` asks for, at most `limit`, best first.

    With `prefer_headings` a document whose heading holds the query's content ranks first.
    """
    size = index.size(articles)
    read = read_query(query, _Within(index, articles), size)
    if not size or not read.sounds:
        reason = "the index is empty" if not size else "the query has no content"
        return Ranking(read.content, (), Verdict.NOTHING, 0.0, 0, reason)
    scored, candidates = find(read, index, articles, size)
    if prefer_headings:
        scored.sort(key=lambda it: it.shares["heading"] < _IN_HEADING)
    if not scored:
        return Ranking(read.content, (), Verdict.NOTHING, 0.0, 0, "no word of it is in the index")
    decision = decide(read, scored, size)
    return Ranking(
        query=read.content,
        matches=tuple(_match(read, it) for it in scored[:limit]),
        verdict=decision.verdict,
        confidence=decision.confidence,
        candidates=candidates,
        reason=decision.reason,
    )


@dataclass(frozen=True, slots=True)
class _Within:
    """The part of an index that is searched: what is rare in it is rare."""

    index: Index
    articles: Scope

    def frequencies(self, kind: str, tokens: Collection[str]) -> Mapping[str, int]:
        return self.index.frequencies(kind, tokens, self.articles)


def _match(query: Query, scored: Scored) -> Match:
    document = scored.entry.document
    return Match(
        document=document,
        score=max(0.0, min(100.0, round(scored.total * 3, 2))),
        mark=partial(highlights, query, scored.entry),
        verbatim=bool(query.characters)
        and query.characters in scored.entry.characters.replace("\n", ""),
        in_heading=scored.shares["heading"] >= _IN_HEADING,
        bridges=tuple(_readable(scored)),
        parts=tuple((name, SCORE[name] * share) for name, share in scored.shares.items()),
    )


def _readable(scored: Scored) -> Iterator[Bridge]:
    """The bridges to words that stand in the text itself, as they are written there."""
    for bridge in scored.bridges:
        if bridge.found not in scored.entry.characters:
            continue
        if not is_word(bridge.found[0]):
            # A character inside another word is none that a reader would find: 躬 in 鞠躬尽瘁.
            if len(bridge.found) > 1 or stands_alone(bridge.found, scored.entry.characters):
                yield bridge
            continue
        words = dict.fromkeys(fold(scored.entry.document.text).split())
        yield from (Bridge(bridge.asked, it) for it in words if word_token(it) == bridge.found)
