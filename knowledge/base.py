"""The knowledge base: articles that can be asked. Joins the library, the index and answering."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from knowledge.addresses import Passage, find_again, locate
from knowledge.answering import answer, look_elsewhere, look_up, occurrences
from knowledge.articles import ArticleFiles
from knowledge.errors import ArticleError, UnknownArticleError
from knowledge.intake import bring_up_to_date, remove, restore, take
from knowledge.matching import Index
from knowledge.model import Article
from knowledge.numerals import read_numeral
from knowledge.outcomes import Answer, Elsewhere, Found, Nothing, Occurrences, Unsure
from knowledge.recent import Recent
from knowledge.store import Aliases, Entry, Library
from knowledge.text import find_folded

# Articles in memory at a time, versions counted apart; and answers: a group presses the same
# suggested questions again and again.
_CACHED_ARTICLES, _CACHED_ANSWERS = 32, 200
# Further back nobody's quotation is looked for.
_EARLIER_VERSIONS = 10
# What is longer than a long sentence is not looked for by what it means.
_LONGEST_WORDS = 300


class _OnlySupposedError(Exception):
    """What was supposed is taken back."""


class KnowledgeBase:
    """What is known: articles by id, and answers in their words.

    Sees at once what another process takes in, removes or adds to.
    """

    def __init__(self, library: Library, index: Index) -> None:
        self._library = library
        self._index = index
        self._articles = Recent[tuple[str, str], Article](_CACHED_ARTICLES)
        self._answers = Recent[tuple[str, str, str], Answer](_CACHED_ANSWERS)
        self._elsewhere = Recent[tuple[str, str], tuple[Elsewhere, ...]](_CACHED_ANSWERS)
        self._entries: tuple[Entry, ...] | None = None
        self._generation = -1

    # Keeping.

    def bring_up_to_date(self, shipped: Iterable[ArticleFiles]) -> None:
        """Take in the shipped articles that are due; see `intake.bring_up_to_date`."""
        bring_up_to_date(self._library, shipped)

    def take(self, received: Iterable[ArticleFiles]) -> tuple[str, ...]:
        """Take in articles, all or none; the ids of those that changed. See `intake.take`."""
        with self.atomic():
            return take(self._library, received)

    def remove(self, id: str) -> None:
        """Answer from the article no more; nothing of it is lost. See `intake.remove`."""
        remove(self._library, id)

    def restore(self, id: str) -> None:
        """Answer from a removed article again; see `intake.restore`."""
        restore(self._library, id)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Everything that is taken in, added or removed within it is kept, or nothing is."""
        try:
            with self._library.atomic():
                yield
        except BaseException:
            # What was read within it is not so.
            self._generation = -1
            raise

    def put_aliases(self, id: str, aliases: Aliases) -> None:
        """Keep these as the operator's aliases of the article: the next question counts them."""
        self._library.put_aliases(id, aliases)

    @contextmanager
    def supposing(self, id: str, aliases: Aliases) -> Iterator[None]:
        """Within it, questions are answered as if these were the operator's aliases.

        Nobody else sees it, and nothing of it is kept; nobody else can write meanwhile.
        """
        with suppress(_OnlySupposedError), self.atomic():
            self._library.put_aliases(id, aliases)
            yield
            raise _OnlySupposedError

    # Reading.

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every article that can be asked, in the order in which they came."""
        with self._reading():
            if self._entries is None:
                self._entries = self._library.entries()
            return self._entries

    def find(self, words: str) -> tuple[Entry, ...]:
        """The articles that words name: a number in the list, an id, or words of their titles."""
        number, id = read_numeral(words), words.strip().casefold()
        if number is not None and 1 <= number <= len(self.entries):
            return (self.entries[number - 1],)
        same = tuple(entry for entry in self.entries if entry.id == id)
        return same or tuple(entry for entry in self.entries if find_folded(entry.title, words))

    @property
    def removed(self) -> tuple[Entry, ...]:
        """The articles that were removed and can be restored."""
        return self._library.removed()

    @property
    def default(self) -> Article:
        """The article of a reader who chose none: the first."""
        return self.article(self.entries[0].id)

    def article(self, id: str) -> Article:
        """The article of that id as it is now; UnknownArticleError where there is none."""
        with self._reading():
            return self._cached(id, "", lambda: self._library.get(id))

    def is_known(self, id: str) -> bool:
        """Whether an article of that id was ever taken in, removed or not."""
        return self._library.standing(id) is not None

    def is_outdated(self, article: Article) -> bool:
        """Whether there is a newer version of the article; a removed one has none."""
        try:
            return self.article(article.id).version != article.version
        except UnknownArticleError:
            return False

    def find_again(self, old: Article, passage: Passage) -> Passage | None:
        """Where the words of an earlier version stand in the article as it is now.

        The very words, else for less than a section what comes so near that one place answers,
        else what stands at their address; None where there is no such place any more.
        """
        now, words = self.article(old.id), old.quote(passage.span)
        if same := find_again(now, passage.address, words.__eq__):
            return same
        if passage.span != passage.section.body and len(words) <= _LONGEST_WORDS:
            nearest = self.look_up(words, now)
            if isinstance(nearest, Found):
                return nearest.passages[0]
        return locate(now, replace(passage.address, article=None))

    def find_before(self, words: str, article: Article) -> Occurrences | None:
        """Where words stand in an earlier version of the article, the newest that has them."""
        for version in self.versions(article.id)[1 : 1 + _EARLIER_VERSIONS]:
            with suppress(UnknownArticleError):
                stands = occurrences(self.version(article.id, version), words)
                if stands.passages:
                    return stands
        return None

    def versions(self, id: str) -> tuple[str, ...]:
        """Every version that was taken in under an id, removed or not, the newest first."""
        return self._library.versions(id)

    def version(self, id: str, version: str) -> Article:
        """The article's version that begins so, an earlier one read from its files.

        Of a removed article as well. UnknownArticleError where it was never taken in, or cannot be
        read any more as it could be then.
        """
        with self._reading(), suppress(UnknownArticleError):
            now = self.article(id)
            if now.version.startswith(version):
                return now

        def parse() -> Article | None:
            files = self._library.files(id, version)
            with suppress(ArticleError):
                return files.parse() if files else None
            return None

        with self._reading():
            return self._cached(id, f"{version}…", parse)

    def files(self, id: str, version: str = "") -> ArticleFiles:
        """The article's files as they were received; UnknownArticleError where there are none."""
        files = self._library.files(id, version)
        if files is None:
            raise UnknownArticleError(id)
        return files

    def aliases(self, id: str) -> Aliases:
        """What the operator added to the article's own aliases."""
        return self._library.aliases(id)

    # Asking.

    def answer(self, text: str, article: Article) -> Answer:
        """What `article`, as it is now, says to a free text; see `answering.answer`."""
        with self._reading():
            now = self._now(article)
            asked = (text, now.id, now.version)
            return self._answers.get(asked, lambda: answer(text, now, self._index))

    def look_up(
        self, question: str, article: Article, *, prefer_headings: bool = False
    ) -> Found | Unsure | Nothing:
        """The best-matching section of `article` as it is now; see `answering.look_up`."""
        with self._reading():
            now = self._now(article)
            return look_up(question, now, self._index, prefer_headings=prefer_headings)

    def look_elsewhere(self, question: str, article: Article) -> tuple[Elsewhere, ...]:
        """Where other articles surely answer a question; see `answering.look_elsewhere`.

        Costs nothing where there is no other article.
        """
        with self._reading():
            if len(self.entries) == 1:
                return ()
            return self._elsewhere.get(
                (question, article.id),
                lambda: look_elsewhere(question, article.id, self._index, self.article),
            )

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """What is remembered is what is kept, from beginning to end."""
        with self._library.reading() as generation:
            if generation != self._generation:
                self._articles.clear()
                self._answers.clear()
                self._elsewhere.clear()
                self._entries = None
                self._generation = generation
            yield

    def _now(self, article: Article) -> Article:
        # Whoever asks had the article a moment ago: it may have been changed or removed since.
        with suppress(UnknownArticleError):
            return self.article(article.id)
        return article

    def _cached(self, id: str, version: str, load: Callable[[], Article | None]) -> Article:
        def loaded() -> Article:
            if article := load():
                return article
            raise UnknownArticleError(id)

        return self._articles.get((id, version), loaded)
