"""Articles as files: `ID.txt` byte for byte, `ID.toml` what was decided; those of the package."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from knowledge.model import Article

#: Counted up when the parser or the index reads the same files differently, so that the rows of an
#: older database are made anew.
EDITION = 2


@dataclass(frozen=True, slots=True)
class ArticleFiles:
    """An article as it was received, with its sidecar (empty: none)."""

    id: str
    text: bytes
    sidecar: bytes

    @property
    def digest(self) -> str:
        """Identifies both files."""
        return hashlib.sha256(b"\0".join((self.text, self.sidecar))).hexdigest()

    def parse(self) -> Article:
        """The article; raises ArticleError where it cannot be read as one."""
        # A start whose database is up to date has no use for the parser.
        from knowledge.parsing import decode, parse
        from knowledge.sidecar import read_sidecar

        sidecar_file = f"{self.id}.toml"
        sidecar = read_sidecar(decode(self.sidecar, sidecar_file), sidecar_file)
        file = f"{self.id}.txt"
        return parse(self.id, decode(self.text, file), sidecar, file)


def shipped() -> Iterator[ArticleFiles]:
    """Every article of the package, by id."""
    folder = files(__package__)
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        id, _, ending = entry.name.rpartition(".")
        if ending == "txt":
            sidecar = folder / f"{id}.toml"
            yield ArticleFiles(
                id, entry.read_bytes(), sidecar.read_bytes() if sidecar.is_file() else b""
            )
