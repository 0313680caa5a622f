"""Engines that answer the ports of `knowledge.store` and `knowledge.matching`."""
