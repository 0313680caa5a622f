"""Which lines are headings: numbers in turn, with something below them; a list is none."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import KnowledgeError
from knowledge.headings import read_mark, title_start
from knowledge.importing import Plan, Received, draft, read


def headings(*lines: str) -> dict[str, str | None]:
    """The headings by the addresses of their parts that a text of these lines comes to."""
    content = "\n".join(("题目", "这是导语，说明来意。", *lines)).encode()
    article = draft(read(Received("a.txt", content)), "a.txt").article
    return {it.id: article.heading(it) for it in article.sections if it.heading}


@pytest.mark.parametrize(
    ("line", "form", "numbers", "title"),
    [
        ("第一章 总则", "第一章", (1,), "总则"),
        ("第 3 节　方法", "第一节", (3,), "方法"),
        ("第十二编", "第一编", (12,), ""),
        ("一、总体要求", "一、", (1,), "总体要求"),
        ("（二）做好保障", "（一）", (2,), "做好保障"),
        ("1. Introduction", "1.", (1,), "Introduction"),
        ("１．范围", "1.", (1,), "范围"),
        ("1.2 Scope", "1.1", (1, 2), "Scope"),
        ("2.3.4 Terms", "1.1.1", (2, 3, 4), "Terms"),
        ("Chapter IV: The end", "Chapter 1", (4,), "The end"),
        ("III. Results", "I.", (3,), "Results"),
        ("PART 2 Means", "Part I", (2,), "Means"),
    ],
)
def test_a_usual_form_of_heading_is_read(
    line: str, form: str, numbers: tuple[int, ...], title: str
) -> None:
    mark = read_mark(line)
    assert mark
    assert (mark.form.name, mark.numbers, line[mark.end :]) == (form, numbers, title)


@pytest.mark.parametrize("line", ["第一次到山里", "3.14 是圆周率的近似值", "一个人", "Part of it"])
def test_words_that_begin_like_one_are_none(line: str) -> None:
    assert headings(line, "后文说完了。") == {}


def test_a_heading_that_is_nothing_but_its_numeral_is_its_own_title() -> None:
    assert title_start("  第一章") == 2


def test_forms_nest_as_they_are_used_to() -> None:
    found = headings(
        *(
            "第一章 甲",
            "第一节 乙",
            "一、丙",
            "（一）丁",
            "文。",
            "（二）戊",
            "文。",
            "二、己",
            "文。",
        ),
        *("第二章 庚", "文。"),
    )
    assert list(found) == ["1", "1/1", "1/1/1", "1/1/1/1", "1/1/1/2", "1/1/2", "2"]


def test_numbers_that_stand_right_below_each_other_are_a_list() -> None:
    assert headings("一、带上证件", "二、带上书", "三、带上笔", "其余不必。") == {}


def test_a_list_among_headings_of_the_same_form_is_a_list_to_its_last_item() -> None:
    found = headings(
        *("一、甲", "1. 乙", "文。", "2. 丙", "文。", "二、丁", "1. 戊", "2. 己", "3. 庚", "文。")
    )
    assert list(found) == ["1", "1/1", "1/2", "2"]


def test_a_table_of_contents_is_no_content() -> None:
    lines = ("题目", "目　录", "第一章 甲", "第二章 乙", "第一章　甲", "文。", "第二章　乙", "文。")
    article = draft(read(Received("a.txt", "\n".join(lines).encode())), "a.txt").article
    assert [section.id for section in article.sections] == ["1", "2"]
    reasons = [excluded.reason for excluded in article.excluded]
    assert reasons == ["title", *["table of contents"] * 3]


def test_a_number_out_of_turn_is_a_paragraph() -> None:
    found = headings("一、甲", "文。", "三、丙", "文。", "二、乙", "文。")
    assert list(found.values()) == ["一、甲", "二、乙"]


def test_a_numeral_that_stands_alone_is_a_paragraph() -> None:
    assert headings("一、甲", "文。", "后文。") == {}


def test_an_excerpt_may_begin_with_any_chapter() -> None:
    found = headings("第三章 甲", "文。", "第四章 乙", "文。")
    assert found == {"1": "第三章 甲", "2": "第四章 乙"}


def test_a_numbered_sentence_is_a_paragraph() -> None:
    assert headings("1. 要早起。", "文。", "2. 要读书。", "文。") == {}


def test_sections_begin_to_count_anew_in_each_chapter() -> None:
    found = headings("第一章 甲", "1. 乙", "文。", "2. 丙", "文。", "第二章 丁", "1. 戊", "文。")
    assert list(found) == ["1", "1/1", "1/2", "2", "2/1"]


def test_levels_of_the_format_and_numerals_go_together() -> None:
    content = "# 题\n\n## 甲\n\n一、乙\n\n文。\n\n二、丙\n\n文。\n\n## 丁\n\n文。\n".encode()
    article = draft(read(Received("a.md", content)), "a.md").article
    assert [section.id for section in article.sections] == ["1", "1/1", "1/2", "2"]


def test_a_heading_over_nothing_but_references_is_no_heading() -> None:
    found = headings("一、甲", "文。", "二、乙", "文。", "三、资料", "参考文献", "[1] 某书。")
    assert list(found) == ["1", "2"]


_LINES = st.sampled_from(
    [
        "一、甲",
        "二、乙",
        "（一）丙",
        "（二）丁",
        "1. 戊",
        "2. 己",
        "1.1 庚",
        "第一章 辛",
        "第二节 壬",
        "前言",
        "结语",
        "参考文献",
        "文。",
        "另一句话。",
        "2020年1月2日",
        "作者：某人",
        "***",
        "目录",
        "# 子",
        "## 丑",
        "- 寅",
        "相关新闻",
        "这一段(某院 张三)",
    ]
)


@settings(max_examples=300)
@given(st.lists(_LINES, min_size=1, max_size=14), st.sampled_from(["a.txt", "a.md"]))
def test_whatever_lines_there_are_the_draft_is_an_article_or_has_no_paragraph(
    lines: list[str], name: str
) -> None:
    content = "\n\n".join(lines).encode()
    try:
        drafted = draft(read(Received(name, content)), name)
    except KnowledgeError as refused:
        assert "no paragraph" in str(refused) or "without text" in str(refused)  # noqa: PT017
        return
    plan = Plan(drafted)
    kept = "".join((plan.included + "".join(it.text for it in plan.excluded)).split())
    assert Counter(kept) == Counter("".join(content.decode().split()))
