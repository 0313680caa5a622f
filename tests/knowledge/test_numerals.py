"""Numbers are read as people write them, and what is no number is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.numerals import read_numeral, write_numeral


@pytest.mark.parametrize(
    ("written", "number"),
    [
        *((form, 3) for form in ("3", "三", "叁", "③", "３", "㈢", "⑶", "Ⅲ", "III", "iii", "(三)")),
        *((form, 2) for form in ("2", "二", "贰", "貳", "两", "兩", "②", "II", "（二）")),
        *((form, 0) for form in ("0", "〇", "零", "０")),
        ("-1", -1),
        ("－1", -1),
        ("陆", 6),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十一", 21),
        ("贰拾壹", 21),
        ("一百零五", 105),
        ("二〇一五", 2015),
        ("IV", 4),
        ("IX", 9),
        ("XIV", 14),
        ("xl", 40),
        ("  7 ", 7),
    ],
)
def test_a_number_is_read_however_it_is_written(written: str, number: int) -> None:
    assert read_numeral(written) == number


@pytest.mark.parametrize(
    "words",
    ["", " ", "-", "()", "三是", "大局", "IIII", "VX", "3.2", "1,3", "x1", "٣", "9" * 41, "二三十"],
)
def test_what_is_no_number_is_none(words: str) -> None:
    assert read_numeral(words) is None


@given(st.integers(-(10**39), 10**39))
def test_every_number_in_digits_is_read_back(number: int) -> None:
    assert read_numeral(str(number)) == number


@given(st.integers(0, 200))
def test_every_number_that_the_bot_writes_is_read_back(number: int) -> None:
    assert read_numeral(write_numeral(number)) == number


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "零"), (6, "六"), (10, "十"), (15, "十五"), (20, "二十"), (99, "九十九"), (100, "100")],
)
def test_numbers_are_written_as_chinese_readers_write_them(number: int, written: str) -> None:
    assert write_numeral(number) == written


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_none(text: str) -> None:
    assert isinstance(read_numeral(text), int | None)
