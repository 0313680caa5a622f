"""A reply as terminal text: plain for pipes, with ANSI styles for a person."""

import re

from bot.reply import Block, Choice, Form, Reply, Run, Style

_ANSI = {
    Style.STRONG: "1",
    Style.MARK: "1;4",
    Style.CODE: "36",
    Style.DETAIL: "2",
    Style.STRUCK: "9",
}
# Without styles what stands out still has to.
_BRACKETS = {Style.MARK: ("【", "】"), Style.STRUCK: ("[", "]")}
# Whatever could move the cursor or turn the line around stays out of a terminal. Newlines stay.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def render(reply: Reply, *, styled: bool = False, details: bool = True) -> str:
    """The reply's blocks, one below the other, then what the reader may type next.

    A picture is named, not shown.

    `details` shows what only an operator sees.
    """
    blocks = reply.blocks if details else map(_without_details, reply.blocks)
    lines = [_block(block, styled) for block in blocks]
    if reply.picture:
        lines.append(_run(Run(f"[{reply.picture.shows}]", Style.DETAIL), styled))
    choices = (button for row in reply.choices for button in row if isinstance(button, Choice))
    lines += [_choice(choice, styled) for choice in choices]
    return "\n".join(lines)


def printable(text: str) -> str:
    """The text without control and direction characters."""
    return _UNPRINTABLE.sub("", text)


def _without_details(block: Block) -> Block:
    return Block(block.form, tuple(run for run in block.runs if run.style is not Style.DETAIL))


def _block(block: Block, styled: bool) -> str:
    text = "".join(_run(run, styled) for run in block.runs)
    match block.form:
        case Form.LINE | Form.SOURCE:
            return text
        case Form.QUOTE:
            return _indented(text, "▌ ")
        case Form.FOLDED:
            return _indented(text, "    ")


def _run(run: Run, styled: bool) -> str:
    text = printable(run.text)
    if styled and run.style in _ANSI:
        return f"\x1b[{_ANSI[run.style]}m{text}\x1b[0m"
    before, after = _BRACKETS.get(run.style, ("", ""))
    return f"{before}{text}{after}"


def _choice(choice: Choice, styled: bool) -> str:
    line = _run(Run(choice.line, Style.CODE), styled)
    return f"  → {line}  {printable(choice.label)}"


def _indented(text: str, margin: str) -> str:
    return "\n".join(margin + line for line in text.split("\n"))
