"""English words down to what their family shares: dedication, dedicated → dedic.

A short cousin of Porter's stemmer (1980): endings are stripped, longest first, while enough of the
word is left. The same function makes the table of glosses and reads the query, so that what matters
is only that relatives meet.
"""

from functools import cache, lru_cache

from knowledge.lexicon import phrases

_SHORTEST = 4


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a folded word; what is short or not written in ASCII letters stays itself."""
    if len(word) <= _SHORTEST - 1 or not (word.isascii() and word.isalpha()):
        return word
    before = ""
    while before != word:
        before, word = word, _strip(word)
    return word


def _strip(word: str) -> str:
    for ending in _endings():
        left = len(word) - len(ending)
        if word.endswith(ending) and left >= (_SHORTEST if len(ending) > 1 else _SHORTEST - 1):
            return _undouble(word[:left])
    return word


def _undouble(word: str) -> str:
    # planning, planned: plan; but sell, pass.
    double = len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] in "bdgmnprt"
    return word[:-1] if double else word


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(phrases("ending"), key=len, reverse=True))
