"""The methods that answer a query, and those about updates and files."""

from typing import Any

from tests.bot_api.refusal import bad_request, conflict
from tests.bot_api.sending import Params
from tests.bot_api.webhook import Webhook
from tests.bot_api.world import World

_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback(world: World, params: Params) -> bool:
    """answerCallbackQuery: True, while the query is young."""
    if params["callback_query_id"] not in world.callbacks:
        raise bad_request(_TOO_OLD)
    return True


def answer_inline(world: World, params: Params) -> bool:
    """answerInlineQuery: True, while the query is young; the results can then be chosen."""
    query_id = params["inline_query_id"]
    if query_id not in world.inlines:
        raise bad_request(_TOO_OLD)
    world.inline_answers[query_id] = dict(params)
    return True


def set_webhook(world: World, params: Params) -> bool:
    """setWebhook: True; updates then go to the URL, or to getUpdates if it is empty."""
    if not params["url"]:
        return delete_webhook(world, params)
    if params.get("drop_pending_updates"):
        world.mailbox.forget()
    world.mailbox.allow(params.get("allowed_updates"))
    if world.deliveries.webhook is None:
        world.mailbox.interrupt(conflict("terminated by setWebhook request"))
    secret, connections = params.get("secret_token", ""), params.get("max_connections", 40)
    world.deliveries.start(Webhook(params["url"], secret, connections))
    return True


def delete_webhook(world: World, params: Params) -> bool:
    """deleteWebhook: True; updates then wait for getUpdates."""
    world.deliveries.stop()
    if params.get("drop_pending_updates"):
        world.mailbox.forget()
    return True


def webhook_info(world: World, params: Params) -> dict[str, Any]:
    """getWebhookInfo."""
    webhook = world.deliveries.webhook
    info: dict[str, Any] = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.mailbox),
    }
    if webhook:
        info["max_connections"] = webhook.max_connections
    if world.mailbox.allowed:
        info["allowed_updates"] = list(world.mailbox.allowed)
    if webhook and world.deliveries.last_error:
        info["last_error_message"] = world.deliveries.last_error
    return info


def get_file(world: World, params: Params) -> dict[str, Any]:
    """getFile: where the content of an uploaded file can be fetched."""
    upload = world.files.get(params["file_id"])
    if upload is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    file_id = params["file_id"]
    about = {"file_id": file_id, "file_unique_id": file_id, "file_size": len(upload.content)}
    return {**about, "file_path": f"documents/{file_id}"}
