"""What people decided about the actors and places of several articles, as linking takes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.links.joining import Entity, Joining
from briefing.values import immutable

Ref = tuple[str, str]  # an article's id, and the name that an actor or place has there


@immutable
class Ruling:
    """That all `sides` are the same, or that no two of them are; `note` says who decided so, when and why."""

    is_same: bool
    sides: tuple[frozenset[Ref], ...]
    note: str


@immutable
class Rulings:
    """What was decided about actors and about places."""

    actors: tuple[Ruling, ...] = ()
    places: tuple[Ruling, ...] = ()


NO_RULINGS = Rulings()


def rule_on(joining: Joining[Entity], refs: Iterable[Ref], rulings: Sequence[Ruling]) -> None:
    """Join and keep apart what was decided so, before any rule is asked; `refs` are those of the nodes, in order."""
    if not rulings:
        return
    places: dict[Ref, int] = {ref: at for at, ref in enumerate(refs)}
    sides = [[sorted(places[ref] for ref in side if ref in places) for side in ruling.sides] for ruling in rulings]
    for ruling, nodes in zip(rulings, sides, strict=True):
        if not ruling.is_same:
            joining.keep_apart(nodes, "decision.not_same", ruling.note)
    for ruling, nodes in zip(rulings, sides, strict=True):
        if ruling.is_same:
            members = [node for side in nodes for node in side]
            for node in members[1:]:
                joining.join(members[0], node, "decision.same", ruling.note)
