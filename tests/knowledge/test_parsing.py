"""A raw text becomes an article without a character lost, or an error that names the line."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Article, ArticleError, Kind, Provenance
from knowledge.articles import ArticleFiles
from knowledge.parsing import decode, parse
from knowledge.sidecar import Sidecar, read_sidecar
from tests.knowledge.generated import raw_texts


def parsed(*lines: str) -> Article:
    """The article that these lines make, without a sidecar."""
    return parse("a", "\n".join(lines), Sidecar(), "a.txt")


def refused(*lines: str) -> ArticleError:
    """The error that these lines come to."""
    with pytest.raises(ArticleError) as error:
        parsed(*lines)
    return error.value


def line_of(article: Article, start: int) -> int:
    """The line, from 1, in which an offset stands."""
    return article.text.count("\n", 0, start) + 1


# The shipped article and its traps.


def test_the_shipped_text_is_kept_byte_for_byte(shipped_files: ArticleFiles) -> None:
    digest = "55daeb8285b534766594589db995921617b31eeaf2251b3e7c13226e57df6fdf"
    assert hashlib.sha256(shipped_files.text).hexdigest() == digest


def test_it_has_a_lead_six_parts_and_a_closing(article: Article) -> None:
    ids = [section.id for section in article.sections]
    assert ids == ["intro", "1", "2", "3", "4", "5", "6", "closing"]
    assert [len(section.paragraphs) for section in article.sections] == [1] * 8


@pytest.mark.parametrize(
    ("part", "line", "heading"),
    [
        ("1", 8, "一、坚持通力协作,树立大局意识"),
        ("2", 12, "二、坚持业务锻炼,做好服务大局"),
        ("3", 16, "三、坚持优质高效,严谨工作作风"),
        ("4", 20, "四、坚持抓好督查落实,确保政令畅通"),
        ("5", 24, "五、坚持无怨无悔的奉献精神"),
        ("6", 28, "六、坚持廉洁自律的道德操守"),
    ],
)
def test_a_heading_stands_on_its_own_line_and_not_in_the_lead(
    article: Article, part: str, line: int, heading: str
) -> None:
    section = article.section(part)
    assert section
    assert section.heading
    assert section.title
    assert article.heading(section) == heading
    assert article.quote(section.title) == heading[2:]
    assert line_of(article, section.heading.start) == line


def test_part_two_has_its_three_points(article: Article) -> None:
    section = article.section("2")
    assert section
    points = [article.quote(point.span)[:8] for point in section.paragraphs[0].points]
    assert points == ["一是语言组织文字", "二是会议组织能力", "三是公关协调能力"]


def test_no_other_section_has_points(article: Article) -> None:
    with_points = [s.id for s in article.sections if any(p.points for p in s.paragraphs)]
    assert with_points == ["2"]


def test_part_three_has_four_sentences(article: Article) -> None:
    section = article.section("3")
    assert section
    assert section.sentence_count == 4


def test_an_unclosed_quotation_mark_does_not_swallow_the_part(article: Article) -> None:
    section = article.section("1")
    assert section
    first, *others = section.paragraphs[0].sentences
    assert article.quote(first.span).startswith("“大厦之成")
    assert article.quote(first.span).endswith("一流之归也。")
    assert len(others) == 4


def test_half_and_full_width_punctuation_stays_as_it_is_written(article: Article) -> None:
    section = article.section("intro")
    assert section
    first = article.quote(section.paragraphs[0].sentences[0].span)
    assert "座谈时发表了重要讲话,强调" in first
    assert "“五个坚持”:坚持绝对忠诚的政治品格;坚持" in first
    assert first.endswith("道德操守。")


def test_the_last_paragraph_is_the_closing_because_a_person_said_so(
    article: Article, shipped_closing_undecided: Article
) -> None:
    closing = article.section("closing")
    assert closing
    assert line_of(article, closing.body.start) == 32
    six = shipped_closing_undecided.section("6")
    assert six
    assert len(six.paragraphs) == 2


def test_the_byline_is_no_content_and_names_author_and_affiliation(article: Article) -> None:
    assert article.source.author.value == "赵艺"
    assert article.source.affiliation.value == "省水土保持科学研究院"
    assert article.source.author.line == 32
    assert article.source.author.blank_label == "作者"
    assert not any("赵艺" in article.quote(s.span) for _, _, s in article.sentences())


def test_the_source_says_where_each_field_comes_from(article: Article) -> None:
    source = article.source
    assert source.title.value == "充分发挥党委办公系统职能 狠抓推进落实 确保政令畅通"
    assert source.published.value == "2015-09-24T14:29:58"
    assert (source.editor.value, source.editor.line) == ("王辉", 34)
    assert source.url.value == "http://heilongjiang.dbw.cn"
    assert not source.url_is_article
    stated = (source.title, source.author, source.editor, source.published, source.url)
    assert {field.provenance for field in stated} == {Provenance.TEXT}


def test_the_outlet_is_inferred_and_its_label_known_to_be_blank(article: Article) -> None:
    outlet = article.source.outlet
    assert outlet.value == "东北网"
    assert outlet.provenance is Provenance.INFERRED
    assert outlet.ground == "据网址推断"
    assert outlet.blank_label == "来源"


def test_every_excluded_line_is_reported_with_its_reason(article: Article) -> None:
    reasons = {line_of(article, e.span.start): e.reason for e in article.excluded}
    assert set(reasons) == {1, 2, 3, 4, 32, 34, 35}
    assert "广告" in reasons[3]
    assert "广告" in reasons[4]
    assert "相关新闻" in reasons[35]
    assert all(reasons.values())


@pytest.mark.parametrize("line", [3, 4, 35])
def test_a_line_that_nobody_assigned_is_named_with_its_file(
    shipped_files: ArticleFiles, line: int
) -> None:
    noise = f"[[noise]]\nline = {line}\n"
    sidecar = shipped_files.sidecar.decode()
    start = sidecar.index(noise)
    end = sidecar.index("\n\n", start)
    with pytest.raises(ArticleError) as error:
        replace(shipped_files, sidecar=(sidecar[:start] + sidecar[end:]).encode()).parse()
    assert (error.value.file, error.value.line) == ("dbw-2015-09-24.txt", line)
    assert f"dbw-2015-09-24.txt, line {line}: " in str(error.value)


def test_the_version_changes_with_the_text(shipped_files: ArticleFiles, article: Article) -> None:
    changed = replace(shipped_files, text=shipped_files.text.replace("通力".encode(), b"X"))
    assert len(article.version) >= 8
    assert changed.parse().version != article.version


def test_borrowed_words_are_told_from_the_articles_own(article: Article) -> None:
    origins = {article.quote(b.span): b.origin for b in article.borrowed}
    assert origins["横眉冷对千夫指,俯首甘为孺子牛"] == "鲁迅"
    assert origins["鞠躬尽瘁,死而后已"] == "诸葛亮"
    assert origins["欲为圣明除弊事,肯将衰朽惜残年"] == "韩愈"


@pytest.mark.parametrize(
    ("number", "title", "part", "also"),
    [
        (1, "绝对忠诚的政治品格", None, ("intro", "6")),
        (2, "高度自觉的大局意识", "1", ("2",)),
        (3, "极端负责的工作作风", "3", ()),
        (4, "无怨无悔的奉献精神", "5", ()),
        (5, "廉洁自律的道德操守", "6", ("3",)),
    ],
)
def test_the_speechs_list_corresponds_as_reviewed(
    article: Article, number: int, title: str, part: str | None, also: tuple[str, ...]
) -> None:
    assert article.second_list
    item = article.second_list.item(number)
    assert item
    assert (item.title, item.part) == (title, part)
    assert tuple(place.partition(".")[0] for place in item.also) == also


def test_part_four_has_no_counterpart_and_there_is_no_sixth_item(article: Article) -> None:
    assert article.second_list
    assert article.second_list.counterpart("4") is None
    assert article.second_list.item(6) is None


def test_three_questions_are_worth_asking(article: Article) -> None:
    assert len(article.questions) == 3


# Any other article.


def pieces(article: Article) -> list[tuple[int, int]]:
    """Where everything that the article has assigned stands, in order."""
    spans = [section.heading for section in article.sections if section.heading]
    spans += [p.span for section in article.sections for p in section.paragraphs]
    spans += [exclusion.span for exclusion in article.excluded]
    return sorted((span.start, span.end) for span in spans)


def assert_nothing_is_lost_or_doubled(article: Article) -> None:
    found = pieces(article)
    ends = [0, *(end for _, end in found)]
    starts = [*(start for start, _ in found), len(article.text)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    between = (article.text[end:start] for end, start in zip(ends, starts, strict=True))
    assert not "".join(between).strip()


def test_the_shipped_text_is_assigned_to_the_last_character(article: Article) -> None:
    assert_nothing_is_lost_or_doubled(article)


@given(raw_texts())
def test_parsing_loses_no_character(text: str) -> None:
    try:
        article = parse("a", text, Sidecar(), "a.txt")
    except ArticleError as error:
        # Generated words may happen to read as a heading out of turn, or be blank (line 0).
        assert 0 <= error.line <= text.count("\n") + 1  # noqa: PT017
        return
    assert_nothing_is_lost_or_doubled(article)


@given(raw_texts())
def test_the_sentences_of_every_paragraph_join_back_to_it(text: str) -> None:
    try:
        article = parse("a", text, Sidecar(), "a.txt")
    except ArticleError:
        return
    for section in article.sections:
        for paragraph in section.paragraphs:
            joined = "".join(article.quote(sentence.span) for sentence in paragraph.sentences)
            assert "".join(joined.split()) == "".join(article.quote(paragraph.span).split())


@given(st.text(max_size=200))
def test_any_text_is_an_article_or_an_error_that_names_its_file(text: str) -> None:
    try:
        article = parse("a", text, Sidecar(), "a.txt")
    except ArticleError as error:
        assert str(error).startswith("a.txt")  # noqa: PT017
        return
    assert_nothing_is_lost_or_doubled(article)


def test_a_text_without_parts_is_one_body() -> None:
    article = parsed("题", "  第一段。", "  第二段。")
    assert [section.id for section in article.sections] == ["body"]
    assert article.sections[0].kind is Kind.BODY
    assert [p.number for p in article.sections[0].paragraphs] == [1, 2]
    assert article.parts == ()


def test_a_text_without_a_lead_begins_with_its_first_part() -> None:
    article = parsed("题", "一、甲", "\u3000\u3000甲。", "二、乙", "\u3000\u3000乙。")
    assert [section.id for section in article.sections] == ["1", "2"]


@pytest.mark.parametrize(
    ("line", "published", "url"),
    [
        (
            "http://example.org/a 2020年1月2日 03:04:05",
            "2020-01-02T03:04:05",
            "http://example.org/a",
        ),
        ("2020年1月2日", "2020-01-02", None),
        ("2020年11月22日 08:30", "2020-11-22T08:30", None),
    ],
)
def test_a_date_line_may_leave_out_what_it_does_not_know(
    line: str, published: str, url: str | None
) -> None:
    source = parsed("题", line, "  文。").source
    assert (source.published.value, source.url.value) == (published, url)


@pytest.mark.parametrize(
    ("footer", "author", "outlet", "editor"),
    [
        ("作者:张三 来源:某报 编辑:李四", "张三", "某报", "李四"),
        ("作者: 张三    来源:    编辑: 李四.", "张三", None, "李四"),
        ("来源：某报　责任编辑：李四", None, "某报", "李四"),
        ("作者:张三 李四", "张三 李四", None, None),
    ],
)
def test_a_footer_names_the_source(
    footer: str, author: str | None, outlet: str | None, editor: str | None
) -> None:
    source = parsed("题", "  文。", footer).source
    named = (source.author.value, source.outlet.value, source.editor.value)
    assert named == (author, outlet, editor)


def test_a_bracket_earlier_in_the_last_paragraph_is_no_part_of_the_byline() -> None:
    article = parsed("题", "  先看一处(见附件)再看正文。要紧的话在这里。(某院 张三)")
    assert article.source.affiliation.value == "某院"
    sentences = [article.quote(sentence.span) for _, _, sentence in article.sentences()]
    assert sentences == ["先看一处(见附件)再看正文。", "要紧的话在这里。"]


def test_a_byline_in_full_width_brackets_is_one_too() -> None:
    article = parsed("题", "  要紧的话在这里。（某院 张三）")
    assert (article.source.author.value, article.source.affiliation.value) == ("张三", "某院")
    assert article.quote(article.sections[0].body) == "要紧的话在这里。"


def test_a_bracket_that_is_no_byline_stays_in_the_text() -> None:
    article = parsed("题", "  要勤(脑要勤)")
    assert article.source.author.value is None
    assert article.quote(article.sections[0].body) == "要勤(脑要勤)"


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (["题", "  导语。", "没有缩进的一行"], 3),
        (["题", "", "  • 项目符号"], 3),
        (["题", "一、甲", "  甲。", "三、丙", "  丙。"], 4),
        (["题", "二、乙", "  乙。"], 2),
        (["题", "一、甲", "", "二、乙", "  乙。"], 2),
        (["题", "  导语。", "一、甲"], 3),
    ],
)
def test_a_line_that_fits_nowhere_is_named(lines: list[str], line: int) -> None:
    error = refused(*lines)
    assert error.line == line
    assert str(error).startswith(f"a.txt, line {line}: ")


@pytest.mark.parametrize("lines", [[""], [" ", "\t"], ["只有标题"]])
def test_a_text_without_content_is_refused(lines: list[str]) -> None:
    assert str(refused(*lines)).startswith("a.txt")


def test_an_error_is_one_line_whatever_stands_in_the_text() -> None:
    message = str(refused("题", "  文。", "x\x1b[31m\x0b\u2028红\x85y"))
    assert len(message.splitlines()) == 1
    assert "\x1b" not in message


# Bytes.


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("题\n文".encode(), "题\n文"),
        ("\ufeff题".encode(), "题"),
        ("题\r\n\r\n文\r".encode(), "题\n\n文\n"),
    ],
)
def test_bytes_are_stored_with_plain_newlines_and_no_byte_order_mark(raw: bytes, text: str) -> None:
    assert decode(raw, "a.txt") == text


def test_bytes_that_are_no_utf8_are_an_error_that_names_the_line() -> None:
    with pytest.raises(ArticleError) as error:
        decode("题\n文\n".encode() + b"\xff", "a.txt")
    assert (error.value.file, error.value.line) == ("a.txt", 3)


def test_windows_newlines_do_not_move_an_offset(shipped_files: ArticleFiles) -> None:
    windows = b"\xef\xbb\xbf" + shipped_files.text.replace(b"\n", b"\r\n")
    assert replace(shipped_files, text=windows).parse() == shipped_files.parse()


# What the sidecar decides where each line is a paragraph.

_BOOK = """书名
2020-01-02 来源：某社 作者：某人

