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
    "aliases": 20,
    "glosses": 20,
    "summary": -2,
    "length": -1.0,
}

# From this size down a collection is one article, from that size up a library.
SMALL, LARGE = 40, 250

# The least probabilities to call the first match found, and to show it at all.
FOUND, NOTHING = 0.84, 0.26
# The share of one unexplained word up to which a match may be called found.
FOUND_GAP = 0.10
# In a single article: where the weightiest word weighs more than this share of the question and is
# not there, and less than that share of the question is explained, the article is silent.
NOTHING_GAP, NOTHING_EXPLAINED = 0.60, 0.40
# So it is where less than this share is explained, however near a place comes by score.
HARDLY_EXPLAINED = 0.10


@dataclass(frozen=True, slots=True)
class Confidence:
    """A logistic regression: log odds = intercept + weights · signals (`deciding.read_signals`)."""

    intercept: float
    weights: tuple[float, ...]


# Rounded between fits on clean questions and on ones with wrong characters and pinyin; ARTICLE with
# some hundred paraphrases and office questions about the shipped article among them, half of which
# were tried on the other half.
ARTICLE = Confidence(-3.1, (0.5, -1.3, 1.08, 2.8, -0.3, 0.48, 1.4, -1.6, -3.2, -3.8))
LIBRARY = Confidence(-10.5, (-0.6, 0.0, 2.36, 5.0, 2.0, 1.7, 1.0, 0.0, 0.0, 0.0))
