"""What was planned → the library: all of it, or nothing. And the library → what import reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.articles import ArticleFiles
from knowledge.base import KnowledgeBase
from knowledge.store import Aliases


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article as it is put on the shelf: its files, and those of earlier versions, oldest first.

    `aliases` are the operator's (None: leave what there is); one that is `removed` answers nothing.
    """

    files: ArticleFiles
    earlier: tuple[ArticleFiles, ...] = ()
    aliases: Aliases | None = None
    removed: bool = False


def keep(base: KnowledgeBase, shelved: Iterable[Shelved]) -> int:
    """Take in every article with its versions and aliases, or none; how many there were."""
    removed: list[str] = []
    count = 0
    with base.atomic():
        for article in shelved:
            for files in (*article.earlier, article.files):
                base.take([files])
            if article.aliases is not None:
                base.put_aliases(article.files.id, article.aliases)
            removed += [article.files.id] * article.removed
            count += 1
        for id in removed:
            base.remove(id)
    return count


def shelves(base: KnowledgeBase) -> Iterator[Shelved]:
    """Every article of the library, those that were removed at the end."""
    for removed, entries in ((False, base.entries), (True, base.removed)):
        for entry in entries:
            earlier = reversed(base.versions(entry.id)[1:])
            yield Shelved(
                base.files(entry.id),
                tuple(base.files(entry.id, version) for version in earlier),
                base.aliases(entry.id),
                removed,
            )
