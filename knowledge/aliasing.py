"""Other words for a section's subject: added and taken back, and recognised in a question."""

import re
from collections.abc import Mapping
from functools import lru_cache

from knowledge.matching import content_words
from knowledge.matching.fields import encoded
from knowledge.matching.pinyin import is_pinyin
from knowledge.model import Article
from knowledge.store import Aliases
from knowledge.text import fold

_UNIT = re.compile(r"[a-z0-9]+|\w")


@lru_cache(maxsize=4096)
def gist(question: str) -> tuple[str, ...]:
    """The characters and Latin words of what a question asks, in no order of their own.

    Without question words and courtesies; of nothing but those, what was said.
    """
    return tuple(sorted(_UNIT.findall(content_words(question) or fold(question))))


def with_alias(aliases: Aliases, section: str, words: str) -> Aliases:
    """The same with `words` for `section`, and for no other."""
    kept = dict(without_alias(aliases, words))
    kept[section] = (*kept.get(section, ()), words)
    return tuple(kept.items())


def without_alias(aliases: Aliases, words: str) -> Aliases:
    """The same without `words`, for whatever section; differences in spelling aside."""
    gone = gist(words)
    left = ((section, tuple(it for it in given if gist(it) != gone)) for section, given in aliases)
    return tuple((section, given) for section, given in left if given)


def aliased_section(aliases: Aliases, question: str) -> str | None:
    """The section for whose subject the question's words, no more and no fewer, are an alias.

    In whatever order: 新人怎么带 asks for what 带新人 names. None where no section is named so, or
    more than one is.
    """
    sections = _sections(aliases).get(gist(question), ())
    return next(iter(sections)) if len(sections) == 1 else None


def concerns(words: str, question: str) -> bool:
    """Whether an alias may change what the question is answered: two of its sounds stand in it.

    What is written in pinyin may always be concerned.
    """
    if is_pinyin(fold(question)):
        return True
    sought, heard = encoded(content_words(words))[1], encoded(question)[1]
    pairs = {sought[at : at + 2] for at in range(max(1, len(sought) - 1))}
    single = {sound for sound in sought if ord(sound) > 0xFFFF}
    return any(it in heard for it in pairs | single)


@lru_cache(maxsize=32)
def _sections(aliases: Aliases) -> Mapping[tuple[str, ...], frozenset[str]]:
    """By the gist of an alias, the sections that have it."""
    named: dict[tuple[str, ...], frozenset[str]] = {}
    for section, given in aliases:
        for words in filter(None, map(gist, given)):
            named[words] = named.get(words, frozenset()) | {section}
    return named


def is_alias(article: Article, section: str, words: str) -> bool:
    """Whether the words are an alias of the section already."""
    sought = gist(words)
    return any(gist(it) == sought for it in dict(article.aliases).get(section, ()))
