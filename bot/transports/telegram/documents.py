"""Files that people send with a command, fetched from Telegram within a bound."""

from telegram import Bot
from telegram.error import BadRequest

from bot.request import Document
from bot.transports.telegram.updates import Document as Sent
from bot.transports.telegram.updates import Message

# More is not handed to bots.
_MOST_BYTES = 20_000_000
_SECONDS = 60.0


async def fetch(bot: Bot, message: Message) -> Document | None:
    """The file of the message, or of the one that it replies to; None where there is none.

    Without its content where it is too large to be fetched.
    """
    sent = _sent(message)
    if sent is None:
        return None
    name, size = sent.file_name or "document", sent.file_size or 0
    if size > _MOST_BYTES:
        return Document(name, size, None)
    try:
        file = await bot.get_file(sent.file_id)
    except BadRequest as refused:
        if "too big" not in refused.message.lower():
            raise
        return Document(name, size, None)
    content = await file.download_as_bytearray(read_timeout=_SECONDS)
    return Document(name, len(content), bytes(content))


def _sent(message: Message) -> Sent | None:
    replied = message.reply_to_message
    return message.document or (replied.document if replied else None)
