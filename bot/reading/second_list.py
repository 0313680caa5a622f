"""The article's other numbering in words: its items, and what a part's number means in it."""

from collections.abc import Iterator

from bot.reply import Block, Choice, line
from bot.wording import Wording
from knowledge import Article, ListItem, Passage, SecondList


def lines(listed: SecondList, wording: Wording) -> Iterator[Block]:
    """What the list is called, and its items."""
    yield line(wording.item_list(listed))
    for item in listed.items:
        yield line(f"{item.number} {item.title}")


def rows(listed: SecondList, wording: Wording) -> Iterator[tuple[Choice, ...]]:
    """A button for each item."""
    for item in listed.items:
        yield (_open(listed, item, wording),)


def preface(article: Article, number: int, wording: Wording) -> str | None:
    """Which item this is and which part it corresponds to; None where there is no such item."""
    listed = article.second_list
    item = listed.item(number) if listed else None
    if listed is None or item is None:
        return None
    part = article.section(item.part) if item.part else None
    return wording.texts(
        "speech.item" if part else "speech.item_without_part",
        item=wording.item(listed, number),
        title=item.title,
        part=wording.section(part) if part else "",
    )


def note(
    article: Article, passage: Passage, wording: Wording
) -> Iterator[tuple[str, Choice | None]]:
    """One line on this list under a whole part; with a button where it leads elsewhere."""
    listed, section = article.second_list, passage.section
    if listed is None or len(section.path) != 1 or passage.span != section.body:
        return
    number, part = section.path[0], wording.section(section)
    same, other = listed.counterpart(section.id), listed.item(number)
    if same and same is other:
        yield wording.texts("note.same", part=part, item=wording.item(listed, number)), None
        return
    words = (
        wording.texts("note.part", part=part, item=wording.item(listed, same.number))
        if same
        else wording.texts("note.no_counterpart", part=part, name=listed.name)
    )
    if other is None:
        yield words + wording.item_count(listed), None
    else:
        yield words + _elsewhere(article, listed, other, wording), _open(listed, other, wording)


def _elsewhere(article: Article, listed: SecondList, item: ListItem, wording: Wording) -> str:
    """Where the article treats an item that is not this part's."""
    ids = [item.part] if item.part else [place.partition(".")[0] for place in item.also]
    sections = (section for id in ids if (section := article.section(id)))
    return wording.texts(
        "note.other" if item.part else "note.other_without_part",
        item=wording.item(listed, item.number),
        short=item.short,
        parts=wording.texts("and").join(wording.section(section) for section in sections),
    )


def _open(listed: SecondList, item: ListItem, wording: Wording) -> Choice:
    name = wording.item(listed, item.number)
    return Choice(
        wording.texts("speech.choice", item=name, short=item.short), f"/speech {item.number}"
    )
