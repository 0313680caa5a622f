"""What tests of every kind start from: the shipped article, a fresh database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlite_utils import Database

from bot.engines.inbox import INBOX
from bot.engines.sqlite import CONVERSATION
from knowledge import Article
from knowledge.articles import ArticleFiles, shipped
from knowledge.engines.schema import KNOWLEDGE
from knowledge.engines.sqlite import open_database

# A loaded machine makes no property false.
settings.register_profile("article-bot", deadline=None)
settings.load_profile("article-bot")


@pytest.fixture(scope="session")
def shipped_files() -> ArticleFiles:
    """The files of the article that the bot ships with."""
    return next(files for files in shipped() if files.id == "dbw-2015-09-24")


@pytest.fixture(scope="session")
def article(shipped_files: ArticleFiles) -> Article:
    """The shipped article, parsed."""
    return shipped_files.parse()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A fresh database file with every table and nothing in it."""
    opened = open_database(tmp_path / "bot.db", KNOWLEDGE, CONVERSATION, INBOX)
    yield opened
    opened.conn.close()
