"""An address is written in one way, read back as itself, and stands where the article has it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Address, Article, Span, locate, parse_address, split_article
from knowledge.model import Kind, Paragraph, Section, Sentence, Source, SourceField

_NUMBERS = st.integers(1, 999_999_999)
_SECTIONS = st.sampled_from(["intro", "closing"]) | st.lists(_NUMBERS, min_size=1, max_size=4).map(
    lambda path: "/".join(map(str, path))
)
_ARTICLES = st.none() | st.from_regex(r"[a-z0-9][a-z0-9-]{0,30}", fullmatch=True)
ADDRESSES = st.one_of(
    st.builds(Address, _SECTIONS, article=_ARTICLES),
    st.builds(Address, _SECTIONS, _NUMBERS, st.none() | _NUMBERS, article=_ARTICLES),
    st.builds(Address, _SECTIONS, point=_NUMBERS, article=_ARTICLES),
)


@given(ADDRESSES)
def test_an_address_that_was_written_is_read_back_as_itself(address: Address) -> None:
    assert parse_address(str(address)) == address


@given(ADDRESSES.filter(lambda address: address.article is not None), st.text(max_size=20))
def test_an_article_in_front_is_told_from_the_rest(address: Address, rest: str) -> None:
    id, place = str(address.article), str(replace(address, article=None))
    assert split_article(f"{id}:{place}") == (id, place)
    assert split_article(f" {id.upper()} \uff1a {place}") == (id, place)
    assert split_article(f"{id}:{rest}") == (id, rest.strip())
    assert split_article(place) == (None, place)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("3", Address("3")),
        ("3.p2", Address("3", 2)),
        ("3.p1.s3", Address("3", 1, 3)),
        ("2.o3", Address("2", point=3)),
        ("intro.p1.s1", Address("intro", 1, 1)),
        ("closing", Address("closing")),
        ("3/2.p1", Address("3/2", 1)),
        ("dbw-2015-09-24:3.p1.s2", Address("3", 1, 2, article="dbw-2015-09-24")),
    ],
)
def test_every_kind_of_address_has_one_form(written: str, address: Address) -> None:
    assert parse_address(written) == address
    assert str(address) == written


@pytest.mark.parametrize(
    "text",
    [
        *("", " 3", "3 ", "3\n", "0", "-1", "03", "3.", "3.p0", "3.s1", "3.p1.s0", "3.o1.s2"),
        *("3.p1.o2", "3.2", "3/", "/3", "3/0", "三", "３", "٣", "lead", "INTRO", ":3", "A b:3"),
        *("intro/1", "closing/2.p1", "3.P1", "1234567890", "大局意识"),
    ],
)
def test_what_is_not_written_that_way_is_no_address(text: str) -> None:
    assert parse_address(text) is None


@pytest.mark.parametrize(
    ("written", "begins", "ends"),
    [
        ("3.p1.s2", "无论办文", "工作中。"),
        ("3.p1.s3", "廉洁自律,筑牢", "升华为信条。"),
        ("2.o3", "三是公关协调能力。", "各项问题。"),
        ("2.o1", "一是语言组织", "多沟通、多协调。"),
        ("intro.p1.s1", "习近平总书记", "道德操守。"),
        ("closing.p1.s1", "“五个坚持”的要求", "的团队”。"),
        ("6", "“君子为政之道", "选择性执行。"),
        ("dbw-2015-09-24:5.p1.s2", "“鞠躬尽瘁", "必备品质。"),
    ],
)
def test_an_address_leads_to_the_words_that_stand_there(
    article: Article, written: str, begins: str, ends: str
) -> None:
    address = parse_address(written)
    assert address is not None
    passage = locate(article, address)
    assert passage is not None
    words = article.quote(passage.span)
    assert words.startswith(begins)
    assert words.endswith(ends)


@pytest.mark.parametrize(
    "written", ["7", "3.p2", "3.p1.s5", "3.o1", "2.o4", "3/1", "other:3", "intro.p2"]
)
def test_what_the_article_does_not_have_is_nowhere(article: Article, written: str) -> None:
    address = parse_address(written)
    assert address is not None
    assert locate(article, address) is None


def test_a_nested_part_has_an_address_of_its_own() -> None:
    outer, inner = (
        Section(
            Kind.PART,
            path,
            Span(0, 1),
            Span(0, 1),
            (Paragraph(1, Span(at, at + 2), (Sentence(1, Span(at, at + 2)),)),),
        )
        for path, at in (((3,), 1), ((3, 2), 3))
    )
    nested = Article("a", "", "题甲。乙。", Source(SourceField("题")), (outer, inner), ())
    passage = locate(nested, Address("3/2", 1))
    assert passage is not None
    assert nested.quote(passage.span) == "乙。"
    assert nested.parts == (outer,)
