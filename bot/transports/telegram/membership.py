"""Who may decide for a chat, and what happens when the bot comes or goes."""

from telegram import Bot
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import BadRequest

from bot.ports.delivery import Departures
from bot.request import Place, Request
from bot.transports.telegram.updates import ChatMemberUpdated, Message

_ADMINS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)
_OUTSIDE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


async def may_decide(bot: Bot, request: Request, message: Message | None = None) -> bool:
    """Whether the reader decides for the chat: in private always, in a group as an admin."""
    if request.place is Place.PRIVATE:
        return True
    # An anonymous admin writes in the group's own name.
    if message and message.sender_chat and message.sender_chat.id == request.chat:
        return True
    if request.user <= 0:
        return False
    try:
        member = await bot.get_chat_member(request.chat, request.user)
    except BadRequest:
        # Telegram will not tell: then the reader is taken for a member like others.
        return False
    return member.status in _ADMINS


def note_membership(change: ChatMemberUpdated, departed: Departures) -> bool:
    """Note whether the chat is open to the bot; True where it was just added to a group."""
    status = change.new_chat_member.status
    if status in _OUTSIDE:
        departed.note(change.chat.id, status)
        return False
    departed.welcome(change.chat.id)
    in_group = change.chat.type in (ChatType.GROUP, ChatType.SUPERGROUP)
    return in_group and change.old_chat_member.status in _OUTSIDE
