"""An answer → a reply: which words stand where. Knows no transport and no markup."""

from collections.abc import Iterable

from bot.reading.blocks import (
    bridges,
    differences,
    heading,
    origins,
    quotation,
    quotations,
    score,
    see_also,
    source,
    whole_section,
)
from bot.reading.choices import candidates, neighbours, opinions, show_section, uses
from bot.reply import Block, Evidence, Outcome, Reply, Run, Style, line
from bot.wording import Wording
from knowledge import (
    Confidence,
    Found,
    Nothing,
    Occurrences,
    Passage,
    Span,
    Unsure,
    find_folded,
)

# Beyond this a list of occurrences is no answer any more but the article itself.
_MOST_OCCURRENCES = 60


def found(answer: Found, wording: Wording) -> Reply:
    """Heading, best sentence, the whole section with it marked, other places, source, buttons."""
    best = answer.passages[0]
    sure = wording.texts(f"confidence.{answer.confidence.value}")
    return Reply(
        Outcome.FOUND,
        blocks=(
            heading(answer.article, best.section, wording, f" · {sure}", answer.score),
            *bridges(answer.bridges, wording),
            *differences(answer.quotation, wording),
            *quotations(answer.article, answer.passages, wording),
            *whole_section(answer.article, answer.passages),
            *see_also(answer.others, wording),
            source(answer.article, answer.passages[:1], wording),
        ),
        choices=(
            *candidates(answer.article, answer.others, wording),
            opinions(answer.article, best, wording),
            *neighbours(answer.article, best.section, wording),
        ),
        article=answer.article,
        evidence=Evidence(best, answer.others, answer.score, answer.confidence),
        ranking=answer.ranking,
        sure=answer.quotation is None,
    )


def unsure(answer: Unsure, wording: Wording) -> Reply:
    """The best sentence, worded as a guess; the other sections as buttons."""
    best = answer.passages[0]
    return Reply(
        Outcome.UNSURE,
        blocks=(
            line(
                wording.texts("unsure", section=wording.title(answer.article, best.section)),
                score(answer.score),
            ),
            *bridges(answer.bridges, wording),
            *differences(answer.quotation, wording),
            *quotations(answer.article, answer.passages[:1], wording),
            source(answer.article, answer.passages[:1], wording),
        ),
        choices=(
            show_section(answer.article, best.section, wording),
            *candidates(answer.article, answer.others, wording),
            opinions(answer.article, best, wording),
        ),
        article=answer.article,
        evidence=Evidence(best, answer.others, answer.score, Confidence.UNSURE),
        ranking=answer.ranking,
    )


def nothing(answer: Nothing, wording: Wording, *, briefly: bool) -> Reply:
    """That the article is silent; the nearest headings as buttons, but not in a group."""
    silent = wording.texts("nothing")
    if answer.numeral:
        silent = wording.texts("nothing.numeral", parts=wording.part_count(answer.article))
    nearest = answer.nearest or answer.article.parts
    rows = () if briefly else tuple(show_section(answer.article, s, wording) for s in nearest)
    hint = [line(wording.texts("nothing.nearest"))] if rows and answer.nearest else []
    return Reply(
        Outcome.NOTHING,
        blocks=(line(silent), *hint),
        choices=rows,
        article=answer.article,
        ranking=answer.ranking,
    )


def occurrences(
    answer: Occurrences, wording: Wording, *, outcome: Outcome, preface: Iterable[Block] = ()
) -> Reply:
    """Every sentence that holds the words, with its place and the words marked."""
    shown = answer.passages[:_MOST_OCCURRENCES]
    count = wording.texts("where.count", words=answer.words, count=len(answer.passages))
    blocks: list[Block] = [line(count), *preface]
    for passage in shown:
        blocks.append(line(Run(wording.place(passage), Style.STRONG)))
        blocks.append(quotation(answer.article, passage.span, _marks(answer, passage)))
        blocks += origins(answer.article, [passage.span], wording)
    first, *others = shown
    return Reply(
        outcome,
        blocks=(*blocks, source(answer.article, (), wording)),
        choices=(
            *candidates(answer.article, shown, wording),
            uses(answer.article, first, wording),
        ),
        article=answer.article,
        evidence=Evidence(first, tuple(others), confidence=Confidence.EXACT),
    )


def _marks(answer: Occurrences, passage: Passage) -> tuple[Span, ...]:
    sentence = answer.article.quote(passage.span)
    start = passage.span.start
    places = find_folded(sentence, answer.words)
    return tuple(Span(start + left, start + right) for left, right in places)