写在前面的话。
第一章 总论
第一节 由来
由来的话。
第二节 意义
意义的话。还有一句。
1. 不是标题
第二章 分论
分论自己的话。
（一）甲
甲的话。
后记的话。(某院 张三)
扫码关注
扫码下载
"""
_DECIDED = """
layout = "lines"
statements = [2]
byline = 15
closing = { line = 15 }
[headings]
1 = [5, 11]
2 = [6, 8]
3 = [13]
[[noise]]
line = 16
through = 17
reason = "advertisement"
"""


def decided(toml: str, text: str = _BOOK) -> Article:
    """The article of a text with that sidecar."""
    return parse("a", text, read_sidecar(toml, "a.toml"), "a.txt")


def test_headings_that_the_sidecar_names_nest_by_their_level() -> None:
    article = decided(_DECIDED)
    headings = {section.id: article.heading(section) for section in article.sections}
    assert headings == {
        "intro": None,
        "1": "第一章 总论",
        "1/1": "第一节 由来",
        "1/2": "第二节 意义",
        "2": "第二章 分论",
        "2/1": "（一）甲",
        "closing": None,
    }
    assert_nothing_is_lost_or_doubled(article)


def test_the_title_of_a_heading_stands_behind_its_numeral() -> None:
    article = decided(_DECIDED)
    titles = [article.quote(section.title) for section in article.sections if section.title]
    assert titles == ["总论", "由来", "意义", "分论", "甲"]


def test_a_part_that_says_nothing_itself_is_its_heading_and_has_its_parts() -> None:
    article = decided(_DECIDED)
    first = article.section("1")
    assert first
    assert article.quote(first.body) == "第一章 总论"
    assert [section.id for section in article.children(first)] == ["1/1", "1/2"]


def test_every_other_line_is_a_paragraph_indented_or_not() -> None:
    section = decided(_DECIDED).section("1/2")
    assert section
    assert [len(paragraph.sentences) for paragraph in section.paragraphs] == [2, 1]


def test_lines_that_state_the_source_are_read_freely_where_they_are_named() -> None:
    source = decided(_DECIDED).source
    assert (source.published.value, source.outlet.value) == ("2020-01-02", "某社")
    # The byline says it last.
    assert (source.author.value, source.author.line) == ("张三", 15)
    named = decided("layout = 'lines'\nstatements = [2]").source
    assert (named.author.value, named.affiliation.value) == ("某人", None)


def test_a_title_that_the_sidecar_gives_is_no_line_of_the_text() -> None:
    article = decided("layout='lines'\n[source.title]\nvalue='题'\nground='file name'", "一行。")
    assert (article.source.title.value, article.source.title.ground) == ("题", "file name")
    assert [article.quote(section.body) for section in article.sections] == ["一行。"]


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("layout='lines'\nstatements=[3]", "statements line 3"),
        ("layout='lines'\nheadings={1=[99]}", "heading line 99"),
        ("layout='lines'\n[[noise]]\nline=16\nthrough=40\nreason='x'", "noise line 40"),
        ("layout='prose'", "prose"),
        ("layout='lines'\nheadings={1=[10, 11]}", "a heading without a paragraph"),
    ],
)
def test_a_decision_about_what_is_not_there_is_refused(toml: str, problem: str) -> None:
    with pytest.raises(ArticleError, match=problem):
        decided(toml)
