"""Articles -> aligned passages: where text was used again, and what changed inside it."""
