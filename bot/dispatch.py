"""A request → its command → a reply: the whole bot as one synchronous function, without I/O."""

import re

from bot.commands import COMMANDS, Turn, ask, unknown
from bot.reply import SILENCE, Reply
from bot.request import Request
from bot.wording import Wording
from knowledge import Article, KnowledgeBase

_COMMAND = re.compile(
    r"/(?P<name>[A-Za-z0-9_]+)(?:@(?P<bot>\w+))?(?:\s+(?P<argument>.*))?", re.DOTALL
)
_MENTION = re.compile(r"@(?P<bot>\w+)[\s,,::]*(?P<rest>.*)", re.DOTALL)


class Dispatcher:
    """Answers requests from one knowledge base in one language."""

    def __init__(self, base: KnowledgeBase, wording: Wording) -> None:
        self._base = base
        self._wording = wording

    @property
    def article(self) -> Article:
        """The article that is asked."""
        return self._base.default

    def reply(self, request: Request) -> Reply:
        """The reply to one line; SILENCE where none is due."""
        text = request.line.strip()
        mention = _MENTION.fullmatch(text)
        addressed = request.addressed
        if mention and _same(mention["bot"], request.username):
            text, addressed = mention["rest"].strip(), True
        if command := _COMMAND.fullmatch(text):
            return self._command(request, command)
        if not text or (request.in_group and not addressed):
            return SILENCE
        return ask(self._turn(request, text))

    def _command(self, request: Request, typed: re.Match[str]) -> Reply:
        if typed["bot"] and not _same(typed["bot"], request.username):
            return SILENCE
        command = COMMANDS.get(typed["name"].lower())
        turn = self._turn(request, (typed["argument"] or "").strip())
        if command:
            return command.respond(turn)
        return SILENCE if request.in_group else unknown(turn)

    def _turn(self, request: Request, argument: str) -> Turn:
        return Turn(self._base, self.article, self._wording, request, argument)


def _same(name: str, username: str) -> bool:
    return name.casefold() == username.casefold()
