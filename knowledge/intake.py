"""What a library takes in, gives up and gets back: the rules, over the port `knowledge.store`."""

from collections.abc import Iterable
from contextlib import suppress

from knowledge.addresses import is_article_id
from knowledge.articles import ArticleFiles
from knowledge.errors import (
    ArticleError,
    DuplicateArticleError,
    LastArticleError,
    UnknownArticleError,
)
from knowledge.model import Article
from knowledge.store import Library


def bring_up_to_date(library: Library, shipped: Iterable[ArticleFiles]) -> None:
    """Take in each shipped article whose files changed since, and read anew what is outdated.

    What an operator removed, or imported in place of a shipped article, stays as they left it.
    """
    if changed := [files for files in shipped if _is_due(library, files)]:
        take(library, changed, shipped=True)
    for id in library.outdated():
        # What could be read once and cannot be now is still answered from as it was read.
        with suppress(ArticleError):
            _put_again(library, id)


def take(
    library: Library, received: Iterable[ArticleFiles], *, shipped: bool = False
) -> tuple[str, ...]:
    """Take in articles, each as the newest version of its id; the ids of those that changed.

    All or nothing, and one of them in memory at a time. ArticleError where one cannot be read,
    DuplicateArticleError where two have one id, or one title and date under two ids.
    """
    seen: dict[str, bool] = {}
    with library.atomic():
        for files in received:
            if files.id in seen:
                raise DuplicateArticleError(f"{files.id}.txt", files.id)
            seen[files.id] = _put(library, files, shipped=shipped)
    return tuple(id for id, changed in seen.items() if changed)


def remove(library: Library, id: str) -> None:
    """Take an article out of what is answered from.

    UnknownArticleError where it is not there, LastArticleError where nothing else is.
    """
    with library.atomic():
        known = library.ids()
        if id not in known:
            raise UnknownArticleError(id, known)
        if known == (id,):
            raise LastArticleError(id)
        library.remove(id)


def restore(library: Library, id: str) -> None:
    """Bring a removed article back as it was; one that is there is left as it is.

    UnknownArticleError where it never was, DuplicateArticleError where another one has its title
    and date by now.
    """
    with library.atomic():
        standing, files = library.standing(id), library.files(id)
        if standing is None or files is None:
            raise UnknownArticleError(id, tuple(entry.id for entry in library.removed()))
        if standing.removed:
            _refuse_namesake(library, files.parse())
            _put_again(library, id)


def _put(library: Library, files: ArticleFiles, *, shipped: bool) -> bool:
    standing = library.standing(files.id)
    if standing and standing.digest == files.digest and not standing.removed:
        return False
    if not is_article_id(files.id):
        raise ArticleError(f"{files.id}.txt", 0, "an id has letters a–z, digits and hyphens")
    article = files.parse()
    if not shipped:
        _refuse_namesake(library, article)
    library.put(article, files, shipped=shipped)
    return True


def _put_again(library: Library, id: str) -> None:
    standing, files = library.standing(id), library.files(id)
    if standing and files:
        library.put(files.parse(), files, shipped=standing.shipped)


def _is_due(library: Library, files: ArticleFiles) -> bool:
    standing = library.standing(files.id)
    if standing is None:
        return True
    return standing.shipped and not standing.removed and standing.digest != files.digest


def _refuse_namesake(library: Library, article: Article) -> None:
    """Two articles that the list could not tell apart are one too many."""
    title, published = article.source.title.value or "", article.source.published.value
    for id in library.titled(title):
        other = library.get(id) if id != article.id else None
        if other and other.source.published.value == published:
            raise DuplicateArticleError(f"{article.id}.txt", id, title)
