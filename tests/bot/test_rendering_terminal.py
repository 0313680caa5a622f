"""A reply in a terminal: all that is said, and nothing that could take the terminal over."""

import re
import unicodedata

import pytest
from hypothesis import given

from bot.rendering.terminal import render
from bot.reply import SILENCE, Block, Choice, Form, Outcome, Reply, Run, Style, line
from tests.bot.generated import REPLIES

_BIDIRECTIONAL = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_STYLING = re.compile(r"\x1b\[[0-9;]*m")


def unsafe(text: str) -> set[str]:
    """The characters that control a terminal or turn its text around."""
    controls = {char for char in text if unicodedata.category(char) == "Cc" and char not in "\n\t"}
    return controls | (_BIDIRECTIONAL & set(text))


@given(REPLIES)
def test_plain_text_carries_no_control_and_no_direction_characters(reply: Reply) -> None:
    assert unsafe(render(reply)) == set()


@given(REPLIES)
def test_styled_text_carries_no_control_but_its_own_styles(reply: Reply) -> None:
    assert unsafe(_STYLING.sub("", render(reply, styled=True))) == set()


@given(REPLIES)
def test_a_style_never_runs_on_behind_the_reply(reply: Reply) -> None:
    codes = _STYLING.findall(render(reply, styled=True))
    assert all(codes[at] != "\x1b[0m" == codes[at + 1] for at in range(0, len(codes), 2))


def test_silence_prints_nothing() -> None:
    assert render(SILENCE) == ""


def test_marked_words_stand_out_without_styles() -> None:
    reply = Reply(Outcome.FOUND, (Block(Form.QUOTE, (Run("前"), Run("中", Style.MARK))),))
    assert render(reply) != render(Reply(Outcome.FOUND, (Block(Form.QUOTE, (Run("前中"),)),)))
    assert "中" in render(reply)


@pytest.mark.parametrize("form", [Form.QUOTE, Form.FOLDED])
def test_every_line_of_a_quotation_is_set_off(form: Form) -> None:
    printed = render(Reply(Outcome.FOUND, (line("说"), Block(form, (Run("一\n二"),)))))
    assert printed.startswith("说\n")
    assert not any(text in ("一", "二") for text in printed.split("\n"))


def test_a_choice_is_printed_with_the_line_to_type() -> None:
    reply = Reply(Outcome.HELP, (line("问"),), ((Choice("第六部分", "/principle 6"),),))
    last = render(reply).split("\n")[-1]
    assert "/principle 6" in last
    assert "第六部分" in last


def test_an_operator_sees_the_details() -> None:
    assert "87.5" in render(Reply(Outcome.FOUND, (line("题", Run("87.5", Style.DETAIL)),)))
