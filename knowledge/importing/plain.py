"""Plain text: its lines as they stand, those that a margin broke joined again."""

from functools import reduce

from knowledge.importing.decoding import decode
from knowledge.importing.extract import Extract, Line, Received, Remark
from knowledge.importing.wrapping import joined, unwrapped


def read(received: Received) -> Extract:
    """The lines of a text; DocumentError where its encoding cannot be told."""
    decoded = decode(received)
    lines: list[Line] = []
    gap = 0
    groups = unwrapped(decoded.text.split("\n"))
    for group in groups:
        text = reduce(joined, group)
        if text.strip():
            lines.append(Line(text.rstrip(), gap=gap))
        gap = 0 if text.strip() else gap + 1
    wrapped = sum(len(group) > 1 for group in groups)
    remarks = ((Remark.JOINED, wrapped),) if wrapped else ()
    return Extract("plain text", tuple(lines), encoding=decoded.encoding, remarks=remarks)


def verbatim(received: Received) -> Extract:
    """A text exactly as it stands: what a sidecar decides about, line by line."""
    decoded = decode(received)
    plain = decoded.encoding.startswith("utf-8")
    text = received.content if plain else decoded.text.encode()
    lines = tuple(Line(line) for line in decoded.text.split("\n") if line.strip())
    return Extract("article", lines, encoding=decoded.encoding, stored=text)
