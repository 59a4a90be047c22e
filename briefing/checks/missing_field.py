"""A field that every card of its kind must have, and this one has not: the card is not shown until it does.

Every card needs `id`, `title`, `status` and `evidence`: nothing stands on the site without words of a source.
"""
