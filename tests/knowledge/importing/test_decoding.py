"""Bytes become text in any usual encoding, or one clear line says that they do not."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import DocumentError
from knowledge.importing import Received
from knowledge.importing.decoding import decode

_SIMPLIFIED = "读书要有恒心。没有恒心，书读得再多也记不住。\n人的时间有限，好书读三遍也不嫌多。\n"
_TRADITIONAL = "讀書要有恆心。沒有恆心，書讀得再多也記不住。\n人的時間有限，好書讀三遍也不嫌多。\n"
_WESTERN = "Café déjà vu — naïve façade. The résumé was “fine”.\n" * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((_SIMPLIFIED, name) for name in ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16")),
        *((_SIMPLIFIED, name) for name in ("utf-16-le", "utf-16-be", "utf-32")),
        *((_TRADITIONAL, name) for name in ("big5", "big5hkscs", "utf-16-le", "gb18030")),
        (_WESTERN, "cp1252"),
    ],
)
def test_a_text_is_read_whatever_its_encoding(text: str, encoding: str) -> None:
    assert decode(Received("a.txt", text.encode(encoding))).text == text


def test_newlines_become_plain() -> None:
    assert decode(Received("a", "题\r\n文\r终".encode())).text == "题\n文\n终"


def test_what_a_person_says_comes_first() -> None:
    content = _TRADITIONAL.encode("big5")
    assert decode(Received("a", content, "big5")).text == _TRADITIONAL
    with pytest.raises(DocumentError, match="no text in utf-16"):
        decode(Received("a", content + b"x", "utf-16"))


def test_what_the_document_declares_is_believed_if_it_can_be() -> None:
    content = _SIMPLIFIED.encode("gb18030")
    assert decode(Received("a", content), "gb2312").encoding == "gb18030"
    assert decode(Received("a", content), "no-such-encoding").text == _SIMPLIFIED
    assert decode(Received("a", _SIMPLIFIED.encode()), "gb2312").encoding == "utf-8"


@pytest.mark.parametrize("content", [os.urandom(3000), b"\0\1\2\3" * 500, b"abc\0def"])
def test_what_is_no_text_is_refused_and_the_way_out_named(content: bytes) -> None:
    with pytest.raises(DocumentError, match="--encoding"):
        decode(Received("a.txt", content))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1))
def test_utf_8_is_never_guessed_otherwise(text: str) -> None:
    expected = text.removeprefix("\ufeff")
    assert decode(Received("a", text.encode())).text == expected
