"""Floor 4: who says what, as spans."""
