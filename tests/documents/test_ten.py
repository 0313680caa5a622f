"""Ten documents as people have them: each with the right parts, and no character lost."""

from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest

from bot.operating.plans import reason_words
from bot.texts import Texts
from bot.wording import Wording
from knowledge.articles import ArticleFiles
from knowledge.importing import Plan, Received, draft, read
from tests.documents import Made
from tests.documents.office import rules, two_columns
from tests.documents.pages import news_page
from tests.documents.texts import DIARY, ESSAY, MANUAL, NOTICE, RIVERS, TREATISE, book

MAKERS: dict[str, Callable[[], Made]] = {
    "a page with navigation": news_page,
    "Word with numbered headings": rules,
    "a PDF of two columns": two_columns,
    "a notice in GB 18030": lambda: NOTICE,
    "an essay in Big5": lambda: ESSAY,
    "a diary in UTF-16": lambda: DIARY,
    "Markdown with front matter": lambda: RIVERS,
    "chapters and sections": lambda: TREATISE,
    "a manual broken into lines": lambda: MANUAL,
    "a book of 2,000 paragraphs": book,
}


@cache
def planned(document: str) -> tuple[Made, Plan]:
    """A document, and the plan of importing it."""
    made = MAKERS[document]()
    return made, Plan(draft(read(Received(made.name, made.content)), made.name))


@pytest.mark.parametrize("document", MAKERS)
def test_it_has_the_parts_that_a_reader_would_say_it_has(document: str) -> None:
    made, planned_ = planned(document)
    article = planned_.article
    parts = {it.id: (article.heading(it), len(it.paragraphs)) for it in article.sections}
    assert parts == made.parts


@pytest.mark.parametrize("document", MAKERS)
def test_included_and_excluded_characters_are_all_the_characters(document: str) -> None:
    made, planned_ = planned(document)
    excluded = "".join(it.text for it in planned_.excluded)
    found = Counter("".join((planned_.included + excluded).split()))
    assert found == Counter("".join(made.words.split()))


@pytest.mark.parametrize("document", MAKERS)
def test_every_excluded_line_has_a_reason(document: str) -> None:
    _, planned_ = planned(document)
    assert all(it.reason for it in planned_.excluded)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
@pytest.mark.parametrize("document", MAKERS)
def test_every_reason_is_said_in_every_language(document: str, language: str) -> None:
    _, planned_ = planned(document)
    wording = Wording(Texts(language))
    words = {it.reason: reason_words(it.reason, wording) for it in planned_.excluded}
    assert all(said for said in words.values())
    assert language == "en" or all(said != reason for reason, said in words.items())


@pytest.mark.parametrize("document", MAKERS)
def test_the_source_is_what_the_document_states(document: str) -> None:
    made, planned_ = planned(document)
    stated = {name: field.value for name, field in planned_.fields}
    assert {name: stated[name] for name in made.source} == made.source


@pytest.mark.parametrize("document", MAKERS)
def test_what_is_kept_makes_the_same_article_again(document: str) -> None:
    _, planned_ = planned(document)
    files = planned_.draft.files
    assert ArticleFiles(files.id, files.text, files.sidecar).parse() == planned_.article
