"""What readers get: the article's words, where they stand, and what may be done next."""
