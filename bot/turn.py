"""One turn of a conversation, and what a command is. Answers nothing itself."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.ports.memory import Memory, Preference
from bot.reply import Reply
from bot.request import Request
from bot.statistics import Statistics
from bot.subjects import Subject
from bot.wording import Wording
from knowledge import Article, KnowledgeBase

Paint = Callable[[Statistics, Wording], bytes]


@dataclass(frozen=True, slots=True)
class Turn:
    """What was asked, with everything needed to answer it.

    `language` is the reader's or the group's; `speak` gives the wording of another one. `paint`
    draws statistics as PNG, where pictures can be drawn at all.
    """

    base: KnowledgeBase
    subject: Subject
    memory: Memory
    speak: Callable[[str], Wording]
    language: str
    request: Request
    paint: Paint | None = None

    @property
    def article(self) -> Article:
        """What the line is about."""
        return self.subject.article

    @property
    def own(self) -> str:
        """The id of the article that the chat reads."""
        return self.subject.own

    @property
    def argument(self) -> str:
        """What the line says, without its command and without the article that it names."""
        return self.subject.argument

    @property
    def wording(self) -> Wording:
        """Words in the language of this turn."""
        return self.speak(self.language)

    @property
    def may_decide(self) -> bool:
        """Whether the reader may decide for the chat: in a group its admins do."""
        return self.request.admin or not self.request.in_group

    @property
    def preference(self) -> Preference:
        """What the chat decided so far."""
        return self.memory.preferences.get(self.request.chat)

    def naming(self, article: Article) -> str:
        """`ARTICLE:` in front of an argument; nothing where the chat reads that article."""
        return "" if article.id == self.own else f"{article.id}:"

    def decide(self, preference: Preference) -> None:
        """Keep what the chat decides now."""
        self.memory.preferences.put(self.request.chat, preference)

    def spelled(self, name: str, argument: str = "") -> str:
        """A command as it must be typed: in a group only `/name@bot` is sure to arrive."""
        at = f"@{self.request.username}" if self.request.in_group else ""
        return " ".join(filter(None, (f"/{name}{at}", argument)))


@dataclass(frozen=True, slots=True)
class Command:
    """A row of the table: its name, what answers it, and how its argument is shown.

    The catalogue holds its description under `command.NAME`. `listed` puts it into help and menus;
    `decides` says that in a group only an admin may give it an argument; `only_in_groups`
    that it means nothing in private. To others than operators an `operator` command is none.
    `of_article` says that it is about one article, which may stand in front of its argument;
    `asks` that it asks the article something, which is counted; `takes_document` that a file
    comes with it, and that it may take a while.
    """

    name: str
    respond: Callable[[Turn], Reply]
    argument: str = ""
    listed: bool = True
    decides: bool = False
    only_in_groups: bool = False
    operator: bool = False
    of_article: bool = False
    asks: bool = False
    takes_document: bool = False

    def is_open_to(self, request: Request) -> bool:
        """Whether there is such a command for whoever asks."""
        return request.operator or not self.operator
