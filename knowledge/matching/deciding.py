"""Found, unsure or nothing: how likely the best match is right, and what to make of that.

The likelihood is a logistic regression over several signals, fitted on questions with and without
an answer (see `weights`), apart for a single article and for a library: in a library many
paragraphs compete, and by chance one of them comes near.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.matching.asking import Asked, holds_number, things, things_heard
from knowledge.matching.encoding import encode_words, sounds_of
from knowledge.matching.evidence import Evidence, read_evidence
from knowledge.matching.fields import alias_text, encoded
from knowledge.matching.model import Verdict
from knowledge.matching.ports import Indexed
from knowledge.matching.query import Query
from knowledge.matching.scoring import Scored
from knowledge.matching.weights import (
    ARTICLE,
    FOUND,
    FOUND_GAP,
    HARDLY_EXPLAINED,
    LARGE,
    LIBRARY,
    NOTHING,
    NOTHING_EXPLAINED,
    NOTHING_GAP,
    SMALL,
    Confidence,
)

_WIDEST_LEAD, _MOST_THINGS = 15.0, 2
# Where aliases carry this share of a question a person led it there: no chance of many paragraphs.
_NAMED = 0.25
# The idf of 的 or 是 alone is less: it asks for nothing.
_TELLING = 0.1


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict, the probability that the first match is right, and the reason in one line."""

    verdict: Verdict
    confidence: float
    reason: str


def decide(query: Query, scored: Sequence[Scored], size: int) -> Decision:
    """What the ranking (best first, at least one) of `size` documents comes to."""
    telling = (*query.by_character, *query.by_sound, *query.by_pair)
    if sum(idf for _, idf in telling) < _TELLING:
        return Decision(Verdict.NOTHING, 0.0, "the query's words stand in any paragraph")
    best = scored[0]
    evidence = read_evidence(query, best)
    signals = read_signals(query, scored, evidence)
    confidence = _confidence(signals, SMALL if best.shares["aliases"] >= _NAMED else size)
    facts = (
        f"{evidence.explained:.0%} of what is asked explained, the weightiest word left out "
        f"{evidence.gap:.0%}, score {best.total:.1f}, ahead by {10 * signals['lead']:.1f}"
    )
    if size <= SMALL and _is_missed(evidence):
        return Decision(Verdict.NOTHING, confidence, f"what it turns on is not there: {facts}")
    # A dictionary's bridge alone is a guess.
    if confidence >= FOUND and evidence.gap <= FOUND_GAP and not _only_bridged(best):
        return Decision(Verdict.FOUND, confidence, f"one place answers: {facts}")
    if confidence >= NOTHING:
        return Decision(Verdict.UNSURE, confidence, f"places come near, none surely: {facts}")
    return Decision(Verdict.NOTHING, confidence, f"nothing comes near: {facts}")


def _is_missed(evidence: Evidence) -> bool:
    """Whether what a question turns on is not there: 公务员 is not 公无, 12 no 2014."""
    turns = evidence.gap > NOTHING_GAP and evidence.explained < NOTHING_EXPLAINED
    return turns or evidence.explained < HARDLY_EXPLAINED


def _only_bridged(best: Scored) -> bool:
    # A Latin word of two letters has no trigrams to share.
    own = ("characters", "sounds", "trigrams", "aliases", "heading")
    return bool(best.bridges) and not any(best.shares.get(name) for name in own)


def read_signals(query: Query, scored: Sequence[Scored], evidence: Evidence) -> Mapping[str, float]:
    """What the confidence is reckoned from, by the names of `weights.Confidence`.

    `explained` and `gap` as in `Evidence`; the `score` and its `lead` over the next section, in
    tens; what the best two sentences hold, `window pairs` and `window characters` as shares and
    `held` as the logarithm of their pairs' idf; whether the query is `pinyin`, or `foreign` to the
    documents; whether it asks for a `number` that the paragraph does not hold, or for a `fact` (a
    person, a place, a name); how many `things` it names that go by one name, and that the
    paragraph does not name, two at most.
    """
    best = scored[0]
    document, shares = best.entry.document, best.shares
    return {
        "explained": evidence.explained,
        "gap": evidence.gap,
        "score": best.total / 10,
        "lead": min(best.total - _runner_up(scored), _WIDEST_LEAD) / 10,
        "window pairs": shares["window pairs"],
        "window characters": shares["window characters"],
        "held": math.log1p(sum(idf for _, idf in query.by_pair) * shares["window pairs"]),
        "pinyin": float(query.pinyin),
        "foreign": float(query.foreign),
        "number": float(query.asked is Asked.NUMBER and not holds_number(document.text)),
        "fact": float(query.asked is Asked.FACT),
        "things": min(_other_things(query, best.entry), _MOST_THINGS),
    }


def _other_things(query: Query, entry: Indexed) -> int:
    """How many things the query names that go by one name, and neither text nor fields hold."""
    if query.pinyin:
        heard = (sounds_of(encode_words(it)) for it in things_heard(query.sounds))
        return sum(it not in entry.sounds for it in heard)
    document = entry.document
    held = (entry.characters, encoded(document.heading)[0], alias_text(document.aliases))
    written = map(encode_words, things(query.content))
    return sum(all(it not in where for where in held) for it in written)


def _runner_up(scored: Sequence[Scored]) -> float:
    """The best score of another section than the first one's."""
    first = scored[0].entry.document
    here = (first.article, first.section)
    others = (it for it in scored if (it.entry.document.article, it.entry.document.section) != here)
    return next((it.total for it in others), 0.0)


def _confidence(signals: Mapping[str, float], size: int) -> float:
    """The regressions for an article and a library, mixed by the logarithm of the size between."""
    place = math.log(max(size, 1) / SMALL) / math.log(LARGE / SMALL)
    share = min(1.0, max(0.0, place))
    log_odds = (1 - share) * _log_odds(ARTICLE, signals) + share * _log_odds(LIBRARY, signals)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


def _log_odds(fitted: Confidence, signals: Mapping[str, float]) -> float:
    return fitted.intercept + sum(weight * signals[name] for name, weight in fitted.weights.items())
