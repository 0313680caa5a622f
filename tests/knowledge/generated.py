"""Articles that nobody wrote, for what must hold of every article."""

from typing import Any

from hypothesis import strategies as st

from knowledge.model import (
    Article,
    Borrowed,
    Exclusion,
    Kind,
    ListItem,
    Paragraph,
    Point,
    Provenance,
    SecondList,
    Section,
    Sentence,
    Source,
    SourceField,
    Span,
)

WORDS = st.text("大局意识一二三是、,:;。！？!?…“”‘’()（）. ab1\t\u3000", min_size=1, max_size=60)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@st.composite
def raw_texts(draw: st.DrawFn) -> str:
    """A text that mostly keeps to the grammar of articles: title, date, lead, parts, footer."""
    lines = [draw(st.sampled_from(["标题", "A title", "  题目 副题"]))]
    if draw(st.booleans()):
        lines.append("http://example.org   2020年1月2日 03:04:05")
    lines += _paragraphs(draw)
    for numeral in "一二三四"[: draw(st.integers(0, 4))]:
        lines += [draw(st.sampled_from(["", "  "])) + f"{numeral}、{draw(WORDS)}"]
        lines += _paragraphs(draw)
    if draw(st.booleans()):
        lines[-1] += draw(st.sampled_from(["(某研究院 张三)", "(见上)", "（机构 李四） "]))
    if draw(st.booleans()):
        lines.append("作者:    来源: 某报    编辑: 王五.")
    return draw(st.sampled_from(["", "\n"])) + "\n".join(lines)


def _paragraphs(draw: st.DrawFn) -> list[str]:
    paragraphs = draw(st.lists(WORDS, min_size=1, max_size=3))
    blanks = st.sampled_from(["", "\n", "\n \t\n"])
    return [draw(blanks) + draw(st.sampled_from(["  ", "\u3000\u3000"])) + p for p in paragraphs]


@st.composite
def articles(draw: st.DrawFn, id: str = "generated") -> Article:
    """Any article that the model can say, nested parts and odd characters included."""
    text = draw(ANY_TEXT.filter(bool))
    spans = _spans(len(text))
    ids = draw(st.lists(_PATHS, min_size=1, max_size=4, unique=True))
    sections = tuple(draw(_sections(path, spans)) for path in ids)
    return Article(
        id=id,
        version=draw(st.text("0123456789abcdef", min_size=8, max_size=64)),
        text=text,
        source=draw(_sources()),
        sections=sections,
        excluded=_many(draw, st.builds(Exclusion, spans, ANY_TEXT)),
        borrowed=_many(draw, st.builds(Borrowed, spans, ANY_TEXT)),
        second_list=draw(st.none() | _second_lists()),
        aliases=tuple((section.id, (draw(ANY_TEXT), draw(ANY_TEXT))) for section in sections),
        questions=_many(draw, ANY_TEXT),
    )


# The lead and the closing are told apart by these; parts have numbers.
_PATHS = st.sampled_from([Kind.LEAD, Kind.CLOSING]) | st.lists(
    st.integers(1, 9), min_size=1, max_size=3
).map(tuple)
_PLACES = st.sampled_from(["1", "2.p1.s1", "intro.p1", "3/2.o1"])


def _spans(length: int) -> st.SearchStrategy[Span]:
    bounds = st.tuples(st.integers(0, length), st.integers(0, length))
    return bounds.map(lambda pair: Span(min(pair), max(pair)))


def _many(draw: st.DrawFn, one: st.SearchStrategy[Any]) -> tuple[Any, ...]:
    return tuple(draw(st.lists(one, max_size=3)))


@st.composite
def _sections(draw: st.DrawFn, path: Kind | tuple[int, ...], spans: Any) -> Section:
    paragraphs = tuple(
        Paragraph(
            number,
            draw(spans),
            tuple(Sentence(n, draw(spans)) for n in range(1, draw(st.integers(1, 4)))),
            tuple(Point(n, draw(spans)) for n in range(1, draw(st.integers(1, 3)))),
        )
        for number in range(1, draw(st.integers(2, 4)))
    )
    if isinstance(path, Kind):
        return Section(path, (), None, None, paragraphs)
    return Section(Kind.PART, path, draw(spans), draw(spans), paragraphs)


@st.composite
def _sources(draw: st.DrawFn) -> Source:
    field = st.builds(
        SourceField,
        st.none() | ANY_TEXT,
        st.sampled_from(Provenance),
        st.none() | st.integers(1, 10**6),
        ANY_TEXT,
        ANY_TEXT,
    )
    return draw(st.builds(Source, *[field] * 7, url_is_article=st.booleans()))


@st.composite
def _second_lists(draw: st.DrawFn) -> SecondList:
    part = st.none() | st.sampled_from(["1", "3/2"])
    items = (
        ListItem(number, draw(ANY_TEXT), draw(ANY_TEXT), draw(part), _many(draw, _PLACES))
        for number in range(1, draw(st.integers(1, 4)))
    )
    return SecondList(draw(ANY_TEXT), draw(ANY_TEXT), tuple(items))
