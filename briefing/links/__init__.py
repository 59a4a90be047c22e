"""Floor 4: which mentions stand for the same actor or place."""
