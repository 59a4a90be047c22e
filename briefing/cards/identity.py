"""Decisions applied: which parts of which cards are one, under which id.

A card's parts are what its sources tell of it: the actor as one article names it, the toll as one article gives it.
The rules group parts; decisions take parts out of groups and put groups together.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import Generic, TypeVar

from briefing.cards.decisions import Decision, Side
from briefing.values import immutable
from briefing.values.slug import LONGEST

Part = TypeVar("Part", bound=Hashable)
Known = Mapping[tuple[str, str], tuple[str, ...]]  # kind and id of a card on disk → the sources it stands on


@immutable
class Held(Generic[Part]):
    """A decision with the parts that each of its sides stands for; a side that is no longer there has none."""

    decision: Decision
    sides: tuple[frozenset[Part], ...]
    is_implied: bool = False


def resolve(
    decisions: Sequence[Decision],
    parts: Mapping[str, Sequence[tuple[str, Part]]],
    known: Known,
) -> list[Held[Part]]:
    """What each decision is about; `parts` has for each card the rules make its parts, each with its source.

    A side with a source is taken out of its card, which keeps the others; so it is kept apart from these unless some
    decision says otherwise. Where a "not the same" names a card with sources only, what is left goes with the first.
    A card that the rules no longer make, as they now make it one with another of the decision, is found by the sources
    it stood on when its file was written.
    """
    sides = dict.fromkeys(side for decision in decisions for side in decision.sides)
    carved: dict[str, set[Part]] = {}
    found: dict[Side, frozenset[Part]] = {}
    for side in sides:
        if side.source and side.id in parts:
            found[side] = frozenset(part for source, part in parts[side.id] if source == side.source)
            carved.setdefault(side.id, set()).update(found[side])
    split = {side.split_id: side for side in found}
    for side in sides:
        if not side.source and side.id in parts:
            found[side] = frozenset(part for _, part in parts[side.id]) - carved.get(side.id, set())
        elif not side.source and side.id in split:
            found[side] = found[split[side.id]]
    _find_former(decisions, parts, known, found)
    held = [Held(decision, tuple(found.get(side, frozenset()) for side in decision.sides)) for decision in decisions]
    held = [_with_rest(one, parts, carved) for one in held]
    return [*held, *_imply(decisions, parts, carved, found)]


def _find_former(
    decisions: Sequence[Decision],
    parts: Mapping[str, Sequence[tuple[str, Part]]],
    known: Known,
    found: dict[Side, frozenset[Part]],
) -> None:
    """Find the sides whose card is not made any more among the parts of the others that their decision names."""
    for decision in decisions:
        for side in decision.sides:
            if side in found or side.source:
                continue
            sources = known.get((side.kind, side.id), ())
            others = [other.id for other in decision.sides if other is not side and other.id in parts]
            there = frozenset(part for name in others for source, part in parts[name] if source in sources)
            if there:
                found[side] = there
                for other in decision.sides:
                    if other is not side and other in found and not other.source:
                        found[other] -= there


def _with_rest(
    held: Held[Part], parts: Mapping[str, Sequence[tuple[str, Part]]], carved: Mapping[str, set[Part]]
) -> Held[Part]:
    decision = held.decision
    if decision.is_same:
        return held
    sides = list(held.sides)
    whole = {side.id for side in decision.sides if not side.source}
    for at, side in enumerate(decision.sides):
        if side.source and side.id not in whole and side.id in parts:
            sides[at] |= frozenset(part for _, part in parts[side.id]) - carved[side.id]
            whole.add(side.id)
    return Held(decision, tuple(sides))


def _imply(
    decisions: Sequence[Decision],
    parts: Mapping[str, Sequence[tuple[str, Part]]],
    carved: Mapping[str, set[Part]],
    found: Mapping[Side, frozenset[Part]],
) -> list[Held[Part]]:
    """What a "same" with a source says besides: that this source's part is not the rest of its card's."""
    implied = []
    for decision in decisions:
        names = {side.id for side in decision.sides if not side.source}
        for side in decision.sides if decision.is_same else ():
            if side.source and side.id not in names and side.id in parts:
                rest = frozenset(part for _, part in parts[side.id]) - carved[side.id]
                implied.append(Held(_turned(decision), (rest, found[side]), is_implied=True))
    return implied


def _turned(decision: Decision) -> Decision:
    return Decision(False, decision.sides, decision.by, decision.on, decision.reason, decision.place)


@immutable
class Identity:
    """The id of a card, and those it had before it was made one with others."""

    id: str
    formerly: tuple[str, ...] = ()


def give_identities(
    groups: Sequence[Collection[Part]],
    parts: Mapping[str, Sequence[tuple[str, Part]]],
    held: Sequence[Held[Part]],
) -> list[Identity]:
    """An id for each group of parts, the groups in the order of their first parts.

    Of several cards made one the id that a decision names first stays, else the first; the others become former ones.
    What was taken out of a card gets an id that names its source. All others keep theirs.
    """
    card_of = {part: name for name, listed in parts.items() for _, part in listed}
    carved = {part: side for one in held if not one.is_implied
              for side, members in zip(one.decision.sides, one.sides, strict=True) if side.source
              for part in members}  # fmt: skip
    holder: dict[str, int] = {}  # card → the group that what nobody took out of it is in
    for number, group in enumerate(groups):
        for part in group:
            if part in card_of and part not in carved:
                holder.setdefault(card_of[part], number)
    own: dict[int, list[str]] = {}
    for name in [*_named_first(held), *parts]:
        if name in holder and name not in own.setdefault(holder[name], []):
            own[holder[name]].append(name)
    taken = set(parts)
    given: list[Identity] = []
    for number, group in enumerate(groups):
        ids = own.get(number) or [_split_id(group, carved, card_of, taken)]
        taken.update(ids)
        given.append(Identity(ids[0], tuple(ids[1:])))
    return given


def _named_first(held: Sequence[Held[Part]]) -> list[str]:
    """The cards that decisions name first: of all they make one, these keep their ids."""
    return [one.decision.sides[0].id for one in held if one.decision.is_same]


def _split_id(
    group: Collection[Part], carved: Mapping[Part, Side], card_of: Mapping[Part, str], taken: set[str]
) -> str:
    """An id for what was taken out of a card: that of the side, else a number after the card's."""
    side = min((carved[part] for part in group if part in carved), default=None)
    base = side.split_id if side else min(card_of[part] for part in group)
    name, number = base[:LONGEST].strip("-"), 2
    while name in taken:
        name, number = f"{base[: LONGEST - 4]}-{number}", number + 1
    return name
