"""The peer: a bare python-telegram-bot that says everything again.

`python -m benchmarks.bot.echo [--concurrent] [--webhook HOST:PORT]`, the token and the API's root
from the environment, as the bot has them. It is what the library's own examples show, and no more.
"""

import argparse
import os

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


def main() -> None:
    """Polls until told to stop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--concurrent", action="store_true", help="concurrent_updates=True")
    parser.add_argument("--webhook", metavar="HOST:PORT", help="listen there")
    options = parser.parse_args()
    root, token = os.environ["TELEGRAM_API_BASE_URL"], os.environ["TELEGRAM_BOT_TOKEN"]

    async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message and update.message.text:
            await update.message.reply_text(update.message.text)

    building = Application.builder().token(token).base_url(f"{root}/bot")
    application = building.concurrent_updates(options.concurrent).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    if options.webhook is None:
        application.run_polling()
        return
    host, port = options.webhook.split(":")
    # Told of a path without a secret: the library's own example.
    application.run_webhook(host, int(port), "echo", webhook_url=f"http://{options.webhook}/echo")


if __name__ == "__main__":
    main()
