"""A sidecar → TOML that a person can read and mend, and that reads back to the same sidecar."""

import json
from collections.abc import Iterable, Iterator, Mapping

from knowledge.sidecar import Inference, Sidecar

_WIDEST = 100


def write_sidecar(sidecar: Sidecar) -> str:
    """The sidecar as TOML; what it does not decide is not written."""
    return "\n".join(_lines(sidecar)).strip() + "\n" if sidecar != Sidecar() else ""


def _lines(sidecar: Sidecar) -> Iterator[str]:
    if sidecar.layout != "indented":
        yield f"layout = {_string(sidecar.layout)}"
    if sidecar.statements:
        yield f"statements = {_numbers(sidecar.statements)}"
    if sidecar.byline is not None:
        yield f"byline = {sidecar.byline}"
    if sidecar.questions:
        yield f"questions = {_strings(sidecar.questions)}"
    if sidecar.closing:
        yield from ("", "[closing]", f"line = {sidecar.closing.line}")
    if sidecar.headings:
        yield from ("", "[headings]")
        yield from (f"{level} = {_numbers(all)}" for level, all in sorted(sidecar.headings.items()))
    for noise in sidecar.noise:
        yield from ("", "[[noise]]", f"line = {noise.line}")
        yield from [f"through = {noise.through}"] if noise.through else []
        yield f"reason = {_string(noise.reason)}"
    yield from _source(sidecar)
    for borrowed in sidecar.borrowed:
        yield from ("", "[[borrowed]]", f"origin = {_string(borrowed.origin)}")
        yield f"words = {_strings(borrowed.words)}"
    yield from _second_list(sidecar)
    if sidecar.aliases:
        yield from ("", *write_aliases("aliases", sidecar.aliases))


def _source(sidecar: Sidecar) -> Iterator[str]:
    for name in sidecar.source.__struct_fields__:
        inference = getattr(sidecar.source, name)
        if isinstance(inference, Inference):
            yield from ("", f"[source.{name}]", f"value = {_string(inference.value)}")
            yield f"ground = {_string(inference.ground)}"
    link = sidecar.source.url
    if link.value or link.is_article:
        yield from ("", "[source.url]")
        yield from [f"value = {_string(link.value)}"] if link.value else []
        yield from [f"ground = {_string(link.ground)}"] if link.ground else []
        yield f"is_article = {str(link.is_article).lower()}"


def _second_list(sidecar: Sidecar) -> Iterator[str]:
    listed = sidecar.second_list
    if listed is None:
        return
    yield from ("", "[second_list]", f"name = {_string(listed.name)}")
    yield f"unit = {_string(listed.unit)}"
    for item in listed.item:
        yield from ("", "[[second_list.item]]", f"title = {_string(item.title)}")
        yield f"short = {_string(item.short)}"
        yield from [f"part = {_string(item.part)}"] if item.part else []
        yield from [f"also = {_strings(item.also)}"] if item.also else []


def write_aliases(table: str, aliases: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """The lines of a table of aliases by their sections."""
    yield f"[{table}]"
    for section, words in aliases.items():
        key = section if section.isalnum() else _string(section)
        yield f"{key} = {_strings(words)}"


def _strings(values: Iterable[str]) -> str:
    written = [_string(value) for value in values]
    line = f"[{', '.join(written)}]"
    return line if len(line) <= _WIDEST else "[\n" + "".join(f"  {it},\n" for it in written) + "]"


def _numbers(values: Iterable[int]) -> str:
    return f"[{', '.join(map(str, values))}]"


def _string(value: str) -> str:
    # JSON's strings are TOML's, but for one character that TOML wants escaped as well.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
