"""A bar for what takes a while, where a person sees it; silence where nobody does."""

import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import TypeVar

_T = TypeVar("_T")
# Fewer are done before a bar could be read.
_FEW = 20


def shown(things: Iterable[_T], count: int, what: str) -> Iterator[_T]:
    """The things one after the other, with a bar on standard error if that is a terminal."""
    if count < _FEW or not sys.stderr.isatty() or find_spec("rich") is None:
        yield from things
        return
    from rich.console import Console
    from rich.progress import Progress

    # What is printed meanwhile goes above the bar, or where it was sent to.
    above = sys.stdout.isatty()
    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=above) as bar:
        yield from bar.track(things, count, description=what)
