"""Every fitted number of the score and of the confidence, in one place.

Fitted by `python -m benchmarks.fit ../shared/retrieval --step 1 --article QUESTIONS.jsonl` on CMRC
2018 (trial) and DRCD (development) together, also tried on paragraphs that they were not fitted on.
`heading`, `aliases`, `glosses` and `summary`, of which those sets have nothing, and the thresholds
were set on questions about the shipped article.
"""

from collections.abc import Mapping
from dataclasses import dataclass

# Name of a feature (see `scoring`) → weight. Of several equal searches the evenest over the
# sets and their variants, scaled so that scores stay what they were, and rounded.
SCORE = {
    "characters": 3.6,
    "sounds": 0.9,
    "pairs": 5.0,
    "rarest": 2.3,
    "window characters": 6.5,
    "window pairs": 3.2,
    "aligned sounds": 6.5,
    "aligned characters": 5.5,
    "trigrams": 20,
    "letters": 5.0,
    "heading": 9,
    "aliases": 20,
    "glosses": 20,
    "summary": -2,
    "length": -0.32,
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
    weights: Mapping[str, float]


# Rounded. ARTICLE with some two hundred paraphrases, office and English questions about the shipped
# article, tried on a hundred others; LIBRARY on clean questions, but pinyin, of which there are no
# unanswerable ones, is kept as it was set by hand.
ARTICLE = Confidence(
    -3.0,
    {
        "explained": 0.7,
        "gap": -1.5,
        "score": 1.15,
        "lead": 2.8,
        "held": 0.35,
        "pinyin": -0.3,
        "foreign": 1.1,
        "number": -1.6,
        "fact": -3.2,
        "things": -3.8,
    },
)
LIBRARY = Confidence(
    -12.6,
    {
        "score": 2.6,
        "lead": 4.2,
        "window pairs": -3.3,
        "window characters": 2.5,
        "held": 2.1,
        "pinyin": 2.0,
        "foreign": 1.0,
        "things": -1.0,
    },
)
