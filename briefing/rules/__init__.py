"""Floor 1: patterns over tokens, written in YAML."""
