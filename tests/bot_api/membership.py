"""The methods about a chat and the people in it."""

from typing import Any, Final

from tests.bot_api.chats import Chat
from tests.bot_api.refusal import bad_request
from tests.bot_api.sending import Params
from tests.bot_api.world import World

_GIFTS: Final = (
    "unlimited_gifts limited_gifts unique_gifts premium_subscription gifts_from_channels".split()
)
_RIGHTS: Final = (
    "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
    "can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories "
    "can_edit_stories can_delete_stories"
).split()


def get_chat(world: World, params: Params) -> dict[str, Any]:
    """getChat: the chat with the fields a ChatFullInfo must have."""
    return {
        **world.chats.find(params["chat_id"]).about,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }


def get_member(world: World, params: Params) -> dict[str, Any]:
    """getChatMember: an administrator, a member, or for an unknown user a refusal."""
    chat, user_id = world.chats.find(params["chat_id"]), params["user_id"]
    if user_id in chat.administrators:
        return _administrator(chat, user_id)
    if user_id == world.bot["id"]:
        return {"status": "member", "user": world.bot}
    if user_id not in chat.members:
        raise bad_request("user not found")
    return {"status": "member", "user": chat.members[user_id]}


def get_administrators(world: World, params: Params) -> list[dict[str, Any]]:
    """getChatAdministrators: the group's administrators; the bot is none."""
    chat = world.chats.find(params["chat_id"])
    if chat.about["type"] == "private":
        raise bad_request("there are no administrators in the private chat")
    return [_administrator(chat, user_id) for user_id in chat.administrators]


def leave(world: World, params: Params) -> bool:
    """leaveChat: True; the bot can then do nothing in the chat."""
    world.chats.find(params["chat_id"]).left = True
    return True


def chat_action(world: World, params: Params) -> bool:
    """sendChatAction: True, if the chat is there."""
    world.chats.find(params["chat_id"])
    return True


def _administrator(chat: Chat, user_id: int) -> dict[str, Any]:
    user = chat.administrators[user_id]
    return {"status": "administrator", "user": user, **dict.fromkeys(_RIGHTS, True)}
