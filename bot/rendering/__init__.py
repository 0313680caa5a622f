"""How a reply looks: terminal text, a JSON record, Telegram's HTML. Each escapes for itself."""
