"""Questions about the article itself are told from questions that the article answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.source_questions import read_source_question

_ASKED = {
    ("author",): [
        *(
            "作者是谁",
            "作者是谁?",
            "这篇文章是谁写的",
            "请问这篇文章是谁写的😊",
            "本文作者叫什么名字",
        ),
        *(
            "who is the author",
            "Who wrote this article?",
            "ＷＨＯ ＩＳ ＴＨＥ ＡＵＴＨＯＲ",
            "谁写的",
        ),
    ],
    ("published",): [
        *("什么时候发表的", "这是哪天发的", "这篇文章什么时候发表的", "发表时间", "什麼時候發表的"),
        *("when was this published", "哪一年发表的"),
    ],
    ("outlet",): ["在哪里发表的", "发表在哪个网站", "哪家媒体发布的"],
    ("editor",): ["编辑", "编辑是谁", "责任编辑是谁", "who is the editor"],
    ("url",): ["原文链接", "网址是什么", "link", "原文在哪里"],
    ("affiliation",): ["作者单位", "作者是哪个单位的"],
    ("title",): ["标题是什么", "文章题目叫什么"],
    ("author", "published"): [
        "作者是谁,什么时候发表的",
        "作者和发表时间",
        "作者是谁？什么时候发表的？",
    ],
    (): ["出处", "来源", "出处给一下", "这篇文章的出处是哪里", "what is the source", "source"],
}


@pytest.mark.parametrize(
    ("question", "fields"),
    [(question, fields) for fields, questions in _ASKED.items() for question in questions],
)
def test_a_question_about_the_article_names_what_it_asks_for(
    question: str, fields: tuple[str, ...]
) -> None:
    assert read_source_question(question) == fields


@pytest.mark.parametrize(
    "question",
    [
        *("", " ", "😊", "勤", "作者怎么看奉献", "作者对廉洁自律怎么说", "谁说过横眉冷对千夫指"),
        *("什么是大局意识", "怎样写好材料", "什么时候要当即办理", "今天天气怎么样", "哪里提到鲁迅"),
        *(
            "谁",
            "哪里",
            "什么时候",
            "编辑工作怎么做好",
            "how to write documents",
            "督查落实怎么抓?",
        ),
        *("作者" * 200, "人民网怎么样", "who is Lu Xun"),
    ],
)
def test_a_question_that_only_the_article_can_answer_is_none(question: str) -> None:
    assert read_source_question(question) is None


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        ("作者时谁", ("author",)),
        ("作着是谁", ("author",)),
        ("作诸是谁", ("author",)),
        ("zuozhe shi shei", ("author",)),
        ("biān jí shì shuí", ("editor",)),
        ("什么时侯发表的", ("published",)),
        ("chuchu", ()),
    ],
)
def test_a_wrong_character_or_pinyin_asks_for_the_same(
    question: str, fields: tuple[str, ...]
) -> None:
    assert read_source_question(question) == fields


@pytest.mark.parametrize("question", ["学者是谁", "记者是谁", "标题党", "奉献是谁", "dajuyishi"])
def test_another_word_in_its_place_is_another_question(question: str) -> None:
    assert read_source_question(question) is None


@given(st.text(max_size=80))
def test_any_text_asks_for_known_fields_or_none(text: str) -> None:
    fields = read_source_question(text)
    assert fields is None or len(fields) == len(set(fields))
