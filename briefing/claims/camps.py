"""Who stands behind an actor: sides of a dispute are camps, not single speakers."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.links.entity import Actor


def find_camps(actors: Sequence[Actor]) -> dict[str, str]:
    """Who stands behind each actor: the state it acts for, else the outermost actor it belongs to, else itself.

    A country alone makes no camp: an opposition leader is of a country, and does not speak for its state.
    """
    by_name = {actor.name: actor for actor in actors}
    camps: dict[str, str] = {}
    for actor in actors:
        at, seen = actor, {actor.name}
        while at.type not in ("state", "government"):
            offices = (role.holder_for for role in at.roles)  # "Sudan's army spokesman" speaks for Sudan
            onward = [name for name in (*at.affiliations, *filter(None, offices)) if name not in seen]
            if not onward:
                break
            seen.add(onward[0])
            if onward[0] not in by_name:
                at = Actor(onward[0], "organization", "named", (), ())
                break
            at = by_name[onward[0]]
        if actor.country and actor.name.startswith((f"{actor.country}'s ", f"{actor.country}’s ")):
            camps[actor.name] = actor.country  # "Turkey's U.N. ambassador" speaks for Turkey
            continue
        camps[actor.name] = at.country or at.name if at.type in ("state", "government") else at.name
    return camps
