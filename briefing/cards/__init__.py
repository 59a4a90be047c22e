"""Floor 7: fact cards, their kinds, and their files."""
