"""A table that grows line by line: a long run shows what it has."""

from collections.abc import Sequence

_WIDE = 30


class Table:
    """Prints a heading, then each row as it comes."""

    def __init__(self, title: str, *columns: str) -> None:
        self._widths = [_WIDE] + [max(7, len(column)) for column in columns]
        print(f"\n{title}\n" + self._line(["", *columns]), flush=True)

    def row(self, name: str, *cells: object) -> None:
        """One row; floats are shown with the decimals that matter."""
        print(self._line([name, *map(_shown, cells)]), flush=True)

    def _line(self, cells: Sequence[str]) -> str:
        first, *others = (
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(cells, self._widths, strict=True))
        )
        return "  ".join((first, *others)).rstrip()


def _shown(cell: object) -> str:
    if not isinstance(cell, float):
        return str(cell)
    return f"{cell:.2f}" if abs(cell) < 10 else f"{cell:.1f}" if abs(cell) < 100 else f"{cell:.0f}"
