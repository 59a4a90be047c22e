"""Floor 5: claims, casualties, figures, events and disputes."""
