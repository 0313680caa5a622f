"""What is being worked on, in eight octets of memory that a file keeps when the process dies."""

import mmap
from pathlib import Path

_WIDTH = 8


class FileInHand:
    """The port `InHand` over a mapped file: noting costs no call to the system.

    The pages outlive a process that is killed or crashes; not a power cut, which no update causes.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file:
            # Written, not only made longer: a full disk must not be found out by a mapped write.
            file.write(bytes(max(0, _WIDTH - path.stat().st_size)))
            file.flush()
            self._octets = mmap.mmap(file.fileno(), _WIDTH)

    def take(self, update: int) -> None:
        # Nothing is all zeros.
        self._octets[:] = (update + 1).to_bytes(_WIDTH, "little")

    def put_down(self) -> None:
        self._octets[:] = bytes(_WIDTH)

    def left(self) -> int | None:
        noted = int.from_bytes(self._octets[:], "little")
        return noted - 1 if noted else None
