"""What kind of thing a question wants to hear: a number, a time, a person, a place.

A paragraph that holds no number does not say how many, whatever words it shares with the question.
Knows the words by which questions are asked, and what such an answer looks like.
"""

import re
from enum import Enum
from functools import lru_cache

from knowledge.text import fold


class Asked(Enum):
    """What is asked for; `ANYTHING` where the question does not say, as most do not."""

    ANYTHING = "anything"
    NUMBER = "a number"
    FACT = "a person, a place or a name"


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
_DIGIT = re.compile(
    r"\d|[一二三四五六七八九十百千万两]+(?:[年月日天岁次元个亿位名座]|公里|小时|分)"
)


@lru_cache(maxsize=256)
def read_asked(query: str) -> Asked:
    """What kind of thing the query, as it was typed, asks for."""
    folded = fold(query)
    if _NUMBER.search(folded):
        return Asked.NUMBER
    return Asked.FACT if _FACT.search(folded) else Asked.ANYTHING


def holds_number(text: str) -> bool:
    """Whether a text holds what could answer how many or when."""
    return bool(_DIGIT.search(text))
