"""Files, folders and standard input → documents as they were received. Reads nothing else."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.shell.library import MANIFEST, read_library
from knowledge.articles import ArticleFiles
from knowledge.errors import DocumentError
from knowledge.importing import FORMATS, MOST_BYTES, Received, too_large

#: The name of a document that comes in on standard input.
STANDARD_INPUT = "-"
_ENDINGS = tuple(ending for format in FORMATS for ending in format.endings)


@dataclass(frozen=True, slots=True)
class Options:
    """What a person says of every document of a run; `id` and `sidecar` only of a single one."""

    encoding: str | None = None
    id: str | None = None
    sidecar: Path | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document is, and what an export of the library says of it beside."""

    name: str
    earlier: tuple[ArticleFiles, ...] = ()
    removed: bool = False


def find(names: Sequence[str]) -> tuple[list[Place], list[DocumentError]]:
    """The documents that the names stand for, folders opened; and what is wrong with the others."""
    found: list[Place] = []
    refused: list[DocumentError] = []
    for name in names:
        try:
            found += _found(name)
        except DocumentError as error:
            refused.append(error)
        except OSError as error:
            refused.append(DocumentError(name, error.strerror or str(error)))
    return found, refused


def receive(place: Place, options: Options) -> Received:
    """One document with its sidecar; DocumentError where it cannot be read."""
    if place.name == STANDARD_INPUT:
        content = sys.stdin.buffer.read(MOST_BYTES + 1)
        received = Received("standard input", content, options.encoding, options.id)
    elif place.name.endswith(".toml"):
        raise DocumentError(place.name, "is a sidecar: import the document that it is about")
    else:
        path = Path(place.name)
        received = Received(path.name, _content(path), options.encoding, options.id)
    sidecar = options.sidecar or _beside(place.name)
    return replace(
        received,
        sidecar=_content(sidecar) if sidecar else None,
        earlier=place.earlier,
        removed=place.removed,
    )


def _found(name: str) -> Iterable[Place]:
    path = Path(name)
    if "://" in name:
        problem = "is an address, and nothing is fetched: save the page and import the file"
        raise DocumentError(name, problem)
    if name == STANDARD_INPUT or not path.is_dir():
        return [Place(name)]
    if (path / MANIFEST).is_file():
        listed = read_library(path)
        return [Place(str(text), earlier, removed) for text, earlier, removed in listed]
    return [Place(found) for found in _in_folder(path)]


def _in_folder(folder: Path) -> list[str]:
    """Every document below a folder, by name; what is no document's ending is passed over."""
    root = folder.resolve()
    found = []
    for path in _walk(folder):
        if not path.resolve().is_relative_to(root):
            raise DocumentError(str(path), "is a link out of the folder, and is not followed")
        if path.is_file() and path.name.lower().endswith(_ENDINGS):
            found.append(str(path))
    if not found:
        raise DocumentError(str(folder), f"holds no document ({', '.join(_ENDINGS)})")
    return found


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in sorted([*files, *links]):
            if not name.startswith("."):
                yield Path(place) / name


def _beside(name: str) -> Path | None:
    sidecar = Path(name).with_suffix(".toml") if name != STANDARD_INPUT else None
    return sidecar if sidecar and sidecar.is_file() else None


def _content(path: Path) -> bytes:
    """The bytes of a file whose size was looked at before."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise DocumentError(str(path), "is no ordinary file")
        if about.st_size > MOST_BYTES:
            raise too_large(str(path), about.st_size)
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(str(path), error.strerror or str(error)) from None
