"""Measures of speed and quality, and what changed from one version to another."""
