"""Floor 12: what a person does to cards by command; each changes all of its files or none, and can be taken back."""
