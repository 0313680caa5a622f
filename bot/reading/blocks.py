"""The blocks that replies are made of: headings, quotations, places, sources."""

from collections.abc import Iterable, Iterator

from bot.reply import Block, Form, Run, Style, line
from bot.wording import Wording
from knowledge import Article, Bridge, Passage, PieceKind, Quotation, Section, Span

# In characters; of a longer section only what stands near is shown around an answer.
_LONGEST_SECTION = 3_000


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
        yield quotation(article, span)
    yield from origins(article, spans, wording)


def origins(article: Article, spans: Iterable[Span], wording: Wording) -> Iterator[Block]:
    """Whose words these are, where the article itself quotes them."""
    shown = tuple(spans)
    borrowed = (b for b in article.borrowed if any(span.overlaps(b.span) for span in shown))
    names = dict.fromkeys(b.origin for b in borrowed)
    if names:
        yield line(wording.texts("borrowed", origins="、".join(names)))


def whole_section(article: Article, passages: Iterable[Passage]) -> Iterator[Block]:
    """The section around the passages, they marked in it; nothing where they are all of it.

    Of a long section the paragraphs that hold them, and those next to these.
    """
    marks = tuple(passage.span for passage in passages)
    section = next(iter(passages)).section
    if section.body not in marks:
        yield Block(Form.FOLDED, tuple(_runs(article, _around(section, marks), marks)))


def _around(section: Section, marks: tuple[Span, ...]) -> Span:
    body, all = section.body, section.paragraphs
    holding = [it.number for it in all if any(mark.overlaps(it.span) for mark in marks)]
    if body.end - body.start <= _LONGEST_SECTION or not holding:
        return body
    near = all[max(0, holding[0] - 2) : holding[-1] + 1]
    return Span(near[0].span.start, near[-1].span.end)


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


def differences(compared: Quotation | None, wording: Wording) -> Iterator[Block]:
    """How what was meant as a quotation differs from the text, or that it does not stand there."""
    if compared is None:
        return
    if not compared.pieces:
        yield line(wording.texts("quotation.absent"))
        return
    yield line(wording.texts("quotation.differs"))
    runs = (Run(piece.text, _PIECE_STYLES[piece.kind]) for piece in compared.pieces)
    yield Block(Form.LINE, tuple(runs))


def source(article: Article, passages: Iterable[Passage], wording: Wording) -> Block:
    """The short source line of a quotation."""
    shown = tuple(passages)
    places = [wording.place(passage) for passage in shown]
    return wording.source_block(article, places, article.quote(shown[0].span) if shown else "")


def quotation(article: Article, span: Span, marks: tuple[Span, ...] = ()) -> Block:
    """The article's words at `span`, with the marked stretches in them."""
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
