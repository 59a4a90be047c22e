"""Patterns over tokens and the rules made of them, written in YAML."""
