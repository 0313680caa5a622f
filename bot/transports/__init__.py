"""The ways lines come in and replies go out. They do not know each other."""
