"""A reply in Telegram: HTML that Telegram takes, in messages it takes, with nothing left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.telegram_html import render
from bot.reply import SILENCE, Block, Form, Outcome, Reply, Run, Style, line
from knowledge import Article
from tests.bot.generated import REPLIES, said, visible
from tests.bot_api.html import parse, utf16
from tests.bot_api.text_limits import ENTITY_LIMIT, TEXT_LIMIT


def reply(*blocks: Block) -> Reply:
    """A reply of these blocks."""
    return Reply(Outcome.HELP, blocks)


def quoted(*runs: Run) -> Block:
    """A quotation."""
    return Block(Form.QUOTE, runs)


@given(REPLIES)
def test_whatever_is_said_telegram_can_parse(given_reply: Reply) -> None:
    for message in render(given_reply):
        parse(message)


@given(REPLIES, st.integers(16, 200))
def test_no_message_is_longer_than_the_limit_or_empty(given_reply: Reply, limit: int) -> None:
    for message in render(given_reply, limit):
        assert 1 <= utf16(parse(message).text) <= limit


@given(REPLIES, st.integers(16, 200))
def test_the_messages_together_say_everything(given_reply: Reply, limit: int) -> None:
    together = "".join(parse(message).text for message in render(given_reply, limit))
    assert visible(together) == said(given_reply)


@given(REPLIES)
def test_nothing_that_telegram_refuses_is_sent(given_reply: Reply) -> None:
    sent = "".join(render(given_reply))
    assert not any(char < " " and char not in "\n\t" for char in sent)
    assert not any("\ud800" <= char <= "\udfff" for char in sent)


@given(st.text("<>&\"'/ab;#x= ", min_size=1).filter(str.strip))
def test_what_a_user_typed_comes_out_as_they_typed_it(typed: str) -> None:
    (message,) = render(reply(line(typed)))
    read = parse(message)
    assert read.text == typed.strip()
    assert read.entities == ()


def test_silence_is_no_message() -> None:
    assert render(SILENCE) == ()
    assert render(reply(line("  \n"))) == ()


@pytest.mark.parametrize(
    ("block", "entity"),
    [
        (line(Run("字", Style.STRONG)), "bold"),
        (line(Run("字", Style.MARK)), "underline"),
        (line(Run("字", Style.CODE)), "code"),
        (line(Run("字", Style.LINK, "https://example.org/?a=1&b=2")), "text_link"),
        (quoted(Run("字")), "blockquote"),
        (Block(Form.FOLDED, (Run("字"),)), "expandable_blockquote"),
    ],
)
def test_every_look_has_its_markup(block: Block, entity: str) -> None:
    (message,) = render(reply(block))
    read = parse(message)
    assert read.text == "字"
    assert [found["type"] for found in read.entities] == [entity]


def test_a_link_leads_where_it_should() -> None:
    url = 'https://example.org/?a=1&b="2"'
    (message,) = render(reply(line(Run("原文", Style.LINK, url))))
    assert parse(message).entities[0]["url"] == url


def test_a_marked_sentence_stands_marked_in_its_folded_section() -> None:
    (message,) = render(
        reply(Block(Form.FOLDED, (Run("前。"), Run("中。", Style.MARK), Run("后。"))))
    )
    kinds = {each["type"]: (each["offset"], each["length"]) for each in parse(message).entities}
    assert kinds == {"expandable_blockquote": (0, 6), "underline": (2, 2)}


def test_details_for_operators_are_not_sent() -> None:
    (message,) = render(reply(line("标题", Run(" (87.5)", Style.DETAIL))))
    assert parse(message).text == "标题"


def test_blocks_stand_on_lines_of_their_own() -> None:
    (message,) = render(reply(line("一"), quoted(Run("二")), line("三")))
    assert parse(message).text == "一\n二\n三"


def test_a_long_text_is_cut_at_the_end_of_a_sentence() -> None:
    sentence = "要" * 99 + "。"
    first, second = render(reply(quoted(Run(sentence * 60))))
    assert parse(first).text.endswith("。")
    assert len(parse(first).text) > TEXT_LIMIT - 2 * len(sentence)
    assert parse(second).entities[0]["type"] == "blockquote"


@pytest.mark.parametrize("word", ["x", "😀", "<", "字"])
def test_a_text_without_any_sentence_end_is_cut_all_the_same(word: str) -> None:
    messages = render(reply(line(word * 10_000)))
    assert "".join(parse(message).text for message in messages) == word * 10_000
    assert all(utf16(parse(message).text) <= TEXT_LIMIT for message in messages)


def test_a_message_that_is_mostly_blank_is_not_sent_empty() -> None:
    messages = render(reply(line("a" + " " * 10_000 + "b")))
    assert all(parse(message).text for message in messages)


def test_the_whole_article_can_be_sent(article: Article) -> None:
    blocks = [quoted(Run(article.quote(section.body))) for section in article.sections] * 3
    messages = render(reply(*blocks))
    assert len(messages) > 1
    assert all(1 <= utf16(parse(message).text) <= TEXT_LIMIT for message in messages)


def test_no_message_has_more_markup_than_telegram_shows() -> None:
    blocks = [quoted(Run("要勤", Style.MARK), Run("。")) for _ in range(ENTITY_LIMIT)]
    messages = render(reply(*blocks))
    assert all(len(parse(message).entities) <= ENTITY_LIMIT for message in messages)
