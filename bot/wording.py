"""Words for places and sources: how a citation reads. The rest of a reply is elsewhere."""

import re
from collections.abc import Iterable
from datetime import date
from functools import reduce
from urllib.parse import quote

from bot.reply import Block, Form, Run, Style
from bot.texts import Texts
from knowledge import (
    Address,
    Article,
    Kind,
    Passage,
    Provenance,
    SecondList,
    Section,
    SourceField,
    write_numeral,
)

_SHORT_TITLE = 16


class Wording:
    """Places and sources in the words of one language."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts

    def section(self, section: Section) -> str:
        """`第五部分`, `第三部分第二节`, `导语`, `结语`, `正文`."""
        if section.kind is not Kind.PART:
            return self.texts(f"section.{section.kind.value}")
        keys = ("section.part", *("section.nested" for _ in section.path[1:]))
        pairs = zip(keys, section.path, strict=True)
        names = [self.texts(key, number=write_numeral(n), digits=n) for key, n in pairs]
        return reduce(self._nested, names)

    def title(self, article: Article, section: Section) -> str:
        """The heading as the article has it; for a lead or closing, what they are called."""
        return article.heading(section) or self.section(section)

    def part_count(self, article: Article) -> str:
        """`本文共六部分(1–6)`."""
        count = len(article.parts)
        key = "parts.count" if count else "parts.none"
        return self.texts(key, count=write_numeral(count), last=count)

    def item(self, listed: SecondList, number: int) -> str:
        """`讲话第二个坚持`."""
        numeral = write_numeral(number)
        return self.texts(
            "speech.name", name=listed.name, number=numeral, digits=number, unit=listed.unit
        )

    def item_count(self, listed: SecondList) -> str:
        """`讲话只有五个坚持`."""
        return self._counted("speech.count", listed)

    def item_list(self, listed: SecondList) -> str:
        """`讲话的五个坚持:`."""
        return self._counted("speech.list", listed)

    def _counted(self, key: str, listed: SecondList) -> str:
        digits = len(listed.items)
        count = write_numeral(digits)
        return self.texts(key, name=listed.name, count=count, digits=digits, unit=listed.unit)

    def place(self, passage: Passage) -> str:
        """`第五部分第1段第2句`, `第二部分第3点`, `导语`."""
        within = self.within(passage.address)
        section = self.section(passage.section)
        return self._nested(section, within) if within else section

    def within(self, address: Address) -> str:
        """`第1段第2句`: the place inside its section, empty for the whole of it."""
        layers = {
            "place.paragraph": address.paragraph,
            "place.sentence": address.sentence,
            "place.point": address.point,
        }
        named = [self.texts(key, number=n) for key, n in layers.items() if n is not None]
        return reduce(self._nested, named) if named else ""

    def _nested(self, outer: str, inner: str) -> str:
        return self.texts("place.nested", outer=outer, inner=inner)

    def source_block(self, article: Article, places: Iterable[str] = (), quoted: str = "") -> Block:
        """The short source line as a block; where there is an original, it leads to `quoted`."""
        source, words = article.source, self.source_line(article, places)
        if source.url_is_article and source.url.value:
            url = source.url.value + _text_fragment(quoted)
            link = Run(self.texts("source.original"), Style.LINK, url)
            return Block(Form.SOURCE, (Run(f"{words} · "), link))
        return Block(Form.SOURCE, (Run(words),))

    def source_line(self, article: Article, places: Iterable[str] = ()) -> str:
        """The short source line that stands under every answer."""
        source = article.source
        published = (source.published.value or "").partition("T")[0]
        issue = " ".join(filter(None, (source.outlet.value, published)))
        facts = " · ".join(filter(None, (issue, *places)))
        cited = f"📎 {source.author.value or ''}《{short_title(source.title.value or '')}》"
        return f"{cited}· {facts}" if facts else cited

    def source_card(self, article: Article) -> str:
        """The whole source in one sentence, with what is inferred marked as such."""
        source = article.source
        by = source.author.value or self.texts("source.anonymous")
        if source.affiliation.value:
            by += f"({source.affiliation.value})"
        facts = [f"《{source.title.value}》"]
        facts += [self.marked(source.outlet)] if source.outlet.value else []
        facts += [timestamp(source.published)] if source.published.value else []
        card = f"{by}:{','.join(facts)}。"
        if source.editor.value:
            card += self.texts("source.card_editor", editor=source.editor.value)
        return card

    def marked(self, field: SourceField) -> str:
        """A field's value; behind an inferred one, its ground and the label left blank."""
        if field.provenance is not Provenance.INFERRED:
            return field.value or ""
        blank = self.texts("source.blank_label", label=field.blank_label)
        return f"{field.value}({';'.join([field.ground, *[blank] * bool(field.blank_label)])})"


def _text_fragment(quoted: str) -> str:
    """`#:~:text=WORDS`, which has a browser show the words; a comma would mean a range there."""
    stretches = re.split(r"[,\uff0c。;\uff1b、\n]", quoted)
    longest = max(stretches, key=len)
    return f"#:~:text={quote(longest, safe='')}" if longest else ""


def citation(article: Article, today: date) -> str:
    """The article after GB/T 7714-2015, section 4.6: an electronic resource, read online.

    `AUTHOR. TITLE[EB/OL]. (PUBLISHED)[READ]. ADDRESS.`; what is blank is left out.
    """
    source = article.source
    published = (source.published.value or "").partition("T")[0]
    dates = f"({published})[{today.isoformat()}]" if published else f"[{today.isoformat()}]"
    pieces = (source.author.value, f"{source.title.value}[EB/OL]", dates, source.url.value)
    return ". ".join(filter(None, pieces)) + "."


def timestamp(field: SourceField) -> str:
    """A publication time as people write it: `2015-09-24 14:29:58`."""
    return (field.value or "").replace("T", " ")


def short_title(title: str) -> str:
    """The title's first clause, at most sixteen characters, with an ellipsis where it was cut."""
    clause = title.split(" ", 1)[0]
    clause = clause if len(clause) <= _SHORT_TITLE else clause[:_SHORT_TITLE]
    return clause if clause == title else f"{clause}…"
