"""What a person decided is taken as it stands, and a slip in it is said in one line."""

from dataclasses import replace

import pytest

from knowledge import Article, ArticleError, Provenance
from knowledge.articles import ArticleFiles

_TEXT = """题
2020年1月2日
  导语。

一、甲
  甲一。甲二。

二、乙
  乙。
广告
  总之。
作者:张三  来源:
"""
_NOISE = '[[noise]]\nline = 10\nreason = "广告"\n'


def parsed(sidecar: str) -> Article:
    """The small article with this sidecar, its advertisement named."""
    return ArticleFiles("a", _TEXT.encode(), f"{sidecar}\n{_NOISE}".encode()).parse()


def test_an_empty_sidecar_decides_nothing() -> None:
    article = parsed("")
    assert article.second_list is None
    assert (article.aliases, article.questions, article.borrowed) == ((), (), ())


def test_the_closing_begins_where_the_sidecar_says() -> None:
    closing = parsed("[closing]\nline = 11").section("closing")
    assert closing is not None
    assert _TEXT[closing.body.start : closing.body.end] == "总之。"


def test_an_inferred_field_is_marked_with_its_ground() -> None:
    outlet = parsed('[source.outlet]\nvalue = "某报"\nground = "据网址"').source.outlet
    assert (outlet.value, outlet.provenance) == ("某报", Provenance.INFERRED)
    assert (outlet.ground, outlet.blank_label) == ("据网址", "来源")


def test_what_the_text_states_is_not_overruled_by_an_inference() -> None:
    author = parsed('[source.author]\nvalue = "李四"\nground = "猜测"').source.author
    assert (author.value, author.provenance) == ("张三", Provenance.TEXT)


def test_a_field_that_nobody_knows_is_blank() -> None:
    editor = parsed("").source.editor
    assert (editor.value, editor.provenance) == (None, Provenance.BLANK)


def test_the_address_is_the_articles_own_only_where_the_sidecar_says_so() -> None:
    assert not parsed("").source.url_is_article
    assert parsed("[source.url]\nis_article = true").source.url_is_article


def test_the_second_list_is_numbered_as_it_is_written_down() -> None:
    item = '[[second_list.item]]\ntitle = "{0}"\nshort = "{0}"\n'
    listed = parsed(
        '[second_list]\nname = "讲话"\nunit = "条"\n' + item.format("甲") + item.format("乙")
    )
    assert listed.second_list is not None
    assert [(i.number, i.title) for i in listed.second_list.items] == [(1, "甲"), (2, "乙")]


_ITEM = '[second_list]\nname = "n"\nunit = "u"\n[[second_list.item]]\ntitle = "t"\nshort = "s"\n'


@pytest.mark.parametrize(
    ("sidecar", "names"),
    [
        ("questionz = []", "questionz"),
        ('[closing]\nline = 11\nwhy = "x"', "why"),
        ('[source.publisher]\nvalue = "x"\nground = "y"', "publisher"),
        ('[closing]\nline = "11"', "closing"),
        ("[closing]", "line"),
        ('questions = "一个?"', "questions"),
        ("questions = [1]", "questions"),
        ('[[noise]]\nline = 4\nreason = "x"', "4"),
        ('[[noise]]\nline = 0\nreason = "x"', "0"),
        ('[[noise]]\nline = -1\nreason = "x"', "-1"),
        ('[[noise]]\nline = 99\nreason = "x"', "99"),
        ("[closing]\nline = 4", "4"),
        ("[closing]\nline = 5", "5"),
        ("[closing]\nline = 99", "99"),
        ('[[borrowed]]\norigin = "鲁迅"\nwords = ["横眉冷对"]', "横眉冷对"),
        ('[[borrowed]]\norigin = "鲁迅"\nwords = ["横眉\\n冷对"]', "冷对"),
        ('[aliases]\n7 = ["x"]', "7"),
        ('[aliases]\nclosing = ["x"]', "closing"),
        ('[aliases]\n"7\\n8" = ["x"]', "7"),
        (_ITEM + 'part = "3"', "3"),
        (_ITEM + 'also = ["1.p2"]', "1.p2"),
        (_ITEM + 'also = ["1.p1.s3"]', "1.p1.s3"),
        (_ITEM + 'also = ["第一部分"]', "第一部分"),
        (_ITEM + 'also = ["other:1"]', "other:1"),
        ("questions = [", ""),
        ("questions = []\nquestions = []", ""),
    ],
)
def test_a_slip_is_one_line_that_names_the_sidecar_and_the_slip(sidecar: str, names: str) -> None:
    with pytest.raises(ArticleError) as error:
        parsed(sidecar)
    message = str(error.value)
    assert len(message.splitlines()) == 1
    assert names in message
    assert "a.toml" in message or "sidecar" in message


def test_a_sidecar_that_is_no_utf8_is_an_error_that_names_it() -> None:
    with pytest.raises(ArticleError) as error:
        ArticleFiles("a", _TEXT.encode(), b'questions = ["\xff"]').parse()
    assert error.value.file == "a.toml"


def test_a_changed_text_or_sidecar_has_another_digest(shipped_files: ArticleFiles) -> None:
    digests = {
        shipped_files.digest,
        replace(shipped_files, text=shipped_files.text + b" ").digest,
        replace(shipped_files, sidecar=shipped_files.sidecar + b" ").digest,
    }
    assert len(digests) == 3
    assert replace(shipped_files).digest == shipped_files.digest
