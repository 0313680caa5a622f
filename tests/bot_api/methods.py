"""Every method the bot may call except getUpdates, which waits."""

from collections.abc import Mapping
from typing import Final

from tests.bot_api import answering, editing, membership, profile, sending
from tests.bot_api.profile import Method, getting, putting

METHODS: Final[Mapping[str, Method]] = {
    "getMe": profile.get_me,
    "logOut": profile.done,
    "close": profile.done,
    "setChatMenuButton": profile.done,
    "setMyCommands": profile.put_commands,
    "getMyCommands": profile.get_commands,
    "deleteMyCommands": profile.delete_commands,
    "setMyName": putting("name"),
    "getMyName": getting("name"),
    "setMyDescription": putting("description"),
    "getMyDescription": getting("description"),
    "setMyShortDescription": putting("short_description"),
    "getMyShortDescription": getting("short_description"),
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "copyMessage": sending.copy_message,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageReplyMarkup": editing.edit_markup,
    "deleteMessage": editing.delete,
    "setMessageReaction": editing.react,
    "answerCallbackQuery": answering.answer_callback,
    "answerInlineQuery": answering.answer_inline,
    "setWebhook": answering.set_webhook,
    "deleteWebhook": answering.delete_webhook,
    "getWebhookInfo": answering.webhook_info,
    "getFile": answering.get_file,
    "getChat": membership.get_chat,
    "getChatMember": membership.get_member,
    "getChatAdministrators": membership.get_administrators,
    "leaveChat": membership.leave,
    "sendChatAction": membership.chat_action,
}
