"""A file that cannot be read as YAML: an open quotation mark, a second colon in a line, a tab, a key written twice.

Wrong:

    title: Lavrov: no such data

Right:

    title: "Lavrov: no such data"

Long text needs no quotation marks at all in a block:

    title: >-
      Lavrov: no such data

Anchors, aliases and tags (`&`, `*`, `!`) are refused as well; cards have no use for them. The card keeps off the site
until it is mended; every other card is shown.
"""
