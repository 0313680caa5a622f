"""Cutting a paragraph into sentences and explicit points. Knows punctuation, no article."""

import re

from knowledge.model import Point, Sentence, Span
from knowledge.numerals import read_numeral

# Deliberately blind to quotation marks: articles forget to close them, and a sentence ends where
# its full stop stands. What closes a quotation or bracket right behind the stop belongs to it.
_WIDE_STOP = r"[。！？!?…]+"
_POINT_STOP = r"\.(?=[”’」』\"')\]]*(?:\s|$))"
_FULL_STOP = rf"(?:{_WIDE_STOP}|{_POINT_STOP})"
_CLOSING = r"[”’」』》）)\]\"']*"
_SENTENCE_END = re.compile(_FULL_STOP + _CLOSING)
_WIDE_END, _ANY_POINT_STOP = re.compile(_WIDE_STOP + _CLOSING), re.compile(_POINT_STOP)
# "e.g.", "Dr.", "3." and initials end no sentence.
_ABBREVIATION = re.compile(r"(?:\b(?:[A-Za-z]|\d+|e\.g|i\.e|etc|vs|cf|Mrs?|Ms|Dr|Prof|St|No))\.$")
_POINT = re.compile(r"([一二三四五六七八九十]+)是")
_BEFORE_POINT = "。！？!?;；"


def sentences(text: str, span: Span) -> tuple[Sentence, ...]:
    """The sentences of a paragraph, in order, numbered from 1, blanks around them left out.

    Together they hold every character of the paragraph that is no blank.
    """
    found: list[Sentence] = []
    start = span.start
    for stop in _SENTENCE_END.finditer(text, span.start, span.end):
        if stop.group().startswith(".") and _ABBREVIATION.search(text[start : stop.start() + 1]):
            continue
        _append(found, text, start, stop.end())
        start = stop.end()
    _append(found, text, start, span.end)
    return tuple(found)


def split_sentences(text: str) -> list[str]:
    """The words of each of a text's `sentences`, the stops that end them and blanks left or not."""
    if _ANY_POINT_STOP.search(text):
        return [text[it.span.start : it.span.end] for it in sentences(text, Span(0, len(text)))]
    *ended, last = _WIDE_END.split(text)
    return [*ended, last] if last.strip() else ended


def points(text: str, span: Span) -> tuple[Point, ...]:
    """The points that a paragraph numbers itself (一是 … 二是 …), counting from one without gap.

    A point reaches to the next one, the last to the end of the paragraph.
    """
    starts = [
        (read_numeral(match.group(1)), match.start())
        for match in _POINT.finditer(text, span.start, span.end)
        if text[span.start : match.start()].rstrip()[-1:] in ("", *_BEFORE_POINT)
    ]
    if len(starts) < 2 or [number for number, _ in starts] != list(range(1, len(starts) + 1)):
        return ()
    ends = [start for _, start in starts[1:]] + [span.end]
    return tuple(
        Point(number, trimmed(text, start, end))
        for number, ((_, start), end) in enumerate(zip(starts, ends, strict=True), 1)
    )


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without blanks at either end; empty at `start` if it is all blank."""
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip())
    stripped = inner.strip()
    return Span(start + left, start + left + len(stripped)) if stripped else Span(start, start)


def _append(found: list[Sentence], text: str, start: int, end: int) -> None:
    span = trimmed(text, start, end)
    if span.start < span.end:
        found.append(Sentence(len(found) + 1, span))
