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

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.briefing import Briefing
from briefing.values import Problem


def check(briefing: Briefing) -> Iterator[Problem]:
    """The problems of this kind that were met while the cards were read."""
    return (problem for problem in briefing.problems if problem.check == "syntax")
