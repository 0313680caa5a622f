"""A request → its command → a reply: the whole bot as one synchronous function, without I/O."""

import re
import time
from collections.abc import Callable
from dataclasses import replace

from bot import guidance
from bot.commands import COMMANDS
from bot.guidance import unknown
from bot.languages import match_language
from bot.operating.recording import kept_words, record
from bot.ports.memory import Memory, Preference
from bot.ports.questions import LikedQuestion
from bot.reading import articles
from bot.reading.abroad import situate
from bot.reading.suggesting import Offer, offer
from bot.reply import SILENCE, Form, Outcome, Reply, line
from bot.request import Request
from bot.subjects import find_subject
from bot.turn import Command, Paint, Turn
from bot.wording import Wording
from knowledge import Article, KnowledgeBase, UnknownArticleError, locate, parse_address

_COMMAND = re.compile(
    r"/(?P<name>[A-Za-z0-9_]+)(?:@(?P<bot>\w+))?(?:\s+(?P<argument>.*))?", re.DOTALL
)
_MENTION = re.compile(r"@(?P<bot>\w+)[\s,\uff0c:\uff1a]*(?P<rest>.*)", re.DOTALL)
_UNKNOWN = Command("", unknown)
_OF_AN_ARTICLE = frozenset(f"/{it.name}" for it in COMMANDS.values() if it.of_article)
# What is no answer to a question: how one is written, for example.
_UNCOUNTED = (Outcome.HELP, Outcome.SILENT)


