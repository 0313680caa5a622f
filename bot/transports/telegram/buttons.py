"""A reply's buttons ⇄ Telegram's, whose data is at most 64 bytes.

A button's data is `MODE ARTICLE:VERSION:LINE`, for a thumb `MODE ARTICLE:VERSION:ADDRESS`; what
does not fit is `MODE #CODE` of a stored line. It names article and version, so that an old button
opens the words that it was made for.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import msgspec

from bot.ports.delivery import StoredLines
from bot.reply import Button, Choice, Copy, Reply, Share, Vote
from knowledge import Article

_DATA_LIMIT = 64
_LABEL_LIMIT = 60
_COPY_LIMIT = 256
_REPLACES, _ANSWERS, _HELPFUL, _UNHELPFUL = "=+^v"
_STORED = "#"
_VERSION_LENGTH = 8
_HASH_LENGTH = 16


class CopyText(msgspec.Struct, frozen=True):
    """What a button copies, as the Bot API has it."""

    text: str


class KeyboardButton(msgspec.Struct, frozen=True, omit_defaults=True):
    """The Bot API's InlineKeyboardButton: a label, and the one thing that pressing it does."""

    text: str
    callback_data: str | None = None
    url: str | None = None
    copy_text: CopyText | None = None


class Keyboard(msgspec.Struct, frozen=True):
    """The Bot API's InlineKeyboardMarkup."""

    inline_keyboard: tuple[tuple[KeyboardButton, ...], ...]


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a pressed button was made for: an article, and its version."""

    article: str
    version: str


@dataclass(frozen=True, slots=True)
class Press(Pressed):
    """A line that the reader could have typed; `replaces`: its answer takes the message's place."""

    line: str
    replaces: bool


@dataclass(frozen=True, slots=True)
class Opinion(Pressed):
    """A thumb on what stands at an address, up or down."""

    place: str
    helpful: bool

    def answer_to(self, question: str) -> str:
        """What the vote is on, for good: an address in one version of one article.

        As the answer to a question it has the question's hash behind it.
        """
        answer = f"{self.article}:{self.version}:{self.place}"
        if not question:
            return answer
        whole = question.encode(errors="replace")
        return f"{answer}?{hashlib.sha256(whole).hexdigest()[:_HASH_LENGTH]}"


class Buttons:
    """Makes keyboards and reads what comes back from them."""

    def __init__(self, lines: StoredLines) -> None:
        self._lines = lines

    def keyboard(self, reply: Reply, username: str) -> Keyboard | None:
        """The reply's buttons as a keyboard; None where there are none."""
        if not reply.choices or reply.article is None:
            return None
        rows = (tuple(self._row(row, reply.article, username)) for row in reply.choices)
        kept = tuple(row for row in rows if row)
        return Keyboard(kept) if kept else None

    def read(self, data: str) -> Press | Opinion | None:
        """What a button's data means, or None where no button of ours has such data."""
        mode, rest = data[:1], data[1:]
        if rest.startswith(_STORED):
            rest = self._lines.load(rest[1:]) or ""
        article, _, versioned = rest.partition(":")
        version, _, content = versioned.partition(":")
        if not (article and version and content):
            return None
        if mode in (_REPLACES, _ANSWERS):
            return Press(article, version, content, mode == _REPLACES)
        if mode in (_HELPFUL, _UNHELPFUL):
            return Opinion(article, version, content, mode == _HELPFUL)
        return None

    def _row(
        self, row: tuple[Button, ...], article: Article, username: str
    ) -> Iterator[KeyboardButton]:
        for button in row:
            match button:
                case Choice(label, line, replaces, about):
                    mode = _REPLACES if replaces else _ANSWERS
                    data = self._data(mode, about or article, line)
                    yield KeyboardButton(_shortened(label), callback_data=data)
                case Vote(label, place, helpful):
                    data = self._data(_HELPFUL if helpful else _UNHELPFUL, article, place)
                    yield KeyboardButton(label, callback_data=data)
                case Share(label, payload):
                    yield KeyboardButton(label, url=_share_url(username, payload))
                case Copy(label, text):
                    # What is too long to be copied by a button stands in the message anyway.
                    if len(text) <= _COPY_LIMIT:
                        yield KeyboardButton(label, copy_text=CopyText(text))

    def _data(self, mode: str, article: Article, content: str) -> str:
        rest = f"{article.id}:{article.version[:_VERSION_LENGTH]}:{content}"
        if len((mode + rest).encode()) <= _DATA_LIMIT:
            return mode + rest
        return mode + _STORED + self._lines.store(rest)


def _shortened(label: str) -> str:
    return label if len(label) <= _LABEL_LIMIT else label[: _LABEL_LIMIT - 1] + "…"


def _share_url(username: str, payload: str) -> str:
    link = f"https://t.me/{username}?start={payload}"
    return f"https://t.me/share/url?url={quote(link, safe='')}"
