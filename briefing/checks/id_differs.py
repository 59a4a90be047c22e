"""A card whose `id` is not the name of its file.

The file's name is what other cards refer to, and the page's address. To rename a card, change both, and list the old id
in `formerly`:

    # docs/cards/actor/sergei-lavrov.yml
    id: sergei-lavrov
    formerly: [lavrov]
"""
