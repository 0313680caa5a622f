"""What would be kept of a document, for a person to look at before it is: facts, no words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import count, groupby
from pathlib import PurePath

from knowledge.articles import ArticleFiles
from knowledge.base import KnowledgeBase
from knowledge.errors import DocumentError, DuplicateArticleError
from knowledge.importing import plain
from knowledge.importing.added_aliases import without_added
from knowledge.importing.drafting import Draft, draft, inherited, renamed
from knowledge.importing.extract import Received
from knowledge.importing.formats import read
from knowledge.importing.keeping import Shelved
from knowledge.importing.naming import is_id
from knowledge.model import Article, SourceField
from knowledge.store import Aliases


class Fate(Enum):
    """What importing a document would do to the library."""

    NEW = "new"
    VERSION = "version"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Excluded:
    """What is no content: its line in the stored text, or None for what is not stored; why."""

    text: str
    reason: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a document would be kept as.

    `included` and `excluded` hold together every character of the document that is no blank.
    """

    draft: Draft
    fate: Fate = Fate.NEW
    earlier: tuple[ArticleFiles, ...] = ()
    aliases: Aliases | None = None
    removed: bool = False

    @property
    def article(self) -> Article:
        """The article that would be kept."""
        return self.draft.article

    @property
    def files(self) -> ArticleFiles:
        """The files that it would be kept as."""
        return self.draft.files

    @property
    def shelved(self) -> Shelved:
        """What would be kept, without what it was read from."""
        return Shelved(self.files, self.earlier, self.aliases, self.removed)

    @property
    def fields(self) -> tuple[tuple[str, SourceField], ...]:
        """Each source field by its name, blank ones too."""
        source = self.article.source
        names = (name for name in type(source).__slots__ if name != "url_is_article")
        return tuple((name, getattr(source, name)) for name in names)

    @property
    def included(self) -> str:
        """Every heading and paragraph, without blanks."""
        article = self.article
        spans = [section.heading for section in article.sections if section.heading]
        spans += [it.span for section in article.sections for it in section.paragraphs]
        return "".join("".join(article.quote(span).split()) for span in spans)

    @property
    def excluded(self) -> tuple[Excluded, ...]:
        """Every excluded line of the text, then what is not stored at all, with the reasons."""
        left_out = self.draft.extract.left_out
        return (*self._excluded_lines(), *(Excluded(it.text, it.reason, None) for it in left_out))

    @property
    def reasons(self) -> tuple[tuple[str, tuple[Excluded, ...]], ...]:
        """What is excluded by its reason, in the order in which the reasons first occur."""
        order = list(dict.fromkeys(it.reason for it in self.excluded))
        ranked = sorted(self.excluded, key=lambda it: order.index(it.reason))
        return tuple((reason, tuple(all)) for reason, all in groupby(ranked, lambda it: it.reason))

    def _excluded_lines(self) -> Iterator[Excluded]:
        text, at, line = self.article.text, 0, 1
        for excluded in self.article.excluded:
            line += text.count("\n", at, excluded.span.start)
            at = excluded.span.start
            yield Excluded(self.article.quote(excluded.span).strip(), excluded.reason, line)


class Planner:
    """Plans documents one after the other against what the library holds; keeps nothing itself."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        known = (*base.entries, *base.removed)
        self._titles = {entry.id: entry.title for entry in known}
        self._known = known
        self._planned: dict[str, str] = {}
        self._called: dict[tuple[str, str | None], str] = {}

    def plan(self, received: Received) -> Plan:
        """The plan of one document.

        DocumentError or ArticleError where it cannot be imported, DuplicateArticleError where an
        earlier document of the same run has its id, or its title and date.
        """
        if received.id is not None and not is_id(received.id):
            problem = f"“{received.id}” can be no id: small letters, digits and hyphens, at most 48"
            raise DocumentError(received.name, problem)
        sidecar, aliases = received.sidecar, None
        if sidecar is not None:
            sidecar, aliases = without_added(sidecar, received.name)
        own = sidecar is not None and received.name.lower().endswith(".txt")
        extract = plain.verbatim(received) if own else read(received)
        drafted = draft(extract, received.name, sidecar)
        stem = PurePath(received.name).stem
        id = received.id or (stem if own and is_id(stem) else self._id(drafted.article))
        self._note(id, drafted.article, received.name)
        planned = Plan(renamed(drafted, id), Fate.NEW, received.earlier, aliases, received.removed)
        return (
            self._placed(planned, reviewed=sidecar is not None) if id in self._titles else planned
        )

    def _placed(self, planned: Plan, *, reviewed: bool) -> Plan:
        """The plan of an article that is in the library already."""
        known = self._base.files(planned.article.id)
        if not reviewed:
            planned = replace(planned, draft=inherited(planned.draft, known))
        same = planned.files.digest == known.digest and self._is_there(planned)
        return replace(planned, fate=Fate.UNCHANGED if same else Fate.VERSION)

    def _is_there(self, planned: Plan) -> bool:
        """Whether all that comes with the newest version is as it is in the library."""
        id = planned.article.id
        removed = any(entry.id == id for entry in self._base.removed)
        versions = {files.parse().version for files in planned.earlier}
        aliases = planned.aliases is None or planned.aliases == self._base.aliases(id)
        return removed is planned.removed and aliases and versions <= {*self._base.versions(id)}

    def _note(self, id: str, article: Article, name: str) -> None:
        if id in self._planned:
            raise DuplicateArticleError(name, id)
        source = article.source
        called = (source.title.value or "", source.published.value)
        if called in self._called:
            problem = f"is another 《{called[0]}》; {self._called[called]} is one already"
            raise DocumentError(name, problem)
        self._planned[id] = self._called[called] = name

    def _id(self, article: Article) -> str:
        """The id of the article of its title and, if known, date; or one that no other has."""
        source = article.source
        for entry in self._known:
            # Two dates tell two articles of one title apart, one date does not.
            dates = {entry.published, source.published.value} - {None}
            if entry.title == source.title.value and len(dates) < 2:
                return entry.id
        taken = {**self._titles, **self._planned}
        if article.id not in taken:
            return article.id
        numbered = (f"{article.id}-{number}" for number in count(2))
        return next(id for id in numbered if id not in taken)
