"""What the bot needs kept, as ports. Engines answer them; nothing here knows which."""
