"""The shipped article as it would be without some of what a person decided."""

from dataclasses import replace

import pytest

from knowledge import Article
from knowledge.articles import ArticleFiles


@pytest.fixture(scope="session")
def shipped_closing_undecided(shipped_files: ArticleFiles) -> Article:
    """The shipped article whose sidecar does not say where the closing begins."""
    sidecar = shipped_files.sidecar.decode()
    without = sidecar.replace("[closing]\nline = 32\n", "").replace("\nclosing = [", "\n6x = [")
    kept = [line for line in without.splitlines() if not line.startswith("6x")]
    return replace(shipped_files, sidecar="\n".join(kept).encode()).parse()
