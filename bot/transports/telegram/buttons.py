"""Choices ⇄ Telegram's buttons, whose data is at most 64 bytes.

A button's data is `MODE ARTICLE:VERSION:LINE`; what does not fit is `MODE #CODE` of a stored line.
It names article and version so that an old button never opens another article's words.
"""

from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.ports import StoredLines
from bot.reply import Choice, Reply
from knowledge import Article

_DATA_LIMIT = 64
_LABEL_LIMIT = 60
_REPLACES, _ANSWERS = "=", "+"
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


class Buttons:
    """Makes keyboards and reads what comes back from them."""

    def __init__(self, lines: StoredLines) -> None:
        self._lines = lines

    def keyboard(self, reply: Reply) -> InlineKeyboardMarkup | None:
        """The reply's choices as a keyboard; None where there are none."""
        if not reply.choices or reply.article is None:
            return None
        article = reply.article
        return InlineKeyboardMarkup(
            [[self._button(choice, article) for choice in row] for row in reply.choices]
        )

    def read(self, data: str) -> Press | None:
        """The press that a button's data means, or None where no button of ours has such data."""
        mode, rest = data[:1], data[1:]
        if rest.startswith(_STORED):
            rest = self._lines.load(rest[1:]) or ""
        article, _, versioned = rest.partition(":")
        version, _, line = versioned.partition(":")
        if mode not in (_REPLACES, _ANSWERS) or not (article and version and line):
            return None
        return Press(line, mode == _REPLACES, article, version)

    def _button(self, choice: Choice, article: Article) -> InlineKeyboardButton:
        mode = _REPLACES if choice.replaces else _ANSWERS
        rest = f"{article.id}:{article.version[:_VERSION_LENGTH]}:{choice.line}"
        if len((mode + rest).encode()) > _DATA_LIMIT:
            rest = _STORED + self._lines.store(rest)
        label = choice.label
        if len(label) > _LABEL_LIMIT:
            label = label[: _LABEL_LIMIT - 1] + "…"
        return InlineKeyboardButton(label, callback_data=mode + rest)
