"""What an alias would change: which open questions it answers, which good answers it disturbs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.ports.questions import Questions
from knowledge import Article, Found, KnowledgeBase, Nothing, Section, Unsure
from knowledge.aliasing import concerns
from knowledge.store import Aliases

# So many questions of either kind are asked twice; the most asked first.
_MOST_TRIED = 100


@dataclass(frozen=True, slots=True)
class Alias:
    """Other words for the subject of a section."""

    article: Article
    section: Section
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """A question that was answered well, and where; `after` is None where nowhere surely."""

    question: str
    before: Section
    after: Section | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What an alias comes to: whether its own words lead to its section, and other questions.

    `answered` were open and are not now, `still_open` hold its words and are open yet.
    """

    leads: bool
    answered: tuple[str, ...]
    still_open: tuple[str, ...]
    changed: tuple[Change, ...]


def effect_of(alias: Alias, after: Aliases, base: KnowledgeBase, questions: Questions) -> Effect:
    """What it comes to when these are the operator's aliases; nothing of it is kept."""
    article = alias.article
    open_ones = _concerned(alias, (it.text for it in questions.open(article.id)))
    good_ones = _concerned(alias, _answered_well(alias, questions))
    good_ones = tuple(it for it in good_ones if it not in open_ones)
    before = {it: surely(base, article, it) for it in (*open_ones, *good_ones)}
    with base.supposing(article.id, after):
        leads = surely(base, article, alias.words) == alias.section
        now = {it: surely(base, article, it) for it in before}
    here = alias.section
    return Effect(
        leads,
        answered=tuple(it for it in open_ones if now[it] == here != before[it]),
        still_open=tuple(it for it in open_ones if now[it] != here),
        changed=tuple(
            Change(it, section, now[it])
            for it in good_ones
            if (section := before[it]) and now[it] != section
        ),
    )


def surely(base: KnowledgeBase, article: Article, question: str) -> Section | None:
    """The section that surely answers, if one does."""
    answer = base.answer(question, article)
    return answer.passages[0].section if isinstance(answer, Found) else None


def nearest(base: KnowledgeBase, article: Article, question: str) -> Iterator[Section]:
    """The sections that come near a question, the nearest first; where none does, the parts."""
    answer = base.look_up(question, article)
    match answer:
        case Found() | Unsure():
            passages = (*answer.passages[:1], *answer.others)
            yield from {it.section.id: it.section for it in passages}.values()
        case Nothing():
            yield from answer.nearest or article.parts


def _answered_well(alias: Alias, questions: Questions) -> Iterator[str]:
    """What counts as answered well: the alias's own words, what readers liked, what was decided."""
    article = alias.article
    yield alias.words
    yield from (it.text for it in questions.liked(article.id))
    yield from article.questions
    yield from (article.quote(it.title) for it in article.sections if it.title)
    yield from (words for _, given in article.aliases for words in given)


def _concerned(alias: Alias, texts: Iterable[str]) -> tuple[str, ...]:
    distinct = dict.fromkeys(it for it in texts if concerns(alias.words, it))
    return tuple(distinct)[:_MOST_TRIED]
