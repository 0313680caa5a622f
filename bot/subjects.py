"""Which article a line is about: the one it names, the pressed button's, or the chat's own."""

from contextlib import suppress
from dataclasses import dataclass

from bot.request import Request
from knowledge import Article, KnowledgeBase, UnknownArticleError, parse_address, split_article


@dataclass(frozen=True, slots=True)
class Subject:
    """What a line is about, and what it says of it.

    `own` is the id of the article that the chat reads. `absent` is one that the line or the button
    names and that is not there (any more), `lost` one that the chat chose and that was removed.
    `named` says that the line itself names its article.
    """

    article: Article
    own: str
    argument: str
    absent: str = ""
    lost: str = ""
    named: bool = False


def find_subject(
    base: KnowledgeBase, request: Request, chosen: str | None, argument: str
) -> Subject:
    """What a line with this argument is about in a chat that chose an article, or none."""
    own, lost = _own(base, chosen)
    named, rest = _named(base, argument)
    id = named or request.article
    if not id:
        return Subject(own, own.id, rest, lost=lost)
    try:
        article = base.article(id)
    except UnknownArticleError:
        return Subject(own, own.id, rest, absent=id)
    if id == request.article:
        # What cannot be read any more is answered from what there is.
        with suppress(UnknownArticleError):
            article = base.version(id, request.version)
    return Subject(article, own.id, rest, named=named is not None)


def _own(base: KnowledgeBase, chosen: str | None) -> tuple[Article, str]:
    try:
        return (base.article(chosen) if chosen else base.default), ""
    except UnknownArticleError:
        return base.default, chosen or ""


def _named(base: KnowledgeBase, argument: str) -> tuple[str | None, str]:
    """The article in front of a line; a colon may stand in any question."""
    id, rest = split_article(argument)
    if id and (base.is_known(id) or parse_address(f"{id}:{rest}")):
        return id, rest
    return None, argument
