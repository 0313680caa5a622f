"""What kind of thing a question wants to hear: a number, a time, a person, a place.

A paragraph that holds no number does not say how many, whatever words it shares with the question.
Knows the words by which questions are asked, what such an answer looks like, and the words for
what is called by one name.
"""

import re
from enum import Enum
from functools import cache, lru_cache

from knowledge.lexicon import phrases
from knowledge.matching.encoding import encode_words, sounds_of
from knowledge.text import fold


class Asked(Enum):
    """What is asked for; `ANYTHING` where the question does not say, as most do not."""

    ANYTHING = "anything"
    NUMBER = "a number"
    FACT = "a person, a place or a name"
    LIST = "several things"


_NUMBER = re.compile(
    r"多少(?!有)|多[久长高远重]|几[点天年月岁次号分时小层楼岁]|哪一?[年天月]|何时|什么时候|什么时间"
    r"|\bhow (?:much|many|long|old|far)\b|\bwhen\b|\bwhat (?:time|year|day|date)\b"
)
_FACT = re.compile(
    r"是谁$|^谁是|哪一?位|叫什么|什么名字|名字(?:是|叫|$)|电话|号码|地址|网址|邮箱|热线|位于"
    r"|(?<!话)(?<!句)(?<!段)(?<!节)(?<!分)在(?:哪里|哪儿|哪个|什么地方)\w"
    r"|找(?:谁|哪个|哪位)|哪里(?:可以|能|有)|去哪"
    r"|^(?:who|where)\b(?! (?:does|do|did|is it|in)\b)|\b(?:phone|address|email)\b"
)
_LIST = re.compile("哪些|哪几|哪两|分别是|包括什么")
# The longest name of a thing.
_LONGEST = 4
_DIGIT = re.compile(
    r"\d|[一二三四五六七八九十百千万两]+(?:[年月日天岁次元个亿位名座]|公里|小时|分)"
)


@lru_cache(maxsize=256)
def read_asked(query: str) -> Asked:
    """What kind of thing the query, as it was typed, asks for."""
    folded = fold(query)
    if _NUMBER.search(folded):
        return Asked.NUMBER
    if _FACT.search(folded):
        return Asked.FACT
    return Asked.LIST if _LIST.search(folded) else Asked.ANYTHING


def holds_number(text: str) -> bool:
    """Whether a text holds what could answer how many or when."""
    return bool(_DIGIT.search(text))


@lru_cache(maxsize=256)
def things(content: str) -> frozenset[str]:
    """The words of a folded query for what goes by one name: where that is not, nor is the thing.

    An errand (报销), a piece of data (电话), a thing of every day (天气): they have hardly another
    name, and are no way of saying something else.
    """
    chinese = {piece for piece in _pieces(content) if not piece.isascii()}
    return frozenset((chinese | set(content.split())) & _things().keys())


@lru_cache(maxsize=256)
def things_heard(sounds: str) -> frozenset[str]:
    """The same of a query that is known by its sounds alone."""
    heard = _pieces(sounds)
    return frozenset(thing for thing, sound in _things().items() if sound in heard)


def _pieces(string: str) -> set[str]:
    ends = ((at, at + length) for at in range(len(string)) for length in range(2, _LONGEST + 1))
    return {string[start:end] for start, end in ends}


@cache
def _things() -> dict[str, str]:
    """Each thing with its sounds."""
    folded = map(fold, phrases("thing"))
    return {thing: sounds_of(encode_words(thing)) for thing in folded}
