"""A reply as Telegram's HTML, in as many messages as Telegram's limit asks for.

Whole blocks are packed into a message; a block that is longer than a message is cut at sentence
ends. Every message is rendered from whole blocks, so its tags are balanced by construction.
"""

import re
from collections.abc import Iterator
from html import escape

from bot.reply import Block, Form, Reply, Run, Style

#: Telegram's limit for a message's text after its entities were taken out, in UTF-16 code units.
MESSAGE_LIMIT = 4096
_TAGS = {Style.STRONG: "b", Style.MARK: "u", Style.CODE: "code"}
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
    return len(text) + sum(char > "\uffff" for char in text)


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
    room = limit
    for block in (piece for whole in blocks for piece in _cut(whole, limit)):
        length = utf16_length(block.text) + 1
        if message and length > room:
            yield message
            message, room = [], limit
        message.append(block)
        room -= length
    if message:
        yield message


def _cut(block: Block, limit: int) -> Iterator[Block]:
    """The block itself, or pieces of it that each fit, cut at sentence ends where there are any."""
    if utf16_length(block.text) < limit:
        yield block
        return
    runs: list[Run] = []
    room = limit - 1
    for run in block.runs:
        for sentence in _sentences(run, limit - 1):
            length = utf16_length(sentence.text)
            if runs and length > room:
                yield Block(block.form, tuple(runs))
                runs, room = [], limit - 1
            runs.append(sentence)
            room -= length
    yield Block(block.form, tuple(runs))


def _sentences(run: Run, limit: int) -> Iterator[Run]:
    # A character is at most two code units, so half the limit's characters always fit.
    for sentence in _SENTENCE.findall(run.text):
        for start in range(0, len(sentence), limit // 2):
            yield Run(sentence[start : start + limit // 2], run.style, run.url)


def _block(block: Block) -> str:
    text = "".join(_run(run) for run in block.runs)
    match block.form:
        case Form.LINE:
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
