"""Numbers as Chinese and Western readers write them. Knows nothing of articles."""

import re
import unicodedata

_DIGITS = {
    digit: value
    for value, digits in enumerate(
        ("〇零", "一壹", "二贰貳两兩", "三叁參参", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for digit in digits
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_PLAIN_ROMAN = re.compile(r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")

#: What a numeral may be written with, for use inside a regular expression's class.
HAN_DIGITS = "".join(_DIGITS) + "".join(_UNITS)


def read_numeral(text: str) -> int | None:
    """The number that `text` writes, or None: `3` `-1` `３` `三` `叁` `③` `㈢` `III` `Ⅲ` `二十一`.

    Numbers of more than forty digits are None: nothing that is counted here has so many.
    """
    folded = unicodedata.normalize("NFKC", text).strip().strip("()").strip()
    if re.fullmatch(r"-?[0-9]{1,40}", folded):
        return int(folded)
    if folded and all(char in _DIGITS or char in _UNITS for char in folded):
        return _read_han(folded)
    if _PLAIN_ROMAN.fullmatch(folded.upper()):
        return _read_roman(folded.upper())
    return None


def write_numeral(number: int) -> str:
    """A number from 0 to 99 in Chinese characters, beyond that in digits."""
    digits = "零一二三四五六七八九"
    if not 0 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")


def _read_han(text: str) -> int | None:
    if not any(char in _UNITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text)) if len(text) <= 9 else None
    total = 0
    digit: int | None = None
    for char in text:
        if char in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[char]
            digit = None
        elif digit is None or digit == 0:
            digit = _DIGITS[char]
        else:
            return None
    return total + (digit or 0)


def _read_roman(text: str) -> int:
    values = [_ROMAN[char] for char in text]
    following = [*values[1:], 0]
    return sum(v if v >= after else -v for v, after in zip(values, following, strict=True))
