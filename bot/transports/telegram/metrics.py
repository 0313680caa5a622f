"""What is counted and timed, under the names that Prometheus reads."""

from prometheus_client import Counter, Gauge, Histogram

UPDATES = Counter("bot_updates", "Updates that were received")
ANSWERS = Counter("bot_answers", "Answers by outcome", ["outcome"])
FAILURES = Counter("bot_failures", "Tries of an update that failed")
RETRIES = Counter("bot_retries", "Requests to Telegram that were tried again", ["reason"])
SECONDS = Histogram("bot_update_seconds", "From taking up an update to its last message sent")
WAITING = Gauge("bot_inbox_waiting", "Updates that are not answered yet")
HELD = Gauge(
    "bot_loop_held_seconds", "The longest that the event loop was held since the last look"
)
PENDING = Gauge("bot_webhook_pending", "Updates that a webhook could not be given yet")
