"""A free text and an article → what the article says to it: one of five outcomes, as types.

Joins the readings of a text (about the source? an address? a question?) with the ranking; every
place that comes out is a passage whose words are the article's own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from knowledge.addresses import Address, Passage, locate_all
from knowledge.aliasing import aliased_section
from knowledge.matching import AllBut, Index, Match, Ranking, Verdict, search
from knowledge.model import Article, Kind, Section, Span
from knowledge.outcomes import (
    AboutSource,
    Answer,
    Confidence,
    Elsewhere,
    Found,
    Nothing,
    Occurrences,
    Reference,
    Unsure,
)
from knowledge.quotations import Quotation, check_quotation, stands_in
from knowledge.resolving import read_question, resolve
from knowledge.shorthand import Shorthand, is_bare_numeral
from knowledge.source_questions import read_source_question
from knowledge.text import find_folded

# What scores this share of the best match is worth naming beside it.
_WORTH_NAMING = 0.62
_WORTH_A_GUESS = 0.4
_MOST_OTHERS = 3
_NUMBER = re.compile(r"\d+")
_NUMBERS = re.compile(r"[\s.,:/~–-]*\d[\d\s.,:/~–-]{0,80}")


def answer(question: str, article: Article, index: Index) -> Answer:
    """What `article` says to a reader's free text."""
    fields = read_source_question(question, _names(article))
    if fields is not None:
        return AboutSource(article, fields)
    if shorthand := read_question(question, article):
        return refer(article, shorthand)
    if is_bare_numeral(question) or _is_number_not_there(question, article):
        return Nothing(article, (), numeral=True)
    return look_up(question, article, index)


def _is_number_not_there(question: str, article: Article) -> bool:
    """Whether a text is numbers alone, none of which the paragraphs hold whole (3.14)."""
    if not _NUMBERS.fullmatch(question):
        return False
    paragraphs = (paragraph for section in article.sections for paragraph in section.paragraphs)
    held = {it for one in paragraphs for it in _NUMBER.findall(article.quote(one.span))}
    return held.isdisjoint(_NUMBER.findall(question))


def _names(article: Article) -> dict[str, str]:
    """Who and what the source names, and the field that says so."""
    fields = {name: getattr(article.source, name).value for name in ("author", "editor", "outlet")}
    return {value: name for name, value in fields.items() if value}


def refer(article: Article, shorthand: Shorthand) -> Reference:
    """What stands at the places that `shorthand` names."""
    return Reference(article, shorthand, resolve(article, shorthand))


def look_up(
    question: str, article: Article, index: Index, *, prefer_headings: bool = False
) -> Found | Unsure | Nothing:
    """The best-matching section, read as a question whatever else the text could be."""
    ranking = search(question, index, articles={article.id}, prefer_headings=prefer_headings)
    if section := aliased_section(article.aliases, question):
        ranking = _led_by(section, ranking)
    ranking = _located(question, ranking)
    match ranking.verdict:
        case Verdict.NOTHING:
            return Nothing(article, tuple(_sections(article, ranking.matches)), ranking)
        case Verdict.UNSURE:
            return _unsure(question, article, ranking)
        case Verdict.FOUND:
            return _found(question, article, ranking)


def look_elsewhere(
    question: str, besides: str, index: Index, article: Callable[[str], Article]
) -> tuple[Elsewhere, ...]:
    """Where other articles than `besides` surely answer a question, one place each, best first.

    `article` gives an article by its id.
    """
    ranking = search(question, index, articles=AllBut(besides))
    if ranking.verdict is not Verdict.FOUND:
        return ()
    least = _WORTH_NAMING * ranking.matches[0].score
    best: dict[str, Match] = {}
    for match in ranking.matches:
        if match.verbatim or match.score >= least:
            best.setdefault(match.document.article, match)
    found = ((article(id), match) for id, match in islice(best.items(), _MOST_OTHERS))
    return tuple(_elsewhere(it, _passages(it, match)[0]) for it, match in found)


def _elsewhere(article: Article, passage: Passage) -> Elsewhere:
    address = replace(passage.address, article=article.id)
    return Elsewhere(article, replace(passage, address=address))


def occurrences(article: Article, words: str) -> Occurrences:
    """Every sentence that holds `words`, differences in script, width and punctuation aside."""
    places = [Span(start, end) for start, end in find_folded(article.text, words)]
    passages = tuple(
        Passage(Address(section.id, paragraph.number, sentence.number), section, sentence.span)
        for section, paragraph, sentence in article.sentences()
        if any(sentence.span.overlaps(place) for place in places)
    )
    return Occurrences(article, words, passages)


