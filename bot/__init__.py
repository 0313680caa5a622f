"""How the bot talks: commands, replies, and the terminals and networks they pass through."""
