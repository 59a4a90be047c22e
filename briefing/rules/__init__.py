"""Floor 1: patterns over tokens and the rules made of them, written in YAML."""
