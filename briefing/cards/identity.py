"""Decisions applied: which parts of which cards are one, under which id.

A card's parts are what its sources tell of it: the actor as one article names it, the toll as one article gives it.
The rules group parts; decisions take parts out of groups and put groups together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Generic, TypeVar

from briefing.cards.decisions import Decision, Decisions, Side, list_sides
from briefing.values import immutable
from briefing.values.slug import LONGEST
from briefing.yamlfile import Listing, Mapped, Node, Scalar, read_yaml_file

Part = TypeVar("Part", bound=Hashable)


@immutable
class Written:
    """A card as it was last written: the sources it stands on, and what it is called, casefolded."""

    sources: frozenset[str]
    names: frozenset[str]


Known = Mapping[tuple[str, str], Written]  # by kind and id


@immutable
class Held(Generic[Part]):
    """What a decision says of parts: that all `sides` are one, or that no two of them are.

    `sides` are those of the decision, unless it is only implied by it; a side that is no longer there has no parts.
    """

    decision: Decision
    is_same: bool
    sides: tuple[frozenset[Part], ...]
    is_implied: bool = False

    def own_ids(self, made: Collection[str]) -> Iterator[tuple[str, frozenset[Part]]]:
        """The ids that decisions give parts: of what is taken out of a card, and of cards that are not `made` any more.

        Where nothing else of a card is named than what some sources tell, the first of these keeps its id.
        """
        whole = {side.id for side in self.decision.sides if not side.source}
        for side, parts in zip(self.decision.sides, self.sides, strict=True) if not self.is_implied else ():
            if side.source and (side.id in whole or self.is_same):
                yield side.split_id, parts
            elif not side.source and side.id not in made:
                yield side.id, parts
            whole.add(side.id)


def resolve(
    decisions: Sequence[Decision],
    parts: Mapping[str, Sequence[tuple[str, Part]]],
    known: Known,
    called: Callable[[Part], str],
) -> list[Held[Part]]:
    """What each decision is about; `parts` has for each card the rules make its parts, each with its source.

    A side with a source is taken out of its card, which keeps the others; so it is kept apart from these unless some
    decision says otherwise. Where a "not the same" names a card with sources only, what is left goes with the first.
    A card that the rules no longer make, as they now make it one with another, is found by what it was called in the
    sources it stood on (`known`; `called` gives a part's name).
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
    _find_former(sides, parts, known, called, found)
    held = [Held(d, d.is_same, tuple(found.get(side, frozenset()) for side in d.sides)) for d in decisions]
    held = [_with_rest(one, parts, carved) for one in held]
    return [*held, *_imply(decisions, parts, carved, found)]


def _find_former(
    sides: Iterable[Side],
    parts: Mapping[str, Sequence[tuple[str, Part]]],
    known: Known,
    called: Callable[[Part], str],
    found: dict[Side, frozenset[Part]],
) -> None:
    """Find the sides whose card is not made any more: what their sources tell under a name that the card has."""
    for side in sides:
        if side in found or side.source or (side.kind, side.id) not in known:
            continue
        was = known[side.kind, side.id]
        there = frozenset(
            part
            for listed in parts.values()
            for source, part in listed
            if source in was.sources and called(part).casefold() in was.names
        )
        if there:
            for other in found:
                found[other] -= there
            found[side] = there


def _with_rest(
    held: Held[Part], parts: Mapping[str, Sequence[tuple[str, Part]]], carved: Mapping[str, set[Part]]
) -> Held[Part]:
    decision = held.decision
    if held.is_same:
        return held
    sides = list(held.sides)
    whole = {side.id for side in decision.sides if not side.source}
    for at, side in enumerate(decision.sides):
        if side.source and side.id not in whole and side.id in parts:
            sides[at] |= frozenset(part for _, part in parts[side.id]) - carved[side.id]
            whole.add(side.id)
    return Held(decision, held.is_same, tuple(sides))


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
                implied.append(Held(decision, False, (rest, found[side]), is_implied=True))
    return implied


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
    given_own = {part: name for one in held for name, members in one.own_ids(parts) for part in members}
    holder: dict[str, int] = {}  # card → the group that what nobody took out of it is in
    for number, group in enumerate(groups):
        for part in group:
            if part in card_of and part not in given_own:
                holder.setdefault(card_of[part], number)
    own: dict[int, list[str]] = {}
    for name in [*_named_first(held), *parts]:
        if name in holder and name not in own.setdefault(holder[name], []):
            own[holder[name]].append(name)
    taken = set(parts)
    given: list[Identity] = []
    for number, group in enumerate(groups):
        ids = own.get(number)
        if not ids:
            told = [given_own[part] for part in group if part in given_own]
            ids = [_make_id(min(told) if told else min(card_of[part] for part in group), taken)]
        taken.update(ids)
        given.append(Identity(ids[0], tuple(ids[1:])))
    return given


def _named_first(held: Sequence[Held[Part]]) -> list[str]:
    """The cards that decisions name first: of all they make one, these keep their ids."""
    return [one.decision.sides[0].id for one in held if one.is_same]


def _make_id(name: str, taken: Collection[str]) -> str:
    """The name as an id that nothing else has, not too long for a file's name."""
    made, number = name[:LONGEST].strip("-"), 2
    while made in taken:
        made, number = f"{name[: LONGEST - 4]}-{number}", number + 1
    return made


def find_written(decisions: Decisions, folder: Path) -> dict[tuple[str, str], Written]:
    """The cards decided about as their files in `folder` are now."""
    written: dict[tuple[str, str], Written] = {}
    for _, _, side in list_sides(decisions):
        path = folder / side.kind / f"{side.id}.yml"
        if path.is_file():
            root = read_yaml_file(path, "").root
            evidence = root.get("evidence")
            items = evidence.items if isinstance(evidence, Listing) else ()
            sources = (_texts(item.get("source")) for item in items if isinstance(item, Mapped))
            names = {name.casefold().strip('"') for name in (*_texts(root.get("title")), *_texts(root.get("aliases")))}
            written[side.kind, side.id] = Written(frozenset(chain.from_iterable(sources)), frozenset(names))
    return written


def _texts(node: Node | None) -> tuple[str, ...]:
    nodes = node.items if isinstance(node, Listing) else (node,)
    return tuple(node.text for node in nodes if isinstance(node, Scalar))
