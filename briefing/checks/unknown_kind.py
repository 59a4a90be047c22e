"""A folder in `docs/cards/` that is called like no kind of card.

The folder's name is the kind: `docs/cards/actor/`, `docs/cards/claim/`, … Rename the folder, or lay a
`kinds/<name>.yml` of your own over the packaged ones to have a new kind.
"""
