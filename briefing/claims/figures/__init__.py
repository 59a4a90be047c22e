"""Figures: reported quantities that are not casualties."""
