"""The operator's aliases at the end of a sidecar: a person can read them there, and move them up.

What stands above them stays byte for byte as it was written.
"""

import tomllib

import msgspec

from knowledge.errors import ArticleError
from knowledge.importing.toml import write_aliases
from knowledge.store import Aliases

_MARK = "\n# Added with /alias: import keeps these as the operator's.\n"
_TABLE = "operator_aliases"


def with_added(sidecar: bytes, aliases: Aliases) -> bytes:
    """The sidecar with the operator's aliases behind it."""
    if not aliases:
        return sidecar
    return sidecar + (_MARK + "\n".join(write_aliases(_TABLE, dict(aliases))) + "\n").encode()


def without_added(sidecar: bytes, file: str) -> tuple[bytes, Aliases | None]:
    """The sidecar as it was, and the operator's aliases behind it; None where there are none."""
    before, mark, after = sidecar.partition(_MARK.encode())
    if not mark:
        return sidecar, None
    try:
        table = tomllib.loads(after.decode()).get(_TABLE, {})
        aliases = msgspec.convert(table, dict[str, tuple[str, ...]])
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ArticleError(file, 0, f"{_TABLE}: {error}") from None
    return before, tuple(aliases.items())
