"""The methods that send a message."""

from collections.abc import Mapping
from typing import Any

from tests.bot_api.chats import Chat, Message, shallow
from tests.bot_api.photos import measured
from tests.bot_api.refusal import bad_request
from tests.bot_api.spec import Upload
from tests.bot_api.text_limits import formatted
from tests.bot_api.world import World

Params = Mapping[str, Any]


def send_message(world: World, params: Params) -> Message:
    """sendMessage: the message as it stands in the chat."""
    return _send(world, params, worded(params, "text"))


def send_photo(world: World, params: Params) -> Message:
    """sendPhoto: the message, with the photo in one size."""
    file = _file(world, params, "photo")
    upload = world.files.get(file["file_id"])
    width, height = measured(upload) if upload else (100, 100)
    photo = [{**file, "width": width, "height": height}]
    return _send(world, params, {"photo": photo, **worded(params, "caption")})


def send_document(world: World, params: Params) -> Message:
    """sendDocument: the message, with the document."""
    document = _file(world, params, "document")
    upload = world.files.get(document["file_id"])
    if upload:
        document["file_name"] = upload.filename
    return _send(world, params, {"document": document, **worded(params, "caption")})


def copy_message(world: World, params: Params) -> dict[str, int]:
    """copyMessage: the id of the copy."""
    source = world.chats.find(params["from_chat_id"]).messages.get(params["message_id"])
    if source is None:
        raise bad_request("message to copy not found")
    content = {name: source[name] for name in _CONTENT if name in source}
    if "caption" in params:
        content |= worded(params, "caption")
    return {"message_id": _send(world, params, content)["message_id"]}


def worded(params: Params, name: str) -> dict[str, Any]:
    """A text or caption with its entities, as fields of a message."""
    read = formatted(params, name)
    fields: dict[str, Any] = {name: read.text} if read.text else {}
    if read.entities:
        fields["entities" if name == "text" else "caption_entities"] = list(read.entities)
    return fields


def keyboard(params: Params) -> dict[str, Any]:
    """The inline keyboard as a field of a message; other keyboards do not show in one."""
    given = params.get("reply_markup", {})
    return {"reply_markup": given} if given.get("inline_keyboard") else {}


_CONTENT = ("text", "entities", "photo", "document", "caption", "caption_entities")


def _send(world: World, params: Params, content: Mapping[str, Any]) -> Message:
    chat = world.chats.find(params["chat_id"])
    place = _place(world, chat, params)
    return chat.add({"from": world.bot, **place, **content, **keyboard(params)})


def _place(world: World, chat: Chat, params: Params) -> dict[str, Any]:
    """The message replied to and the topic, which a reply shares with what it replies to."""
    replied = _replied(world, chat, params.get("reply_parameters"))
    thread = params.get("message_thread_id")
    if thread is not None and thread not in chat.topics:
        raise bad_request("message thread not found")
    if thread is None and replied and replied.get("is_topic_message"):
        thread = replied["message_thread_id"]
    place: dict[str, Any] = {"reply_to_message": shallow(replied)} if replied else {}
    if thread is not None:
        place |= {"message_thread_id": thread, "is_topic_message": True}
    return place


def _replied(world: World, chat: Chat, reply: Params | None) -> Message | None:
    if reply is None:
        return None
    where = world.chats.find(reply["chat_id"]) if "chat_id" in reply else chat
    message = where.messages.get(reply["message_id"])
    if message is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    # A message of another chat is shown as external_reply, which no bot here reads.
    return message if where is chat else None


def _file(world: World, params: Params, name: str) -> dict[str, Any]:
    given = params[name]
    if isinstance(given, str) and given.startswith("attach://"):
        given = params[given.removeprefix("attach://")]
    if isinstance(given, Upload):
        file_id = f"file-{len(world.files) + 1}"
        world.files[file_id] = given
        return {"file_id": file_id, "file_unique_id": file_id, "file_size": len(given.content)}
    if given in world.files or given.startswith(("http://", "https://")):
        return {"file_id": given, "file_unique_id": given}
    raise bad_request("wrong file identifier/HTTP URL specified")
