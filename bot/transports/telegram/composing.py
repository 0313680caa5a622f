"""A reply → what Telegram is told: texts, the buttons under the last of them, a file behind it."""

from dataclasses import dataclass

from bot.rendering.telegram_html import CAPTION_LIMIT, render
from bot.reply import Attachment, Picture, Reply
from bot.transports.telegram.buttons import Buttons, Keyboard


@dataclass(frozen=True, slots=True)
class Letter:
    """Messages in HTML, in order, none for silence; `keyboard` stands under the last.

    A `picture` comes in their place, with `caption` below it, where it can be drawn.
    """

    texts: tuple[str, ...]
    keyboard: Keyboard | None = None
    attachment: Attachment | None = None
    picture: Picture | None = None
    caption: str = ""


def compose(reply: Reply, buttons: Buttons, username: str) -> Letter:
    """The reply as messages; what its buttons stand for is stored where it does not fit."""
    caption = render(reply, CAPTION_LIMIT)[0] if reply.picture else ""
    keyboard = buttons.keyboard(reply, username)
    return Letter(render(reply), keyboard, reply.attachment, reply.picture, caption)
