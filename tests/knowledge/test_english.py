"""An English article answers in its words: quotations, questions, what stands beside them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import Confidence, Found, KnowledgeBase, PieceKind
from knowledge.articles import shipped
from knowledge.engines.schema import KNOWLEDGE
from knowledge.engines.sqlite import open_database
from tests.english import ROOF
from tests.several import base_over

_MARKS = {PieceKind.SAME: "{}", PieceKind.ARTICLE: "+{}+", PieceKind.READER: "-{}-"}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder: Path = tmp_path_factory.mktemp("english")
    database = open_database(folder / "bot.db", KNOWLEDGE)
    base = base_over(database)
    base.bring_up_to_date(shipped())
    base.take([ROOF])
    yield base
    database.conn.close()


def _found(base: KnowledgeBase, question: str) -> Found:
    answer = base.answer(question, base.article("roof"))
    assert isinstance(answer, Found), answer
    return answer


@pytest.mark.parametrize(
    ("quoted", "shown"),
    [
        (
            "In a good year each colony gives thirty kilograms of honey",
            "In a good year each colony gives -thirty-+twenty+ kilograms of honey.",
        ),
        (
            "In a bad year every colony gives twenty kilograms of honey.",
            "In a -bad-+good+ year -every-+each+ colony gives twenty kilograms of honey.",
        ),
        ("Bees do sleep in winter", "Bees do +not+ sleep in winter."),
        (
            "A hive weighs about forty kilos in late summer",
            "A hive weighs about forty -kilos-+kilograms+ in late summer.",
        ),
    ],
)
def test_a_misquotation_is_found_and_shown_word_by_word(
    base: KnowledgeBase, quoted: str, shown: str
) -> None:
    found = _found(base, quoted)
    assert found.confidence is Confidence.LIKELY
    assert found.quotation is not None
    pieces = (_MARKS[piece.kind].format(piece.text) for piece in found.quotation.pieces)
    assert "".join(pieces).strip() == shown


@pytest.mark.parametrize(
    "quoted",
    [
        "A hive weighs about forty kilograms in late summer",
        "at thirty degrees. Feed them",
        "they form a cluster and keep",
    ],
)
def test_what_stands_there_word_for_word_is_exact(base: KnowledgeBase, quoted: str) -> None:
    found = _found(base, quoted)
    assert (found.confidence, found.quotation) == (Confidence.EXACT, None)


@pytest.mark.parametrize(
    "question", ["do bees sleep in winter", "how much honey does a colony give"]
)
def test_a_question_is_no_misquotation(base: KnowledgeBase, question: str) -> None:
    assert _found(base, question).quotation is None