def _found(question: str, article: Article, ranking: Ranking) -> Found:
    best = ranking.matches[0]
    # Word for word means the whole text, not what is left of it without its question words.
    stands = bool(find_folded(best.document.text, question))
    return Found(
        article=article,
        passages=_passages(article, best),
        others=tuple(_distinct(_related(article, ranking), best)),
        confidence=Confidence.EXACT if stands else Confidence.LIKELY,
        in_heading=best.in_heading,
        score=best.score,
        bridges=best.bridges,
        ranking=ranking,
        quotation=_quotation(question, best),
    )


def _led_by(section: str, ranking: Ranking) -> Ranking:
    """The same with the section's best match in front: a person said that it is what is meant."""
    matches = sorted(ranking.matches, key=lambda it: it.document.section != section)
    if not matches or matches[0].document.section != section:
        return ranking
    reason = f"an alias of section {section} word for word; else: {ranking.reason}"
    return replace(ranking, matches=tuple(matches), verdict=Verdict.FOUND, reason=reason)


def _located(question: str, ranking: Ranking) -> Ranking:
    """The same, found where several of its words stand as they are, or with little that differs."""
    matches = ranking.matches
    if not matches or ranking.verdict is Verdict.FOUND:
        return ranking
    held = next((it for it in matches if stands_in(it.document.text, question)), None)
    compared = _quotation(question, matches[0])
    if held is None and not (compared and compared.located):
        return ranking
    others = tuple(it for it in matches if it is not held)
    reason = f"{'word for word' if held else 'nearly word for word'}; else: {ranking.reason}"
    led = (held, *others) if held else matches
    return replace(ranking, matches=led, verdict=Verdict.FOUND, reason=reason)


def _unsure(question: str, article: Article, ranking: Ranking) -> Unsure:
    best = ranking.matches[0]
    near = _near(article, ranking.matches, worth=_WORTH_A_GUESS)
    return Unsure(
        article=article,
        passages=_passages(article, best),
        others=tuple(_distinct(near, best)),
        score=best.score,
        bridges=best.bridges,
        ranking=ranking,
        quotation=_quotation(question, best),
    )


def _quotation(question: str, best: Match) -> Quotation | None:
    return None if best.verbatim else check_quotation(question, best.document.text)


def _related(article: Article, ranking: Ranking) -> Iterator[Passage]:
    """What a person said belongs to the same subject first, then what scores nearly as well."""
    best, second_list = ranking.matches[0], article.second_list
    item = second_list.counterpart(best.document.section) if second_list else None
    if item and best.in_heading:
        yield from locate_all(article, item.also)
    yield from _near(article, ranking.matches, worth=_WORTH_NAMING)


def _near(article: Article, matches: tuple[Match, ...], *, worth: float) -> Iterator[Passage]:
    """The best sentence of each further match; a summary is no other place beside a part."""
    best = matches[0]
    for match in matches[1:]:
        beside_part = match.document.summary and not best.document.summary
        near = match.verbatim or match.score >= worth * best.score
        if near and not beside_part:
            yield _passages(article, match)[0]


def _distinct(places: Iterator[Passage], best: Match) -> Iterator[Passage]:
    """The first place in each other section, for as many sections as are worth naming."""
    seen = {best.document.section}
    for place in places:
        if place.section.id not in seen and len(seen) <= _MOST_OTHERS:
            seen.add(place.section.id)
            yield place


def _sections(article: Article, matches: tuple[Match, ...]) -> Iterator[Section]:
    ids = dict.fromkeys(match.document.section for match in matches)
    sections = (article.section(id) for id in ids)
    nearest = [section for section in sections if section and section.kind is Kind.PART]
    yield from nearest[:_MOST_OTHERS]


def _passages(article: Article, match: Match) -> tuple[Passage, ...]:
    """The match's highlighted sentences as passages, the best first."""
    document = match.document
    section = article.section(document.section)
    assert section is not None, "the index holds a section that its article does not have"
    paragraph = section.paragraphs[document.paragraph - 1]
    return tuple(
        _sentence_at(section, document.paragraph, paragraph.span.start + highlight.start)
        for highlight in match.highlights
    )


def _sentence_at(section: Section, number: int, start: int) -> Passage:
    paragraph = section.paragraphs[number - 1]
    sentence = next(s for s in paragraph.sentences if s.span.start <= start < s.span.end)
    return Passage(Address(section.id, number, sentence.number), section, sentence.span)
