"""A sidecar that was written reads back the same."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.articles import ArticleFiles
from knowledge.importing.toml import write_sidecar
from knowledge.sidecar import (
    BorrowedWords,
    Closing,
    Inference,
    Link,
    Noise,
    SecondListDecisions,
    SecondListEntry,
    Sidecar,
    SourceDecisions,
    read_sidecar,
)

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
_WORDS = st.lists(_TEXT, max_size=4).map(tuple)
_LINES = st.integers(1, 9999)
_INFERENCE = st.none() | st.builds(Inference, _TEXT, _TEXT)
_SIDECARS = st.builds(
    Sidecar,
    layout=st.sampled_from(["indented", "lines"]),
    statements=st.lists(_LINES, max_size=3).map(tuple),
    byline=st.none() | _LINES,
    headings=st.dictionaries(st.integers(1, 4), st.lists(_LINES, min_size=1).map(tuple)),
    questions=_WORDS,
    closing=st.none() | st.builds(Closing, _LINES),
    noise=st.lists(st.builds(Noise, _LINES, _TEXT, st.none() | _LINES), max_size=3).map(tuple),
    source=st.builds(
        SourceDecisions,
        *[_INFERENCE] * 6,
        st.builds(Link, st.booleans(), st.none() | _TEXT.filter(bool), _TEXT).filter(
            lambda link: bool(link.value) or not link.ground
        ),
    ),
    borrowed=st.lists(st.builds(BorrowedWords, _TEXT, _WORDS), max_size=2).map(tuple),
    second_list=st.none()
    | st.builds(
        SecondListDecisions,
        _TEXT,
        _TEXT,
        st.lists(
            st.builds(SecondListEntry, _TEXT, _TEXT, st.none() | _TEXT.filter(bool), _WORDS),
            min_size=1,
            max_size=3,
        ).map(tuple),
    ),
    aliases=st.dictionaries(st.sampled_from(["intro", "1", "3/2", "closing"]), _WORDS),
)


@given(_SIDECARS)
def test_any_sidecar_reads_back_as_it_was_written(sidecar: Sidecar) -> None:
    assert read_sidecar(write_sidecar(sidecar), "a.toml") == sidecar


def test_the_shipped_sidecar_reads_back_as_it_was_written(shipped_files: ArticleFiles) -> None:
    sidecar = read_sidecar(shipped_files.sidecar.decode(), "a.toml")
    assert read_sidecar(write_sidecar(sidecar), "b.toml") == sidecar


def test_a_sidecar_that_decides_nothing_is_an_empty_file() -> None:
    assert write_sidecar(Sidecar()) == ""
