"""A card whose `id` is not the name of its file.

The file's name is what other cards refer to, and the page's address. To rename a card, change both, and list the old id
in `formerly`:

    # docs/cards/actor/sergei-lavrov.yml
    id: sergei-lavrov
    formerly: [lavrov]
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.briefing import Briefing
from briefing.values import Problem


def check(briefing: Briefing) -> Iterator[Problem]:
    """The problems of this kind that were met while the cards were read."""
    return (problem for problem in briefing.problems if problem.check == "id-differs")
