"""What is being worked on and what was just answered, in memory that a file keeps.

Noting costs no call to the system. The pages outlive a process that is killed or crashes; they do
not outlive a power cut, which costs an answer that comes twice.
"""

import mmap
import struct
from pathlib import Path

_WIDTH = 8
_ANSWERED = 256
_SIZE = _WIDTH * (1 + _ANSWERED)


class FileInHand:
    """The port `InHand` over a mapped file: the update that is worked on, then those answered."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file:
            # Written, not only made longer: a full disk must not be found out by a mapped write.
            file.write(bytes(max(0, _SIZE - path.stat().st_size)))
            file.flush()
            self._octets = mmap.mmap(file.fileno(), _SIZE)
        self._places: dict[int, int] = {}
        self._free = [place for place in range(1, 1 + _ANSWERED) if not self._at(place)]

    def take(self, update: int) -> None:
        self._note(0, update + 1)

    def put_down(self) -> None:
        self._note(0, 0)

    def left(self) -> int | None:
        noted = self._at(0)
        return noted - 1 if noted else None

    def answered(self, update: int) -> None:
        if self._free:
            self._places[update] = self._free.pop()
            self._note(self._places[update], update + 1)

    def settled(self, update: int) -> None:
        place = self._places.pop(update, None)
        if place is not None:
            self._note(place, 0)
            self._free.append(place)

    def unsettled(self) -> tuple[int, ...]:
        noted = ((place, self._at(place)) for place in range(1, 1 + _ANSWERED))
        self._places = {update - 1: place for place, update in noted if update}
        return tuple(self._places)

    def _at(self, place: int) -> int:
        # Nothing is all zeros, so an update is noted as the number after its own.
        (number,) = struct.unpack_from("<Q", self._octets, place * _WIDTH)
        return int(number)

    def _note(self, place: int, number: int) -> None:
        struct.pack_into("<Q", self._octets, place * _WIDTH, number)
