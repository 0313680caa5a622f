"""What the bot does under load, under faults and when it is killed, beside bare echoes."""
