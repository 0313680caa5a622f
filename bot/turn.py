"""One turn of a conversation, and what a command is. Answers nothing itself."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.ports import Memory
from bot.reply import Reply
from bot.request import Request
from bot.wording import Wording
from knowledge import Article, KnowledgeBase


@dataclass(frozen=True, slots=True)
class Turn:
    """What was asked, with everything needed to answer it.

    `language` is the reader's or the group's; `speak` gives the wording of another one.
    """

    base: KnowledgeBase
    article: Article
    memory: Memory
    speak: Callable[[str], Wording]
    language: str
    request: Request
    argument: str = ""

    @property
    def wording(self) -> Wording:
        """Words in the language of this turn."""
        return self.speak(self.language)

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
    `asks` says that it asks the article something, which is counted.
    """

    name: str
    respond: Callable[[Turn], Reply]
    argument: str = ""
    listed: bool = True
    decides: bool = False
    only_in_groups: bool = False
    operator: bool = False
    asks: bool = False

    def is_open_to(self, request: Request) -> bool:
        """Whether there is such a command for whoever asks."""
        return request.operator or not self.operator
