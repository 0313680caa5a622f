"""A free text and an article → what the article says to it: one of five outcomes, as types.

Joins the readings of a text (about the source? an address? a question?) with the ranking; every
place that comes out is a passage whose words are the article's own.
"""

from collections.abc import Iterator
from dataclasses import replace

from knowledge.addresses import Address, Passage, locate, parse_address
from knowledge.matching import Index, Match, Ranking, Verdict, search
from knowledge.model import Article, Kind, Section, Span
from knowledge.outcomes import (
    AboutSource,
    Answer,
    Confidence,
    Found,
    Nothing,
    Occurrences,
    Reference,
    Unsure,
)
from knowledge.quotations import Quotation, check_quotation
from knowledge.resolving import read_question, resolve
from knowledge.shorthand import Shorthand, is_bare_numeral
from knowledge.source_questions import read_source_question
from knowledge.text import find_folded

# What scores this share of the best match is worth naming beside it.
_WORTH_NAMING = 0.62
_WORTH_A_GUESS = 0.4
_MOST_OTHERS = 3


def answer(question: str, article: Article, index: Index) -> Answer:
    """What `article` says to a reader's free text."""
    fields = read_source_question(question, _names(article))
    if fields is not None:
        return AboutSource(article, fields)
    if shorthand := read_question(question, article):
        return refer(article, shorthand)
    if is_bare_numeral(question):
        return Nothing(article, (), numeral=True)
    return look_up(question, article, index)


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
    match ranking.verdict:
        case Verdict.NOTHING:
            return Nothing(article, tuple(_sections(article, ranking.matches)), ranking)
        case Verdict.UNSURE:
            best = ranking.matches[0]
            others = tuple(_other_places(article, ranking.matches, worth=_WORTH_A_GUESS))
            others = others[:_MOST_OTHERS]
            return Unsure(
                article,
                _passages(article, best),
                others,
                best.score,
                best.bridges,
                ranking,
                _quotation(question, best),
            )
        case Verdict.FOUND:
            return replace(
                _found(question, article, ranking),
                quotation=_quotation(question, ranking.matches[0]),
            )


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
        others=tuple(_others(article, ranking)),
        confidence=Confidence.EXACT if stands else Confidence.LIKELY,
        in_heading=best.in_heading,
        score=best.score,
        bridges=best.bridges,
        ranking=ranking,
    )


def _quotation(question: str, best: Match) -> Quotation | None:
    return None if best.verbatim else check_quotation(question, best.document.text)


def _others(article: Article, ranking: Ranking) -> Iterator[Passage]:
    """What a person said belongs to the same subject first, then what scores nearly as well."""
    best = ranking.matches[0]
    places = list(_counterpart_places(article, best)) if best.in_heading else []
    places += _other_places(article, ranking.matches, worth=_WORTH_NAMING)
    seen = {best.document.section}
    for place in places:
        if place.section.id not in seen and len(seen) <= _MOST_OTHERS:
            seen.add(place.section.id)
            yield place


def _counterpart_places(article: Article, best: Match) -> Iterator[Passage]:
    second_list = article.second_list
    item = second_list.counterpart(best.document.section) if second_list else None
    for place in item.also if item else ():
        address = parse_address(place)
        if address and (passage := locate(article, address)):
            yield passage


def _other_places(
    article: Article, matches: tuple[Match, ...], *, worth: float
) -> Iterator[Passage]:
    """The best sentence of each further section; a summary is no other place beside a part."""
    best = matches[0]
    seen = {best.document.section}
    for match in matches[1:]:
        beside_part = match.document.summary and not best.document.summary
        near = match.verbatim or match.score >= worth * best.score
        if match.document.section not in seen and near and not beside_part:
            seen.add(match.document.section)
            yield _passages(article, match)[0]


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
