"""The buttons under replies: other places, the pages beside, opinions."""

from collections.abc import Iterable, Iterator

from bot.deep_links import write_payload
from bot.reply import Button, Choice, Share, Vote
from bot.wording import Wording
from knowledge import Article, Passage, Section


def candidates(
    article: Article, others: Iterable[Passage], wording: Wording
) -> Iterator[tuple[Choice, ...]]:
    """A button for each other section, once each."""
    sections = {passage.section.id: passage.section for passage in others}
    for section in sections.values():
        yield show_section(article, section, wording)


def show_section(article: Article, section: Section, wording: Wording) -> tuple[Choice, ...]:
    """A button that opens a section."""
    return (Choice(wording.title(article, section), f"/principle {section.id}"),)


def neighbours(
    article: Article, section: Section, wording: Wording
) -> Iterator[tuple[Choice, ...]]:
    """Previous, contents, next: they turn the page of the same message."""
    index = article.sections.index(section)
    row = [Choice(wording.texts("button.contents"), "/list", replaces=True)]
    if index > 0:
        row.insert(0, _turn("‹", article.sections[index - 1], wording))
    if index + 1 < len(article.sections):
        row.append(_turn("›", article.sections[index + 1], wording))
    yield tuple(row)


def opinions(article: Article, passage: Passage, wording: Wording) -> tuple[Button, ...]:
    """Whether the answer helped, and what may be done with it."""
    place = str(passage.address)
    votes = (Vote("👍", place, helpful=True), Vote("👎", place, helpful=False))
    return (*votes, *uses(article, passage, wording))


def uses(article: Article, passage: Passage, wording: Wording) -> tuple[Button, ...]:
    """The whole source, and a link that opens the passage for others."""
    share = Share(wording.texts("button.share"), write_payload(article, passage))
    return (Choice(wording.texts("button.source"), "/source"), share)


def _turn(arrow: str, section: Section, wording: Wording) -> Choice:
    words = (arrow, wording.section(section)) if arrow == "‹" else (wording.section(section), arrow)
    return Choice(" ".join(words), f"/principle {section.id}", replaces=True)
