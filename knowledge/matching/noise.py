"""What of a question is not its subject: question words, courtesies, talk about the text itself."""

import re
from functools import cache, lru_cache

from knowledge.lexicon import phrases
from knowledge.matching.pinyin import is_pinyin, without_tones
from knowledge.text import fold

# A query is cut there: the longest text that Telegram sends is 4,096.
LONGEST_QUERY = 400

# Courtesies, talk about the text itself, question words.
_CHINESE = ("courtesy", "talk", "question")
# Behind or before these characters a phrase is part of another word: 多大 of 大学, 嘛 of 喇嘛.
_NOT_BEFORE = {
    "吗": "啡",
    "呢": "绒",
    "哪": "吒",
    "吧": "台",
    "多大": "学陆",
    "多长": "老",
    "想知": "识",
    "大家": "庭族",
}
_NOT_BEHIND = {"嘛": "喇", "吧": "酒网贴", "想知": "思理", "大家": "老"}
# Particles: left standing where nothing else is left.
_FRAME = re.compile(
    r"^(?:(?:的|了|是|在|有|把|被|对|和|与|我|你|要|就|都|也)\s*)+|(?:\s*(?:的|了|是|在|有))+$"
)
_GREETING = re.compile(
    r"(?:你好|您好|大家好|各位好|哈喽|哈啰|嗨|喂|在吗|在么|有人吗|早|早安|早上好|上午好|中午好|下午好|晚上好|hello|hi|hey)+"
    r"(?:呀|啊|哈|吗|there)*"
)
# Leaning on a key says no more than pressing it.
_REPEATED = re.compile(r"([^\W\d])\1{3,}")
_MENTION = re.compile(r"@[A-Za-z0-9_]+")
_ENGLISH_QUESTION = re.compile(r"\bwhat (?:time|day|date|year|kind of|sort of)\b")
_PINYIN = re.compile(
    r"\b(?:(?:wei ?)?shen ?me|duo ?shao|na ?xie|ru ?he|zen ?me(?: ?yang)?|zen ?yang|na ?li|na ?ge"
    r"|shei)(?![a-z])"
)


@lru_cache(maxsize=256)
def content_words(query: str) -> str:
    """The folded query without question words and chat noise; empty where nothing else was said."""
    folded = fold(_MENTION.sub(" ", query[: 4 * LONGEST_QUERY]))[:LONGEST_QUERY]
    folded = _REPEATED.sub(r"\1", folded)
    if is_pinyin(folded):
        folded = _PINYIN.sub(" ", without_tones(folded))
    else:
        folded = _english().sub(" ", _ENGLISH_QUESTION.sub(" ", folded))
    stripped = " ".join(_chinese().sub(" ", folded).split())
    framed = " ".join(_FRAME.sub("", stripped).split())
    return framed or stripped


def is_greeting(text: str) -> bool:
    """Whether a text greets and says nothing else."""
    return bool(_GREETING.fullmatch(fold(_MENTION.sub(" ", text[:LONGEST_QUERY])).replace(" ", "")))


@cache
def _chinese() -> re.Pattern[str]:
    """Every Chinese phrase, the longest first."""
    folded = {fold(phrase) for kind in _CHINESE for phrase in phrases(kind)}
    longest_first = sorted(folded, key=lambda it: (-len(it), it))
    return re.compile(f"(?:是)?(?:{'|'.join(map(_by_itself, longest_first))})")


def _by_itself(phrase: str) -> str:
    behind, before = _NOT_BEHIND.get(phrase), _NOT_BEFORE.get(phrase)
    guards = (f"(?<![{behind}])" if behind else "", f"(?![{before}])" if before else "")
    return guards[0] + phrase + guards[1]


@cache
def _english() -> re.Pattern[str]:
    """The English words, as whole words only."""
    words = sorted(map(fold, phrases("english")), key=lambda it: (-len(it), it))
    return re.compile(rf"(?<![a-z])(?:{'|'.join(words)})(?![a-z])")
