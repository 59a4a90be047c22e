"""Two versions of the extractor beside each other: their exports, what differs, and the report of it."""
