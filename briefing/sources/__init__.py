"""Floor 1: a file becomes an article."""
