"""An answer → a reply: which words stand where. Knows no transport and no markup."""

from collections.abc import Iterable, Iterator

from bot.deep_links import write_payload
from bot.reply import (
    Block,
    Button,
    Choice,
    Evidence,
    Form,
    Outcome,
    Reply,
    Run,
    Share,
    Style,
    Vote,
    line,
)
from bot.wording import Wording
from knowledge import (
    Article,
    Bridge,
    Confidence,
    Found,
    Nothing,
    Occurrences,
    Passage,
    PieceKind,
    Quotation,
    Section,
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
        silent += wording.part_count(answer.article)
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
        blocks.append(_quotation(answer.article, passage.span, _marks(answer, passage)))
        blocks += origins(answer.article, [passage.span], wording)
    first, *others = shown
    return Reply(
        outcome,
        blocks=(*blocks, source(answer.article, (), wording)),
        choices=tuple(candidates(answer.article, shown, wording)),
        article=answer.article,
        evidence=Evidence(first, tuple(others), confidence=Confidence.EXACT),
    )


# The blocks that replies are made of.


def heading(
    article: Article,
    section: Section,
    wording: Wording,
    aside: str = "",
    value: float | None = None,
) -> Block:
    """The section's heading, what is said beside it, and for an operator the score."""
    return line(Run(wording.title(article, section), Style.STRONG), aside, score(value))


def score(value: float | None) -> Run:
    """A score for an operator's terminal."""
    return Run("" if value is None else f" ({value:.1f})", Style.DETAIL)


def quotations(article: Article, passages: Iterable[Passage], wording: Wording) -> Iterator[Block]:
    """The passages' words, and whose they are where the article itself quotes them."""
    spans = [passage.span for passage in passages]
    for span in spans:
        yield _quotation(article, span)
    yield from origins(article, spans, wording)


def origins(article: Article, spans: Iterable[Span], wording: Wording) -> Iterator[Block]:
    """Whose words these are, where the article itself quotes them."""
    shown = tuple(spans)
    borrowed = (b for b in article.borrowed if any(span.overlaps(b.span) for span in shown))
    names = dict.fromkeys(b.origin for b in borrowed)
    if names:
        yield line(wording.texts("borrowed", origins="、".join(names)))


def whole_section(article: Article, passages: Iterable[Passage]) -> Iterator[Block]:
    """The section around the passages, they marked in it; nothing where they are all of it."""
    marks = tuple(passage.span for passage in passages)
    section = next(iter(passages)).section
    if section.body not in marks:
        yield Block(Form.FOLDED, tuple(_runs(article, section.body, marks)))


def see_also(others: tuple[Passage, ...], wording: Wording) -> Iterator[Block]:
    """Other places that treat the same."""
    if others:
        places = "、".join(wording.place(passage) for passage in others)
        yield line(wording.texts("see_also", places=places))


def bridges(crossed: tuple[Bridge, ...], wording: Wording) -> Iterator[Block]:
    """Which words of the article the reader's words were taken for."""
    if crossed:
        pairs = ";".join(f"“{bridge.asked}” → {bridge.found}" for bridge in crossed)
        yield line(wording.texts("bridged", pairs=pairs))


_PIECE_STYLES = {
    PieceKind.SAME: Style.PLAIN,
    PieceKind.ARTICLE: Style.MARK,
    PieceKind.READER: Style.STRUCK,
}


def differences(quotation: Quotation | None, wording: Wording) -> Iterator[Block]:
    """How what was meant as a quotation differs from the text, or that it does not stand there."""
    if quotation is None:
        return
    if not quotation.pieces:
        yield line(wording.texts("quotation.absent"))
        return
    yield line(wording.texts("quotation.differs"))
    runs = (Run(piece.text, _PIECE_STYLES[piece.kind]) for piece in quotation.pieces)
    yield Block(Form.LINE, tuple(runs))


def source(article: Article, passages: Iterable[Passage], wording: Wording) -> Block:
    """The short source line of a quotation."""
    places = [wording.place(passage) for passage in passages]
    return wording.source_block(article, places)


# The choices under them.


def candidates(
    article: Article, others: Iterable[Passage], wording: Wording
) -> Iterator[tuple[Choice, ...]]:
    """A button for each other section, once each."""
    sections = {passage.section.id: passage.section for passage in others}
    for section in sections.values():
        yield show_section(article, section, wording)


def show_section(article: Article, section: Section, wording: Wording) -> tuple[Choice, ...]:
    """A button that opens a section."""
    return (Choice(wording.title(article, section), f"/principle {section.id}"),)


def neighbours(
    article: Article, section: Section, wording: Wording
) -> Iterator[tuple[Choice, ...]]:
    """Previous, contents, next: they turn the page of the same message."""
    index = article.sections.index(section)
    row = [Choice(wording.texts("button.contents"), "/list", replaces=True)]
    if index > 0:
        row.insert(0, _turn("‹", article.sections[index - 1], wording))
    if index + 1 < len(article.sections):
        row.append(_turn("›", article.sections[index + 1], wording))
    yield tuple(row)


def opinions(article: Article, passage: Passage, wording: Wording) -> tuple[Button, ...]:
    """Whether the answer helped, and a link that opens it for others."""
    answer = f"{article.id}:{passage.address}"
    share = Share(wording.texts("button.share"), write_payload(article, passage))
    return (Vote("👍", answer, helpful=True), Vote("👎", answer, helpful=False), share)


def _turn(arrow: str, section: Section, wording: Wording) -> Choice:
    words = (arrow, wording.section(section)) if arrow == "‹" else (wording.section(section), arrow)
    return Choice(" ".join(words), f"/principle {section.id}", replaces=True)


def _quotation(article: Article, span: Span, marks: tuple[Span, ...] = ()) -> Block:
    return Block(Form.QUOTE, tuple(_runs(article, span, marks)))


def _runs(article: Article, span: Span, marks: tuple[Span, ...]) -> Iterator[Run]:
    """The article's words at `span`, cut where a mark begins or ends."""
    inside = sorted((mark for mark in marks if mark.overlaps(span)), key=lambda mark: mark.start)
    at = span.start
    for mark in inside:
        start, end = max(mark.start, at), min(mark.end, span.end)
        if at < start:
            yield Run(article.text[at:start])
        if start < end:
            yield Run(article.text[start:end], Style.MARK)
        at = max(at, end)
    if at < span.end:
        yield Run(article.text[at : span.end])


def _marks(answer: Occurrences, passage: Passage) -> tuple[Span, ...]:
    sentence = answer.article.quote(passage.span)
    start = passage.span.start
    places = find_folded(sentence, answer.words)
    return tuple(Span(start + left, start + right) for left, right in places)
