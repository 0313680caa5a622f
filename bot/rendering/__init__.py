"""How replies and statistics look: terminal text, JSON, Telegram's HTML, pictures."""
