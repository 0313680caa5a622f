"""Other engines on the same paragraphs, each as a call: question → paragraph ids, best first.

Needs the `peers` group of the development dependencies for bm25s and tantivy.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from rapidfuzz import fuzz, process

Peer = Callable[[str], Sequence[str]]
_MOST = 10
_RUN = re.compile(r"[a-z0-9]+|[\u2e80-\u9fff]+")


def tokens(text: str) -> list[str]:
    """Character bigrams and characters; words of Latin letters and digits whole."""
    found: list[str] = []
    for run in _RUN.findall(text.lower()):
        found += [run] if run.isascii() else [*run, *map("".join, pairwise(run))]
    return found


def bigrams(text: str) -> list[str]:
    """Character bigrams (a lone character alone); words of Latin letters and digits whole."""
    found: list[str] = []
    for run in _RUN.findall(text.lower()):
        found += [run] if run.isascii() or len(run) == 1 else map("".join, pairwise(run))
    return found


class BigramFts:
    """SQLite FTS5 over character bigrams: an OR of all of the question's, by bm25."""

    def __init__(self, paragraphs: Iterable[tuple[str, str]], path: Path | None = None) -> None:
        self._connection = sqlite3.connect(path or ":memory:")
        self._connection.execute("CREATE VIRTUAL TABLE text USING fts5(id UNINDEXED, words)")
        rows = ((id, " ".join(bigrams(text))) for id, text in paragraphs)
        self._connection.executemany("INSERT INTO text VALUES (?, ?)", rows)
        self._connection.commit()

    def __call__(self, question: str) -> list[str]:
        """The ids of the best paragraphs."""
        words = dict.fromkeys(bigrams(question))
        match = " OR ".join(f'"{word}"' for word in words)
        sql = "SELECT id FROM text WHERE words MATCH ? ORDER BY rank LIMIT ?"
        return [row[0] for row in self._connection.execute(sql, [match, _MOST])] if match else []


def rapidfuzz_peer(name: str) -> Callable[[Mapping[str, str]], Peer]:
    """The rapidfuzz scorer of that name over all paragraphs."""
    scorer = getattr(fuzz, name)

    def build(paragraphs: Mapping[str, str]) -> Peer:
        def ask(question: str) -> list[str]:
            found = process.extract(question, paragraphs, scorer=scorer, limit=_MOST)
            return [id for _, _, id in found]

        return ask

    return build


def bm25s_peer(paragraphs: Mapping[str, str]) -> Peer:
    """bm25s over characters and bigrams."""
    import bm25s  # noqa: PLC0415  (optional)

    ids = list(paragraphs)
    index = bm25s.BM25()
    index.index([tokens(text) for text in paragraphs.values()], show_progress=False)

    def ask(question: str) -> list[str]:
        words = [tokens(question)]
        if not words[0]:
            return []
        found, _ = index.retrieve(words, k=min(_MOST, len(ids)), show_progress=False)
        return [ids[at] for at in found[0]]

    return ask


def tantivy_peer(paragraphs: Mapping[str, str]) -> Peer:
    """Tantivy over characters and bigrams, given to it as words."""
    import tantivy  # noqa: PLC0415  (optional)

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("words", tokenizer_name="whitespace")
    index = tantivy.Index(builder.build())
    writer = index.writer(heap_size=50_000_000, num_threads=1)
    for id, text in paragraphs.items():
        writer.add_document(tantivy.Document(id=[id], words=[" ".join(tokens(text))]))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def ask(question: str) -> list[str]:
        words = " ".join(f'"{token}"' for token in tokens(question))
        hits = searcher.search(index.parse_query(words, ["words"]), _MOST).hits if words else []
        return [searcher.doc(address)["id"][0] for _, address in hits]

    return ask


def fts_peer(paragraphs: Mapping[str, str]) -> Peer:
    """FTS5 in memory."""
    return BigramFts(paragraphs.items())


PEERS: dict[str, Callable[[Mapping[str, str]], Peer]] = {
    "rapidfuzz WRatio": rapidfuzz_peer("WRatio"),
    "rapidfuzz partial_ratio": rapidfuzz_peer("partial_ratio"),
    "bm25s": bm25s_peer,
    "FTS5 bigrams": fts_peer,
    "tantivy": tantivy_peer,
}