class Dispatcher:
    """Answers requests from one knowledge base.

    `language` is spoken where neither the chat nor the reader says; `speak` gives any one's words;
    `paint` draws statistics, where it can be done. `clock` gives seconds.
    """

    def __init__(
        self,
        base: KnowledgeBase,
        memory: Memory,
        speak: Callable[[str], Wording],
        language: str,
        paint: Paint | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._base = base
        self._memory = memory
        self._paint = paint
        self._clock = clock
        self.speak = speak
        self.language = language

    @property
    def article(self) -> Article:
        """The article that is asked."""
        return self._base.default

    def reply(self, request: Request) -> Reply:
        """The reply to one line; SILENCE where none is due."""
        if not self.concerns(request):
            return SILENCE
        began = self._clock()
        command, argument = _read(request)
        turn = self._turn(request, argument)
        # A setting may be pressed under an article that is not there any more.
        if turn.subject.absent and command.of_article:
            return articles.absent(turn, turn.subject.absent)
        reply = command.respond(turn)
        if command.asks and reply.outcome not in _UNCOUNTED:
            milliseconds = (self._clock() - began) * 1000
            reply = record(reply, turn.argument, milliseconds, self._memory.questions)
        return self._briefly(
            request, articles.regretting(situate(reply, turn, _OF_AN_ARTICLE), turn)
        )

    def question(self, request: Request) -> str:
        """What the line asks of its article, in the reader's words; "" where it asks nothing."""
        command, argument = _read(request)
        return find_subject(self._base, request, None, argument).argument if command.asks else ""

    def judge(self, question: LikedQuestion, *, helpful: bool, before: bool | None) -> None:
        """Take a reader's vote on the answer to a question, in place of an earlier one."""
        if words := kept_words(question.text):
            kept = replace(question, text=words)
            self._memory.questions.judge(kept, helpful=helpful, before=before)

    def concerns(self, request: Request) -> bool:
        """Whether a reply is due: a line for the bot, or a command of its own."""
        text, addressed = _without_mention(request)
        if typed := _COMMAND.fullmatch(text):
            known = _command(request, typed) is not None
            return _is_ours(request, typed) and (known or not request.in_group)
        return bool(text) and (addressed or not request.in_group)

    def suggest(self, request: Request) -> Offer:
        """What inline mode offers for a line."""
        # `/principle 3` asks here for what it asks for elsewhere.
        _, argument = _read(request)
        turn = self._turn(request, argument)
        if turn.subject.absent:
            return Offer((), articles.absent(turn, turn.subject.absent).blocks[0].text, True)
        # Telegram would keep what one reader is offered for the next.
        personal = turn.language != self.language or len(self._base.entries) > 1
        return offer(turn, personal=personal)

    def greet(self, request: Request) -> Reply:
        """What is said once in a group that the bot was added to."""
        return guidance.greeting(self._turn(request, ""))

    def wording(self, request: Request) -> Wording:
        """Words in the language of whoever asks."""
        return self.speak(self._spoken(request, self._memory.preferences.get(request.chat)))

    def decides(self, request: Request) -> bool:
        """Whether the line is a command that only an admin of a group may give."""
        typed = _COMMAND.fullmatch(_without_mention(request)[0])
        command = _command(request, typed) if typed else None
        return bool(command and command.decides)

    def takes_document(self, request: Request) -> bool:
        """Whether the line is a command that a file comes with."""
        typed = _COMMAND.fullmatch(_without_mention(request)[0])
        command = _command(request, typed) if typed else None
        return bool(command and command.takes_document)

    def working(self, request: Request) -> Reply:
        """What is said while such a command is at work."""
        return Reply(Outcome.HELP, (line(self.wording(request).texts("import.working")),))

    def knows(self, id: str, version: str) -> bool:
        """Whether what a button was made for can still be read, or was removed and is known so."""
        return any(it.startswith(version) for it in self._base.versions(id))

    def has_place(self, id: str, version: str, place: str) -> bool:
        """Whether there is such a place in a version that can still be read."""
        address = parse_address(place)
        try:
            article = self._base.version(id, version)
        except UnknownArticleError:
            return False
        return address is not None and locate(article, address) is not None

    def move(self, old: int, new: int) -> None:
        """A group became a supergroup: what it decided goes on under its new id."""
        self._memory.preferences.put(new, self._memory.preferences.get(old))

    def _briefly(self, request: Request, reply: Reply) -> Reply:
        """The source line alone, where a group asked for that."""
        if not (request.in_group and reply.sure):
            return reply
        if not self._memory.preferences.get(request.chat).quiet:
            return reply
        kept = tuple(block for block in reply.blocks if block.form is Form.SOURCE)
        return replace(reply, blocks=kept, choices=())

    def _turn(self, request: Request, argument: str) -> Turn:
        chosen = self._memory.preferences.get(request.chat)
        subject = find_subject(self._base, request, chosen.article, argument)
        language = self._spoken(request, chosen)
        parts = (self._base, subject, self._memory, self.speak)
        return Turn(*parts, language, request, self._paint)

    def _spoken(self, request: Request, chosen: Preference) -> str:
        """The language of the chat if it chose one; in private else the reader's own."""
        own = None if request.in_group else match_language(request.language)
        return chosen.language or own or self.language


def _read(request: Request) -> tuple[Command, str]:
    """The command that a line is, a text without one being a question, and what it says."""
    text, _ = _without_mention(request)
    typed = _COMMAND.fullmatch(text)
    if typed is None:
        return COMMANDS["ask"], text
    return _command(request, typed) or _UNKNOWN, (typed["argument"] or "").strip()


def _command(request: Request, typed: re.Match[str]) -> Command | None:
    """The command that was typed, if there is such a one for whoever asks."""
    command = COMMANDS.get(typed["name"].lower())
    return command if command and command.is_open_to(request) else None


def _without_mention(request: Request) -> tuple[str, bool]:
    """The line without a leading mention of the bot, and whether it is meant for the bot."""
    text = request.line.strip()
    mention = _MENTION.fullmatch(text)
    if mention and _same(mention["bot"], request.username):
        return mention["rest"].strip(), True
    return text, request.addressed


def _is_ours(request: Request, typed: re.Match[str]) -> bool:
    return not typed["bot"] or _same(typed["bot"], request.username)


def _same(name: str, username: str) -> bool:
    return name.casefold() == username.casefold()
