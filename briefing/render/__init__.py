"""Floor 7: cards become pages."""
