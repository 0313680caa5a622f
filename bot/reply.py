"""What is said, before it has a look: blocks of text runs, choices, and the evidence."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum

from knowledge import Address, Article, Confidence, Elsewhere, Passage, Ranking


class Outcome(Enum):
    """What a line came to; the codes are the console's."""

    FOUND = "found"
    UNSURE = "unsure"
    NOTHING = "nothing"
    SOURCE = "source"
    REFERENCE = "reference"
    HELP = "help"
    SILENT = "silent"
    ERROR = "error"


class Style(Enum):
    """How a run of text stands out. DETAIL is for an operator's terminal, nowhere else."""

    PLAIN = "plain"
    STRONG = "strong"
    MARK = "mark"
    CODE = "code"
    LINK = "link"
    STRUCK = "struck"
    DETAIL = "detail"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; `url` is where a LINK leads."""

    text: str
    style: Style = Style.PLAIN
    url: str = ""


class Form(Enum):
    """A line of the bot's own words, a quotation, one that may be folded away, or a source line."""

    LINE = "line"
    QUOTE = "quote"
    FOLDED = "folded"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Block:
    """Runs that stand together on lines of their own."""

    form: Form
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something the reader may do next: a label, and the line it stands for.

    `replaces` says that the answer takes the place of the message it was chosen under. `article` is
    what the line is about; None: what the reply is about.
    """

    label: str
    line: str
    replaces: bool = False
    article: Article | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """Words that the reader may take along as they are."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Share:
    """A link that opens this very reply for somebody else; `payload` is what the link carries."""

    label: str
    payload: str


@dataclass(frozen=True, slots=True)
class Vote:
    """What the reader thinks of the answer; `place` is the address that is voted on."""

    label: str
    place: str
    helpful: bool


Button = Choice | Copy | Share | Vote


@dataclass(frozen=True, slots=True)
class Evidence:
    """The place that a reply rests on, for whoever reads replies by machine."""

    passage: Passage
    others: tuple[Passage, ...] = ()
    score: float | None = None
    confidence: Confidence | None = None

    @property
    def address(self) -> Address:
        """The canonical address of the quoted words."""
        return self.passage.address


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a reply: its name, and what it holds."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that goes with a reply's words: what it shows, and what draws it as PNG.

    Drawing takes its time, and whoever shows pictures has it done; in a terminal nobody does.
    """

    shows: str
    draw: Callable[[], bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot says to one line. Without blocks it says nothing.

    `exists` is False for a reference to what the article does not have. `ranking` explains a
    search. `spoken` is the language that the chat chose by it. `sure`
    says that its source line alone would not mislead. `traceless` says that nothing is to
    be noted about it. `attachment` comes behind its words; a `picture` has them, few, below it.
    `question` is what was searched for, in the reader's words, where it may be judged;
    `elsewhere` are places in other articles that answer it as well.
    """

    outcome: Outcome
    blocks: tuple[Block, ...] = ()
    choices: tuple[tuple[Button, ...], ...] = ()
    article: Article | None = None
    evidence: Evidence | None = None
    exists: bool = True
    ranking: Ranking | None = None
    spoken: str = ""
    sure: bool = False
    traceless: bool = False
    attachment: Attachment | None = None
    question: str = ""
    elsewhere: tuple[Elsewhere, ...] = ()
    picture: Picture | None = None

    @property
    def answered(self) -> bool:
        """Whether the line counts as answered (the console's exit status)."""
        silent = (Outcome.NOTHING, Outcome.SILENT, Outcome.ERROR)
        return self.outcome not in silent and self.exists

    def prefaced(self, block: Block) -> "Reply":
        """The same with a block in front."""
        return replace(self, blocks=(block, *self.blocks))


SILENCE = Reply(Outcome.SILENT)


def line(*runs: Run | str) -> Block:
    """A line of the bot's own words; plain texts become plain runs."""
    return Block(Form.LINE, tuple(Run(run) if isinstance(run, str) else run for run in runs))
