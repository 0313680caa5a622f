"""What a deep link leads to: the words that it was made for, in the version they were read in."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from bot import guidance
from bot.deep_links import Link, read_payload
from bot.reading import articles, references
from bot.reading.passages import say
from bot.reply import Reply, line
from bot.turn import Turn
from knowledge import Article, Exact, KnowledgeBase, UnknownArticleError, locate, refer


def open_link(turn: Turn) -> Reply:
    """The passage; where its words are nowhere any more, what stands in their place, and that."""
    link = read_payload(turn.argument)
    id = _article(turn, link) if link else None
    if link is None or id is None:
        return guidance.greeting(turn)
    if any(entry.id == id for entry in turn.base.removed):
        return articles.absent(turn, id)
    for article in _versions(turn.base, id, link):
        if passage := link.find(article):
            return say(refer(article, Exact(passage.address)), turn)
    return _changed(turn, turn.base.article(id), link)


def _article(turn: Turn, link: Link) -> str | None:
    if not link.article:
        return turn.own
    known = (*turn.base.entries, *turn.base.removed)
    return next((entry.id for entry in known if link.is_of(entry.id)), None)


def _versions(base: KnowledgeBase, id: str, link: Link) -> Iterator[Article]:
    """The version that the link was made for; where that is not known, all, the newest first."""
    versions = base.versions(id)
    own = [version for version in versions if link.version and version.startswith(link.version)]
    for version in own or versions:
        with suppress(UnknownArticleError):
            yield base.version(id, version)


def _changed(turn: Turn, article: Article, link: Link) -> Reply:
    here = locate(article, replace(link.address, article=None))
    reply = (
        say(refer(article, Exact(here.address)), turn)
        if here
        else references.contents(article, turn.wording)
    )
    return reply.prefaced(line(turn.wording.texts("link.changed")))
