"""A reply's buttons ⇄ Telegram's, whose data is at most 64 bytes.

A button's data is `MODE ARTICLE:VERSION:LINE`; what does not fit is `MODE #CODE` of a stored line.
It names article and version so that an old button never opens another article's words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.ports import StoredLines
from bot.reply import Button, Choice, Copy, Reply, Share, Vote
from knowledge import Article

_DATA_LIMIT = 64
_LABEL_LIMIT = 60
_COPY_LIMIT = 256
_REPLACES, _ANSWERS, _HELPFUL, _UNHELPFUL = "=+^v"
_STORED = "#"
_VERSION_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button: the line it stands for, and the article and version it was made for."""

    line: str
    replaces: bool
    article: str
    version: str

    def is_of(self, article: Article) -> bool:
        """Whether the button was made for this very version of the article."""
        return self.article == article.id and article.version.startswith(self.version)


@dataclass(frozen=True, slots=True)
class Opinion:
    """A pressed thumb: what it is about, and which way it points."""

    answer: str
    helpful: bool


class Buttons:
    """Makes keyboards and reads what comes back from them."""

    def __init__(self, lines: StoredLines) -> None:
        self._lines = lines

    def keyboard(self, reply: Reply, username: str) -> InlineKeyboardMarkup | None:
        """The reply's buttons as a keyboard; None where there are none."""
        if not reply.choices or reply.article is None:
            return None
        rows = (tuple(self._row(row, reply.article, username)) for row in reply.choices)
        kept = [row for row in rows if row]
        return InlineKeyboardMarkup(kept) if kept else None

    def read(self, data: str) -> Press | Opinion | None:
        """What a button's data means, or None where no button of ours has such data."""
        mode, rest = data[:1], data[1:]
        if rest.startswith(_STORED):
            rest = self._lines.load(rest[1:]) or ""
        if mode in (_HELPFUL, _UNHELPFUL) and rest:
            return Opinion(rest, mode == _HELPFUL)
        article, _, versioned = rest.partition(":")
        version, _, line = versioned.partition(":")
        if mode not in (_REPLACES, _ANSWERS) or not (article and version and line):
            return None
        return Press(line, mode == _REPLACES, article, version)

    def _row(
        self, row: tuple[Button, ...], article: Article, username: str
    ) -> Iterator[InlineKeyboardButton]:
        for button in row:
            match button:
                case Choice():
                    yield self._choice(button, article)
                case Vote(label, answer, helpful):
                    data = self._data(_HELPFUL if helpful else _UNHELPFUL, answer)
                    yield InlineKeyboardButton(label, callback_data=data)
                case Share(label, payload):
                    yield InlineKeyboardButton(label, url=_share_url(username, payload))
                case Copy(label, text):
                    # What is too long to be copied by a button stands in the message anyway.
                    if len(text) <= _COPY_LIMIT:
                        yield InlineKeyboardButton(label, copy_text=CopyTextButton(text))

    def _choice(self, choice: Choice, article: Article) -> InlineKeyboardButton:
        mode = _REPLACES if choice.replaces else _ANSWERS
        data = self._data(mode, f"{article.id}:{article.version[:_VERSION_LENGTH]}:{choice.line}")
        label = choice.label
        if len(label) > _LABEL_LIMIT:
            label = label[: _LABEL_LIMIT - 1] + "…"
        return InlineKeyboardButton(label, callback_data=data)

    def _data(self, mode: str, rest: str) -> str:
        if len((mode + rest).encode()) <= _DATA_LIMIT:
            return mode + rest
        return mode + _STORED + self._lines.store(rest)


def _share_url(username: str, payload: str) -> str:
    link = f"https://t.me/{username}?start={payload}"
    return f"https://t.me/share/url?url={quote(link, safe='')}"
