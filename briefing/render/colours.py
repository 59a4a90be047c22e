"""A colour for each claimant: the same on every page, shared by those who belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256

from briefing.cards.briefing import Briefing
from briefing.render.fields import text_of, texts_of

COLOURS = 8  # as many as the style sheet names; more could not be told apart, by colour-blind readers least of all
# A claimant's shape, by the class of its colour, as the style sheet has it too: drawings cannot take it from there.
SHAPES = {f"bf-c{number}": shape for number, shape in enumerate("●■▲◆▼◗○□")}
OWN_VOICE = {"armed_group", "organization", "media", "people_group"}  # speak for themselves, wherever they belong
SAYING = {"claim": "claimants", "casualty": "claimed_by", "figure": "claimed_by"}


def assign_colours(briefing: Briefing) -> Mapping[str, int]:
    """The number of the colour of each actor that says something, or belongs with one that does, by its id.

    A person or a ministry has the colour of the one it belongs to in the end (a minister's is the state's); a group, an
    organisation or a newspaper has its own: a Syrian opposition does not speak for Syria. The colour comes
    from the id, so that it outlives edits; where it is taken, those with fewer claims take the next free one. When all
    are taken, the rest go without: two claimants never share a colour by accident.
    """
    actors = briefing.cards.get("actor", {})
    ends = {actor: _end(actor, briefing) for actor in actors}
    said: Counter[str] = Counter()
    for kind, field in SAYING.items():
        for card in briefing.cards.get(kind, {}).values():
            said.update({ends[actor] for actor in texts_of(card, field) if actor in ends})
    given: dict[str, int] = {}
    for end in sorted(said, key=lambda end: (-said[end], end))[:COLOURS]:
        wanted = sha256(end.encode()).digest()[0] % COLOURS
        steps = ((wanted + step) % COLOURS for step in range(COLOURS))
        given[end] = next(colour for colour in steps if colour not in given.values())
    return {actor: given[end] for actor, end in ends.items() if end in given}


def _end(actor: str, briefing: Briefing) -> str:
    """The last in the chain of those an actor speaks for; the actor itself where it speaks for itself."""
    actors = briefing.cards["actor"]
    passed = {actor}
    while text_of(actors[actor], "type") not in OWN_VOICE:
        above = next((name for name in texts_of(actors[actor], "affiliations") if name in actors), None)
        if above is None:
            break
        if above in passed:
            return min(passed)  # a circle: any of them, as long as it is always the same
        passed.add(above)
        actor = above
    return actor
