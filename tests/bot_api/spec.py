"""The Bot API as data: which methods exist, what they take, and whether a call keeps to it.

Values come as a request carries them. Form fields are strings, so a parameter that is not a
string is decoded from JSON first; inside JSON nothing is converted, because Telegram's own
leniency there is not documented.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_API: dict[str, Any] = json.loads(Path(__file__).with_name("api.json").read_text("utf-8"))
_ARRAY = "Array of "


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came as a part of a multipart request."""

    filename: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Field:
    types: tuple[str, ...]
    required: bool
    const: str | None


def known(method: str) -> bool:
    """Whether the method is one the bot may use."""
    return method in _API["methods"]


def decoded(method: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters as JSON values; what cannot be decoded stays the string it came as."""
    fields = _parameters(method) if known(method) else {}
    return {
        name: _decoded(value, fields[name].types) if name in fields else value
        for name, value in params.items()
    }


def violations(method: str, params: Mapping[str, Any]) -> list[str]:
    """Everything in which the call departs from the Bot API; empty when nothing does."""
    if not known(method):
        return [f"{method}: unknown method"]
    values = decoded(method, params)
    attached = set(_attached(values))
    lost = [f"{method}: no file {name!r} attached" for name in attached - values.keys()]
    named = {name: value for name, value in values.items() if name not in attached}
    return lost + _object(_parameters(method), named, method)


def _decoded(value: Any, types: tuple[str, ...]) -> Any:
    if not isinstance(value, str) or types == ("String",) or "InputFile" in types:
        return value
    try:
        read = json.loads(value)
    except ValueError:
        return value
    # "12" stays a string where only a string is meant: chat_id takes 12 and "@name" alike.
    return value if isinstance(read, str) else read


def _attached(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value.startswith("attach://"):
        yield value.removeprefix("attach://")
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _attached(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _attached(inner)


def _object(fields: Mapping[str, _Field], value: Mapping[str, Any], at: str) -> list[str]:
    found = [f"{at}: unknown {name!r}" for name in value if name not in fields]
    for name, field in fields.items():
        if name in value:
            found += _field(field, value[name], f"{at}.{name}")
        elif field.required:
            found.append(f"{at}: {name!r} is missing")
    return found


def _field(field: _Field, value: Any, at: str) -> list[str]:
    if field.const is not None and value != field.const:
        return [f"{at}: must be {field.const!r}, is {value!r}"]
    return _any_of(field.types, value, at)


def _any_of(types: Sequence[str], value: Any, at: str) -> list[str]:
    """The complaints of the member the value comes nearest to; none when one matches."""
    nearest: list[str] | None = None
    for name in types:
        found = _one(name, value, at)
        if not found:
            return []
        if nearest is None or len(found) < len(nearest):
            nearest = found
    return nearest or [f"{at}: matches no type"]


def _one(name: str, value: Any, at: str) -> list[str]:
    if name.startswith(_ARRAY):
        return _array(name.removeprefix(_ARRAY), value, at)
    if name in _PRIMITIVES:
        return [] if _is(name, value) else [f"{at}: expected {name}, got {value!r:.80}"]
    if not isinstance(value, dict):
        return [f"{at}: expected {name}, got {value!r:.80}"]
    if members := _API["types"][name].get("subtypes"):
        return _any_of(_candidates(tuple(members), str(value.get("type", ""))), value, at)
    return _object(_fields(name), value, at)


def _array(item: str, value: Any, at: str) -> list[str]:
    if not isinstance(value, list):
        return [f"{at}: expected an array of {item}, got {value!r:.80}"]
    return [found for i, each in enumerate(value) for found in _one(item, each, f"{at}[{i}]")]


_PRIMITIVES = {
    "Integer": int,
    "Float": (int, float),
    "String": str,
    "Boolean": bool,
    "InputFile": Upload,
}


def _is(name: str, value: Any) -> bool:
    # bool is an int to Python, not to Telegram.
    if isinstance(value, bool) and name != "Boolean":
        return False
    return isinstance(value, _PRIMITIVES[name])  # type: ignore[arg-type]


@cache
def _candidates(members: tuple[str, ...], kind: str) -> tuple[str, ...]:
    fitting = tuple(name for name in members if _const(name) in (kind, None))
    return fitting or members


def _const(name: str) -> str | None:
    field = _fields(name).get("type")
    return field.const if field else None


@cache
def _fields(name: str) -> dict[str, _Field]:
    return _compiled(_API["types"][name]["fields"])


@cache
def _parameters(method: str) -> dict[str, _Field]:
    return _compiled(_API["methods"][method])


def _compiled(fields: Mapping[str, Any]) -> dict[str, _Field]:
    return {
        name: _Field(tuple(each["types"]), each.get("required", False), each.get("const"))
        for name, each in fields.items()
    }
