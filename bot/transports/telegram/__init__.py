"""The bot in Telegram. The only package that imports `telegram`."""
