"""Floor 6: fact cards, their kinds, and their files."""
