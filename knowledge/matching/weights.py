"""Every fitted number of the score and of the confidence, in one place.

Fitted by `python -m benchmarks.fit ../shared/retrieval --article QUESTIONS.jsonl` on CMRC 2018
(trial) and DRCD (development), each tried on the other, so that the shared scale is theirs.
`heading`, `aliases`, `glosses` and `summary`, of which those sets have nothing, and the thresholds
were set on questions about the shipped article.
"""

from dataclasses import dataclass

# Name of a feature (see `scoring`) → weight.
SCORE = {
    "characters": 4.1,
    "sounds": 2.0,
    "pairs": 6.3,
    "window characters": 4.9,
    "window pairs": 5.4,
    "aligned sounds": 7.0,
    "aligned characters": 3.6,
    "trigrams": 8,
    "letters": 3.5,
    "heading": 9,
    "aliases": 16,
    "glosses": 10,
    "summary": -3.5,
    "length": -1.0,
}

# From this size down a collection is one article, from that size up a library.
SMALL, LARGE = 40, 250

# The least probabilities to call the first match found, and to show it at all.
FOUND, NOTHING = 0.8, 0.37
# The share of one unexplained word up to which a match may be called found, and may be shown at
# `NOTHING`; beyond that, so much more probability is asked for each unit of it.
FOUND_GAP, NOTHING_GAP, GAP_PENALTY = 0.12, 0.35, 0.8


@dataclass(frozen=True, slots=True)
class Confidence:
    """A logistic regression: log odds = intercept + weights · signals (`deciding.read_signals`)."""

    intercept: float
    weights: tuple[float, ...]


# Both rounded between the fit on clean questions and the one with wrong characters and pinyin too.
ARTICLE = Confidence(-4.93, (3.84, 1.22, 1.65, 0.53, 0.19, 1.0))
LIBRARY = Confidence(-10.5, (-0.6, 2.36, 5.0, 2.0, 1.7, 1.0))
