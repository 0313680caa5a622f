"""What people type for a place leads to the place, and what is a question stays one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Article, ReadAs, Resolution, locate, parse_address, read, resolve
from knowledge.addresses import Address
from knowledge.resolving import read_question


def named(article: Article, typed: str) -> Resolution:
    """What `typed` names in the article; it must be a shorthand."""
    shorthand = read(typed, article.second_list)
    assert shorthand is not None, f"{typed} is no shorthand"
    return resolve(article, shorthand)


def places(resolution: Resolution) -> list[str]:
    """The addresses of what was found."""
    return [str(passage.address) for passage in resolution.passages]


_THREE = (
    *("3", "三", "叁", "③", "３", "㈢", "III", "iii", "Ⅲ", "(三)", "#3"),
    *("第三", "第3", "第三部分", "三、"),
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        *((form, ["3"]) for form in _THREE),
        *(
            (form, ["3"])
            for form in ("第三章", "第三节", "Part 3", "section 3", "No. 3", " 3 ", "3.")
        ),
        *(
            (form, ["3", "4", "5"])
            for form in ("3-5", "3–5", "3—5", "3~5", "３～５", "3至5", "3到5")
        ),
        *(
            (form, ["3", "4", "5"])
            for form in ("5-3", "五至三", "三-五", "第三至第五部分", "3 - 5")
        ),
        *(
            (form, ["1", "3"])
            for form in ("1,3", "1、3", "1，三", "1 3", "一和三", "1;3", "第1、3部分")
        ),
        ("3,1", ["3", "1"]),
        ("1-3,2,5,3", ["1", "2", "3", "5"]),
        ("导语", ["intro"]),
        ("intro", ["intro"]),
        ("结语", ["closing"]),
        ("Conclusion", ["closing"]),
        ("3.p1.s2", ["3.p1.s2"]),
        ("2.o3", ["2.o3"]),
        ("3.1.2", ["3.p1.s2"]),
        ("第三部分第1段第2句", ["3.p1.s2"]),
        ("第三部分第二句", ["3.p1.s2"]),
        ("第二部分第三点", ["2.o3"]),
        ("第三个坚持", ["3"]),
        ("第二个坚持", ["1"]),
        ("讲话5", ["6"]),
        ("讲话第四个坚持", ["5"]),
        ("第一个坚持", ["intro.p1.s1", "6.p1.s7"]),
    ],
)
def test_a_shorthand_names_places_that_exist(
    article: Article, typed: str, expected: list[str]
) -> None:
    resolution = named(article, typed)
    assert places(resolution) == expected
    assert resolution.complete


@pytest.mark.parametrize(
    ("typed", "expected", "read_as"),
    [
        ("3.2", "3.p1.s2", ReadAs.SENTENCE),
        ("三.2", "3.p1.s2", ReadAs.SENTENCE),
        ("2.3", "2.o3", ReadAs.POINT),
        ("2.4", "2.p1.s4", ReadAs.SENTENCE),
        ("3.1.2", "3.p1.s2", ReadAs.SENTENCE),
    ],
)
def test_a_dotted_number_says_how_it_was_read(
    article: Article, typed: str, expected: str, read_as: ReadAs
) -> None:
    resolution = named(article, typed)
    assert places(resolution) == [expected]
    assert resolution.read_as is read_as


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("3.2,4.1", ["3.p1.s2", "4.p1.s1"]),
        ("3.2-4", ["3.p1.s2", "3.p1.s3", "3.p1.s4"]),
        ("3.4～2", ["3.p1.s2", "3.p1.s3", "3.p1.s4"]),
        ("2.1、2.3,2.1", ["2.o1", "2.o3"]),
        ("3.1.2和4.1.1", ["3.p1.s2", "4.p1.s1"]),
    ],
)
def test_several_places_within_parts_are_shown_once_each(
    article: Article, typed: str, expected: list[str]
) -> None:
    resolution = named(article, typed)
    assert places(resolution) == expected
    assert resolution.complete and resolution.read_as


@pytest.mark.parametrize("typed", ["3.2,3.9", "3.2-99"])
def test_of_several_places_what_exists_is_shown_and_the_rest_said(
    article: Article, typed: str
) -> None:
    resolution = named(article, typed)
    assert places(resolution)[0] == "3.p1.s2" and not resolution.complete
    assert resolution.incomplete and resolution.incomplete.id == "3"


def test_a_dotted_number_means_the_paragraph_where_there_are_several(
    shipped_closing_undecided: Article,
) -> None:
    resolution = named(shipped_closing_undecided, "6.2")
    assert places(resolution) == ["6.p2"]
    assert resolution.read_as is ReadAs.PARAGRAPH


@pytest.mark.parametrize(
    ("typed", "expected", "missing"),
    [
        ("0", [], [(0, 0)]),
        ("7", [], [(7, 7)]),
        ("-1", [], [(-1, -1)]),
        ("99", [], [(99, 99)]),
        ("-6", [], [(-6, -6)]),
        ("7.1", [], [(7, 7)]),
        ("0.1", [], [(0, 0)]),
        ("5-9", ["5", "6"], [(7, 9)]),
        ("0-2", ["1", "2"], [(0, 0)]),
        ("1,8,2", ["1", "2"], [(8, 8)]),
        ("8-9", [], [(8, 9)]),
        ("1-" + "9" * 40, ["1", "2", "3", "4", "5", "6"], [(7, int("9" * 40))]),
        ("讲话6", [], [(6, 6)]),
        ("讲话0", [], [(0, 0)]),
    ],
)
def test_what_does_not_exist_is_named_beside_what_does(
    article: Article, typed: str, expected: list[str], missing: list[tuple[int, int]]
) -> None:
    resolution = named(article, typed)
    assert places(resolution) == expected
    assert list(resolution.missing) == missing
    assert not resolution.complete


@pytest.mark.parametrize("typed", ["3.9", "3.p9", "3.1.9", "3.o1", "第三部分第九句"])
def test_a_place_that_its_part_lacks_gives_the_part_and_says_so(
    article: Article, typed: str
) -> None:
    resolution = named(article, typed)
    assert places(resolution) == ["3"]
    assert resolution.incomplete is article.section("3")


def test_an_address_in_another_article_names_nothing_of_this_one(article: Article) -> None:
    assert named(article, "other-article:3.p1.s2").passages == ()


@pytest.mark.parametrize(
    "words",
    [
        *("", " ", "大局意识", "忠诚", "五个坚持", "三是", "一心一意", "三个代表", "怎样写好材料"),
        *("3a", "civil", "mild", "3..2", "3-", "-", ",", "１２３号文件", "3" * 300),
    ],
)
def test_words_are_no_shorthand(article: Article, words: str) -> None:
    assert read(words, article.second_list) is None


def test_every_sentence_is_reached_by_its_canonical_address(article: Article) -> None:
    for section, paragraph, sentence in article.sentences():
        address = Address(section.id, paragraph.number, sentence.number)
        assert named(article, str(address)).passages == (locate(article, address),)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("三", ["3"]),
        ("6", ["6"]),
        ("第三部分讲了什么?", ["3"]),
        ("请看看第二部分", ["2"]),
        ("第三个坚持是什么", ["3"]),
        ("第二部分第三点是什么", ["2.o3"]),
        ("导语说了什么", ["intro"]),
        ("第九部分讲什么", []),
    ],
)
def test_a_question_that_names_a_place_is_a_reference(
    article: Article, question: str, expected: list[str]
) -> None:
    shorthand = read_question(question, article)
    assert shorthand is not None
    assert places(resolve(article, shorthand)) == expected


@pytest.mark.parametrize("question", ["99", "0", "-1", "7", "3.14", "7.5", "1-99", "2015", "十"])
def test_a_bare_number_beyond_the_parts_is_a_question_like_any_other(
    article: Article, question: str
) -> None:
    assert read_question(question, article) is None


_TYPED = st.text("0123456789三第部分.-–~至,、 IVxp/so:个坚持讲话导语", max_size=12)


@given(_TYPED | st.text(max_size=40))
def test_whatever_is_typed_names_each_place_once(article: Article, typed: str) -> None:
    shorthand = read(typed, article.second_list)
    if shorthand is None:
        return
    resolution = resolve(article, shorthand)
    found = places(resolution)
    assert len(found) == len(set(found))
    addresses = [parse_address(place) for place in found]
    assert all(address and locate(article, address) for address in addresses)
