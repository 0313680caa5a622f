"""The whole library as files in a folder, which import reads back: for people, and for git.

`ID.txt` and `ID.toml` of each article, those of earlier versions in `earlier/`, and `library.toml`,
which says in which order the articles come and which of them were removed.
"""

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from bot.errors import FileError
from knowledge.articles import ArticleFiles
from knowledge.errors import DocumentError
from knowledge.importing import Shelved, is_id, with_added

MANIFEST = "library.toml"
_EARLIER = "earlier"


class _Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    earlier: int = 0
    removed: bool = False


class _Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    article: tuple[_Listed, ...] = ()


def write_library(shelves: Iterable[Shelved], folder: Path) -> int:
    """Write every article; how many. What an earlier export left and is no more is deleted.

    FileError where the folder holds anything else, or cannot be written.
    """
    try:
        stale = _stale(folder)
        folder.mkdir(parents=True, exist_ok=True)
        listed: list[_Listed] = []
        for shelved in shelves:
            for name, content in _files_of(shelved):
                _write(folder / name, content)
                stale.discard(folder / name)
            listed.append(_Listed(shelved.files.id, len(shelved.earlier), shelved.removed))
        _write(folder / MANIFEST, "\n".join(_lines(listed)).encode())
        for path in stale - {folder / MANIFEST}:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise FileError(folder, error.strerror or str(error)) from None
    return len(listed)


def read_library(folder: Path) -> Iterator[tuple[Path, tuple[ArticleFiles, ...], bool]]:
    """Of each article of an export the path of its text, its earlier versions, if it was removed.

    DocumentError where the folder's list cannot be read.
    """
    for listed in _read_manifest(folder).article:
        earlier = tuple(
            ArticleFiles(
                listed.id,
                (folder / f"{_earlier_name(listed.id, number)}.txt").read_bytes(),
                (folder / f"{_earlier_name(listed.id, number)}.toml").read_bytes(),
            )
            for number in range(1, listed.earlier + 1)
        )
        yield folder / f"{listed.id}.txt", earlier, listed.removed


def _read_manifest(folder: Path) -> _Manifest:
    path = folder / MANIFEST
    try:
        manifest = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _Manifest)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DocumentError(str(path), str(error)) from None
    for listed in manifest.article:
        if not is_id(listed.id):
            raise DocumentError(str(path), f"“{listed.id}” is no id of an article")
    return manifest


def _files_of(shelved: Shelved) -> Iterator[tuple[str, bytes]]:
    id = shelved.files.id
    yield f"{id}.txt", shelved.files.text
    yield f"{id}.toml", with_added(shelved.files.sidecar, shelved.aliases or ())
    for number, files in enumerate(shelved.earlier, 1):
        yield f"{_earlier_name(id, number)}.txt", files.text
        yield f"{_earlier_name(id, number)}.toml", files.sidecar


def _earlier_name(id: str, number: int) -> str:
    return f"{_EARLIER}/{id}.{number}"


def _stale(folder: Path) -> set[Path]:
    """The files of an earlier export; FileError where the folder holds something else."""
    if not folder.exists():
        return set()
    if not (folder / MANIFEST).is_file():
        if any(not path.name.startswith(".") for path in folder.iterdir()):
            raise FileError(folder, f"holds files, and no {MANIFEST} of an earlier export")
        return set()
    names = {
        name
        for listed in _read_manifest(folder).article
        for place in (
            listed.id,
            *(_earlier_name(listed.id, n) for n in range(1, listed.earlier + 1)),
        )
        for name in (f"{place}.txt", f"{place}.toml")
    }
    return {folder / name for name in names}


def _lines(listed: Iterable[_Listed]) -> Iterator[str]:
    yield "# The library: `python -m bot import` of this folder reads it back."
    for it in listed:
        yield from ("", "[[article]]", f'id = "{it.id}"')
        yield from [f"earlier = {it.earlier}"] if it.earlier else []
        yield from ["removed = true"] if it.removed else []
    yield ""


def _write(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or as it was."""
    path.parent.mkdir(exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.write_bytes(content)
    unfinished.replace(path)
