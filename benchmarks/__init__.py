"""Measures of quality and speed: they print tables and judge nothing. Not installed."""
