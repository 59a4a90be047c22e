"""Floor 3: names, places, aircraft, counts and dates in a document."""
