"""Encoding documents: a few in this process, many in another one beside it.

Encoding is a quarter of what indexing takes, and needs nothing but the text.
"""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice

from knowledge.matching import Document
from knowledge.matching.encoding import Encoded, encode

# So many are encoded before another process has started.
_FEW = 4_096
_AT_A_TIME, _AHEAD = 256, 6

_Batch = tuple[list[Document], "Future[list[Encoded]] | None"]


def encoded(documents: Iterable[Document]) -> Iterator[tuple[Document, Encoded]]:
    """Each document with its words encoded, in their order."""
    documents = iter(documents)
    yield from ((it, encode(it.text)) for it in islice(documents, _FEW))
    if not (first := list(islice(documents, _AT_A_TIME))):
        return
    with _beside() as pool:
        waiting = deque([_begun(pool, first)])
        while batch := list(islice(documents, _AT_A_TIME)):
            waiting.append(_begun(pool, batch))
            if len(waiting) > _AHEAD:
                yield from _ended(waiting.popleft())
        for it in waiting:
            yield from _ended(it)


@contextmanager
def _beside() -> Iterator[ProcessPoolExecutor | None]:
    """The other process; None where there can be none."""
    try:
        # Spawned: a bot has threads, which do not survive a fork.
        pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))
    except (ImportError, NotImplementedError, OSError):
        yield None
        return
    with pool:
        yield pool


def _begun(pool: ProcessPoolExecutor | None, batch: list[Document]) -> _Batch:
    try:
        return batch, pool.submit(_encode, [it.text for it in batch]) if pool else None
    except (BrokenProcessPool, OSError):
        return batch, None


def _ended(batch: _Batch) -> Iterator[tuple[Document, Encoded]]:
    documents, future = batch
    try:
        results = future.result() if future else None
    except BrokenProcessPool:
        # It could not start, or was killed: what it had is done here.
        results = None
    return zip(documents, results or _encode([it.text for it in documents]), strict=True)


def _encode(texts: Sequence[str]) -> list[Encoded]:
    return [encode(text) for text in texts]
