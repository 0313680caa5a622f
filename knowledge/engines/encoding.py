"""Encoding documents: a few in this process, many in another one beside it.

Encoding is a quarter of what indexing takes, and needs nothing but the text.
"""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
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
    # Spawned: a bot has threads, which do not survive a fork.
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        waiting = deque([_begun(pool, first)])
        while batch := list(islice(documents, _AT_A_TIME)):
            waiting.append(_begun(pool, batch))
            if len(waiting) > _AHEAD:
                yield from _ended(waiting.popleft())
        for it in waiting:
            yield from _ended(it)


def _begun(pool: ProcessPoolExecutor, batch: list[Document]) -> _Batch:
    try:
        return batch, pool.submit(_encode, [it.text for it in batch])
    except BrokenProcessPool:
        return batch, None


def _ended(batch: _Batch) -> Iterator[tuple[Document, Encoded]]:
    documents, future = batch
    try:
        results = future.result() if future else None
    except BrokenProcessPool:
        # No process could be started here, or it was killed: it is done in this one.
        results = None
    return zip(documents, results or _encode([it.text for it in documents]), strict=True)


def _encode(texts: Sequence[str]) -> list[Encoded]:
    return [encode(text) for text in texts]
