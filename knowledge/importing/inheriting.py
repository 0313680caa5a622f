"""What a person decided about an earlier version of an article, as far as it fits the new one."""

from msgspec.structs import replace

from knowledge.addresses import locate, parse_address
from knowledge.model import Article
from knowledge.sidecar import BorrowedWords, Inference, SecondListDecisions, Sidecar


def inherit(drafted: Sidecar, article: Article, earlier: Sidecar) -> Sidecar:
    """The draft for `article`, with what was decided earlier and still holds of its text.

    Questions, aliases, borrowed words, the second list, and source fields that the new text leaves
    blank. Lines are never taken over: they stand elsewhere now.
    """
    aliases = {id: words for id, words in earlier.aliases.items() if article.section(id)}
    source = drafted.source
    for name in source.__struct_fields__:
        decided = getattr(earlier.source, name)
        if isinstance(decided, Inference) and getattr(article.source, name).value is None:
            source = replace(source, **{name: decided})
    listed = earlier.second_list
    return replace(
        drafted,
        questions=earlier.questions,
        aliases=aliases,
        borrowed=tuple(_still_borrowed(earlier, article)),
        second_list=listed if listed and _fits(listed, article) else None,
        source=source,
    )


def _still_borrowed(earlier: Sidecar, article: Article) -> list[BorrowedWords]:
    standing = (
        (entry.origin, tuple(words for words in entry.words if words in article.text))
        for entry in earlier.borrowed
    )
    return [BorrowedWords(origin, words) for origin, words in standing if words]


def _fits(listed: SecondListDecisions, article: Article) -> bool:
    parts = all(article.section(item.part) for item in listed.item if item.part)
    places = (parse_address(place) for item in listed.item for place in item.also)
    return parts and all(place and locate(article, place) for place in places)
