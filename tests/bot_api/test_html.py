"""Telegram's HTML is read as Telegram reads it, and everything else refused."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bot_api.html import CannotParse, Formatted, parse, utf16


def test_tags_become_entities_in_utf16_units() -> None:
    assert parse("😀 <b>a <i>b</i></b>") == Formatted(
        "😀 a b",
        (
            {"type": "bold", "offset": 3, "length": 3},
            {"type": "italic", "offset": 5, "length": 1},
        ),
    )


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<strong>x</strong>", "bold"),
        ("<em>x</em>", "italic"),
        ("<ins>x</ins>", "underline"),
        ("<del>x</del>", "strikethrough"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ("<code>x</code>", "code"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
        ('<a href="https://example.org/?a=1&amp;b=2">x</a>', "text_link"),
        ('<tg-emoji emoji-id="5368324170671202286">x</tg-emoji>', "custom_emoji"),
    ],
)
def test_every_tag_of_telegram_is_known(source: str, kind: str) -> None:
    assert [each["type"] for each in parse(source).entities] == [kind]


def test_code_in_pre_is_one_entity_with_a_language() -> None:
    read = parse('<pre><code class="language-python">x</code></pre>')
    assert read.entities == ({"type": "pre", "offset": 0, "length": 1, "language": "python"},)


def test_space_around_the_text_is_trimmed() -> None:
    assert parse("\n <b> x </b> ") == Formatted("x", ({"type": "bold", "offset": 0, "length": 1},))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("é<b><i>x</b></i>", 'Unmatched end tag at byte offset 9, expected "</i>", found "</b>"'),
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("a < b", "Unclosed start tag at byte offset 2"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("a & b", 'Unsupported entity "&"'),
        ("&nbsp;", 'Unsupported entity "&nbsp;"'),
        ("a > b", 'Unescaped ">"'),
        ("<a>x</a>", "must have a valid href"),
        ('<a href="javascript:x">x</a>', "must have a valid href"),
        ('<b class="x">x</b>', "Unsupported attribute"),
        ("<code><b>x</b></code>", 'Tag "b" inside "code"'),
        ("<b><code>x</code></b>", 'Tag "code" inside "b"'),
        ("<blockquote><b><blockquote>x</blockquote></b></blockquote>", 'inside "blockquote"'),
    ],
)
def test_what_is_not_telegrams_html_is_refused(source: str, words: str) -> None:
    with pytest.raises(CannotParse) as refused:
        parse(source)
    assert str(refused.value).startswith("Can't parse entities: ")
    assert words in str(refused.value)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_an_escaped_text_reads_as_itself(text: str) -> None:
    assert parse(escape(text)).text == text.strip()


@given(st.text(st.sampled_from("<>&/b ia=\"'#;é😀")))
def test_any_text_is_read_or_refused(source: str) -> None:
    try:
        read = parse(source)
    except CannotParse:
        return
    assert all(each["offset"] + each["length"] <= utf16(read.text) for each in read.entities)
