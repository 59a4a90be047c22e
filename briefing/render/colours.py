"""A colour for each claimant: the same on every page, shared by those who belong together."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from itertools import islice

from briefing.render.camps import Camp

COLOURS = 8  # as many as the style sheet names; more could not be told apart, by colour-blind readers least of all
# A claimant's shape, by the class of its colour, as the style sheet has it too: drawings cannot take it from there.
SHAPES = {f"bf-c{number}": shape for number, shape in enumerate("●■▲◆▼◗○□")}


def assign_colours(ends: Mapping[str, str], camps: Mapping[str, Camp]) -> Mapping[str, int]:
    """The number of the colour of each actor that says something, or belongs with one that does, by its id.

    A person or a ministry has the colour of the one it belongs to in the end (a minister's is the state's); a group, an
    organisation or a newspaper has its own: a Syrian opposition does not speak for Syria. The colour comes
    from the id, so that it outlives edits; where it is taken, those with fewer claims take the next free one. When all
    are taken, the rest go without: two claimants never share a colour by accident.
    """
    given: dict[str, int] = {}
    for end in islice(camps, COLOURS):
        wanted = sha256(end.encode()).digest()[0] % COLOURS
        steps = ((wanted + step) % COLOURS for step in range(COLOURS))
        given[end] = next(colour for colour in steps if colour not in given.values())
    return {actor: given[end] for actor, end in ends.items() if end in given}
