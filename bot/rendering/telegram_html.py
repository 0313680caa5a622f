"""A reply as Telegram's HTML, in as many messages as Telegram's limit asks for.

Whole blocks are packed into a message; a block that is longer than a message is cut at sentence
ends. Every message is rendered from whole blocks, so its tags are balanced by construction.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from bot.reply import Block, Form, Reply, Run, Style

#: Telegram's limit for a message's text after its entities were taken out, in UTF-16 code units.
MESSAGE_LIMIT = 4096
#: Its limit for the words below a picture.
CAPTION_LIMIT = 1024
#: Telegram shows so many stretches of markup in a message, and drops the rest.
MARKUP_LIMIT = 100
_TAGS = {Style.STRONG: "b", Style.MARK: "u", Style.CODE: "code", Style.STRUCK: "s"}
_SENTENCE = re.compile(r".*?[。！？!?…\n]+[”’」』）)]*|.+$", re.DOTALL)
# Telegram refuses control characters and surrogates, and the reader does not miss them.
_UNSENDABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def render(reply: Reply, limit: int = MESSAGE_LIMIT) -> tuple[str, ...]:
    """The messages, in order, each within `limit` UTF-16 code units of text; none for silence."""
    return tuple(
        "\n".join(_block(block) for block in message)
        for message in _packed(tuple(_sendable(reply)), limit)
    )


def utf16_length(text: str) -> int:
    """How long Telegram takes a text to be: in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _sendable(reply: Reply) -> Iterator[Block]:
    """The blocks with what a reader sees: no details for operators, no unsendable characters."""
    for block in reply.blocks:
        runs = (
            Run(_UNSENDABLE.sub("", run.text), run.style, run.url)
            for run in block.runs
            if run.style is not Style.DETAIL
        )
        kept = Block(block.form, tuple(run for run in runs if run.text))
        if kept.text.strip():
            yield kept


def _packed(blocks: tuple[Block, ...], limit: int) -> Iterator[list[Block]]:
    message: list[Block] = []
    room = full = _Room(limit, MARKUP_LIMIT)
    for block in (piece for whole in blocks for piece in _cut(whole, limit)):
        needed = _Room.of(block)
        if message and not room.holds(needed):
            yield message
            message, room = [], full
        message.append(block)
        room = room.without(needed)
    if message:
        yield message


def _cut(block: Block, limit: int) -> Iterator[Block]:
    """The block itself, or pieces of it that each fit, cut at sentence ends where there are any."""
    full = _Room(limit, MARKUP_LIMIT)
    if full.holds(_Room.of(block)):
        yield block
        return
    runs: list[Run] = []
    for run in (piece for whole in block.runs for piece in _sentences(whole, limit - 1)):
        if runs and not full.holds(_Room.of(Block(block.form, (*runs, run)))):
            yield from _unless_blank(Block(block.form, tuple(runs)))
            runs = []
        runs.append(run)
    yield from _unless_blank(Block(block.form, tuple(runs)))


def _unless_blank(block: Block) -> Iterator[Block]:
    # A message of nothing but blanks is refused.
    if block.text.strip():
        yield block


@dataclass(frozen=True, slots=True)
class _Room:
    """What a message still holds, or a block takes: UTF-16 code units, and stretches of markup."""

    units: int
    markup: int

    @classmethod
    def of(cls, block: Block) -> "_Room":
        styled = sum(run.style is not Style.PLAIN for run in block.runs)
        return cls(utf16_length(block.text) + 1, styled + 1)

    def holds(self, needed: "_Room") -> bool:
        return needed.units <= self.units and needed.markup <= self.markup

    def without(self, taken: "_Room") -> "_Room":
        return _Room(self.units - taken.units, self.markup - taken.markup)


def _sentences(run: Run, limit: int) -> Iterator[Run]:
    # A character is at most two code units, so half the limit's characters always fit.
    for sentence in _SENTENCE.findall(run.text):
        for start in range(0, len(sentence), limit // 2):
            yield Run(sentence[start : start + limit // 2], run.style, run.url)


def _block(block: Block) -> str:
    text = "".join(_run(run) for run in block.runs)
    match block.form:
        case Form.LINE | Form.SOURCE:
            return text
        case Form.QUOTE:
            return f"<blockquote>{text}</blockquote>"
        case Form.FOLDED:
            return f"<blockquote expandable>{text}</blockquote>"


def _run(run: Run) -> str:
    text = escape(run.text)
    if run.style is Style.LINK:
        return f'<a href="{escape(run.url)}">{text}</a>'
    tag = _TAGS.get(run.style)
    return f"<{tag}>{text}</{tag}>" if tag else text
