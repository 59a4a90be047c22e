"""Floor 7: what can be wrong with cards, one module per check."""
