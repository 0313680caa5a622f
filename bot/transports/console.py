"""The bot in a terminal: one line as an argument, lines from a pipe, or a prompt.

Answers through the same dispatcher as Telegram, without a token or a network.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, TextIO

from bot.dispatch import Dispatcher
from bot.rendering.explanation import explain
from bot.rendering.record import render_json
from bot.rendering.terminal import render
from bot.reply import Outcome, Reply
from bot.request import Document, Place, Request

#: The bot's name in the console: `/principle@bot 3` is for it.
USERNAME = "bot"
_PROMPT = "› "
_MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class View:
    """How the console shows replies, and as whom it asks."""

    json: bool = False
    explain: bool = False
    styled: bool = False
    place: Place = Place.PRIVATE
    operator: bool = True


class Console:
    """Answers lines one after the other and remembers how that went.

    A file that goes with a reply is put into the current directory.
    """

    def __init__(self, dispatcher: Dispatcher, view: View, output: TextIO) -> None:
        self._dispatcher = dispatcher
        self._view = view
        self._output = output
        self._answered = False
        self._failed = False

    @property
    def status(self) -> int:
        """2 if any line was an error, else 0 if any was answered, else 1."""
        return 2 if self._failed else 0 if self._answered else 1

    def answer(self, line: str, error: str | None = None) -> None:
        """Print the reply to one line; `error` says what was wrong with the line as it came."""
        try:
            request = self._request(line)
            reply = self._dispatcher.reply(request)
            # A document that came from here needs no file here in return.
            if reply.attachment and request.document is None:
                Path(reply.attachment.name).write_bytes(reply.attachment.content)
        except Exception as defect:  # noqa: BLE001  a defect costs this line, not the next ones
            reply, error = Reply(Outcome.ERROR), f"{type(defect).__name__}: {defect}"
        self._answered |= reply.answered
        self._failed |= reply.outcome is Outcome.ERROR
        self._print(line, reply, error)
        if self._view.explain and reply.ranking:
            # Beside JSON an explanation would be one line too many for whoever reads it.
            output = sys.stderr if self._view.json else self._output
            print(explain(reply.ranking), file=output, flush=True)

    def _request(self, line: str) -> Request:
        # One private chat, kept between runs; its operator may decide for it.
        today, operator = datetime.now(UTC).date(), self._view.operator
        request = Request(
            line, USERNAME, today, self._view.place, admin=operator, operator=operator
        )
        if self._dispatcher.takes_document(request):
            return replace(request, document=_document(line))
        return request

    def _print(self, line: str, reply: Reply, error: str | None) -> None:
        if self._view.json:
            print(
                render_json(line, reply, error, details=self._view.operator),
                file=self._output,
                flush=True,
            )
            return
        if error:
            print(error, file=sys.stderr)
        if text := render(reply, styled=self._view.styled, details=self._view.operator):
            print(text, file=self._output, flush=True)


def _document(line: str) -> Document | None:
    """The file whose path stands behind the command; None where no such file is."""
    path = Path(line.strip().partition(" ")[2].strip()).expanduser()
    if not path.is_file():
        return None
    size = path.stat().st_size
    return Document(path.name, size, path.read_bytes() if size <= _MOST_BYTES else None)


def answer_stream(console: Console, lines: BinaryIO) -> None:
    """Answer each line of a stream of bytes in turn; what is no UTF-8 is replaced, and said."""
    for number, raw in enumerate(lines, 1):
        line, error = decoded(raw.rstrip(b"\r\n"), number)
        console.answer(line, error)


def decoded(raw: bytes, number: int) -> tuple[str, str | None]:
    """A line as text, and what was wrong with its bytes."""
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace"), f"line {number}: not valid UTF-8, replaced"


def answer_prompt(console: Console, history: Path, words: Iterable[str]) -> None:
    """Ask a person at a terminal until they leave; lines are kept in `history`."""
    for line in _prompted(history, list(words)):
        console.answer(line)


def _prompted(history: Path, words: list[str]) -> Iterator[str]:
    # Loaded only here: a line as an argument has no use for an editor.
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import WordCompleter
    from prompt_toolkit.history import FileHistory

    session: PromptSession[str] = PromptSession(
        history=FileHistory(str(history)),
        completer=WordCompleter(words, sentence=True),
        complete_while_typing=False,
    )
    while True:
        try:
            yield session.prompt(_PROMPT)
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
