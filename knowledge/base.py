"""The knowledge base: articles that can be asked. Joins the library, the index and answering."""

from collections.abc import Iterable

from knowledge.answering import answer, look_up
from knowledge.articles import ArticleFiles
from knowledge.matching import Index
from knowledge.model import Article
from knowledge.outcomes import Answer, Found, Nothing, Unsure
from knowledge.store import Library


class KnowledgeBase:
    """What is known: articles by id, and answers in their words."""

    def __init__(self, library: Library, index: Index) -> None:
        self._library = library
        self._index = index
        self._articles: dict[str, Article] = {}
        self._first: str | None = None

    def bring_up_to_date(self, shipped: Iterable[ArticleFiles]) -> None:
        """Take in each article whose files changed since they were last taken in; no other."""
        for received in shipped:
            if self._library.digest(received.id) != received.digest:
                self._library.put(received.parse(), received.digest)
                self._articles.pop(received.id, None)

    @property
    def default(self) -> Article:
        """The article of a reader who chose none: the first."""
        if self._first is None:
            self._first = self._library.ids()[0]
        return self.article(self._first)

    def article(self, id: str) -> Article:
        """The article of that id; KeyError if there is none."""
        if id not in self._articles:
            article = self._library.get(id)
            if article is None:
                raise KeyError(id)
            self._articles[id] = article
        return self._articles[id]

    def answer(self, text: str, article: Article) -> Answer:
        """What `article` says to a free text; see `answering.answer`."""
        return answer(text, article, self._index)

    def look_up(
        self, question: str, article: Article, *, prefer_headings: bool = False
    ) -> Found | Unsure | Nothing:
        """The best-matching section of `article`; see `answering.look_up`."""
        return look_up(question, article, self._index, prefer_headings=prefer_headings)
