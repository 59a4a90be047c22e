"""Tolls: who was hurt, how many, where, who says so, and how tolls stand to each other."""
