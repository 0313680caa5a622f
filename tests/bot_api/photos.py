"""What Telegram takes for a photo, as far as PNG goes: https://core.telegram.org/bots/api#sendphoto."""

import struct

from tests.bot_api.refusal import bad_request
from tests.bot_api.spec import Upload

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_MOST_BYTES = 10_000_000
_MOST_TOGETHER, _MOST_SLENDER = 10_000, 20


def measured(upload: Upload) -> tuple[int, int]:
    """Width and height in dots; what is no photo is refused as Telegram refuses it."""
    if len(upload.content) > _MOST_BYTES:
        raise bad_request("file is too big")
    if not upload.content.startswith(_SIGNATURE) or len(upload.content) < 24:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = struct.unpack(">II", upload.content[16:24])
    slender = max(width, height) > _MOST_SLENDER * min(width, height)
    if slender or width + height > _MOST_TOGETHER:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height
