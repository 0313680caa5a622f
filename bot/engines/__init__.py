"""Engines that answer the ports of `bot.ports`."""
