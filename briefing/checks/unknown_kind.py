"""A folder in `docs/cards/` that is called like no kind of card, or a card that lies in no such folder.

The folder's name is the kind: `docs/cards/actor/`, `docs/cards/claim/`, … Rename the folder, or lay a
`kinds/<name>.yml` of your own over the packaged ones to have a new kind.
"""
