"""Fighters and officials under no name that are somebody named in the article: "the rebels" after "M23 rebels"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefing.links.draft import Draft, fold_name
from briefing.links.registry import Registry

# Words for one side of a war, each of which can stand for another of them.
ALIKE = frozenset(["rebels", "insurgents", "separatists", "guerrillas", "secessionists"])
GENERAL = frozenset(
    ["insurgents", "militants", "jihadists", "extremists"]
)  # as one calls the group an article is about
LEAST = 3  # mentions of a group that an article is about


class Sides(NamedTuple):
    """The armed groups of an article: those it names, those it does not, and of these the ones of one bare word."""

    named: list[Draft]
    unnamed: list[Draft]
    bare: list[Draft]


def join_fighters(registry: Registry, linked: dict[int, Draft]) -> None:
    """Make one of fighters under a bare word and the group that the article lets them stand for."""
    groups = [draft for draft in registry.drafts if draft.type == "armed_group" and draft.occurrences]
    unnamed = [draft for draft in groups if draft.named != "named"]
    sides = Sides(
        [draft for draft in groups if draft.named == "named"],
        unnamed,
        [draft for draft in unnamed if len(fold_name(draft.name).split()) == 1],
    )
    members = _members_by_word(sides.named, registry.text) if sides.bare else {}
    for draft in sides.bare:
        if meant := _meant_by(draft, sides, members, registry.text):
            _join(registry, linked, draft, meant)


def join_officials(registry: Registry, linked: dict[int, Draft]) -> None:
    """Make one of bare "officials" and the only officials that the article tells more of: "Afghan officials"."""
    found = [d for d in registry.drafts if d.named != "named" and d.is_plural and d.occurrences
             and fold_name(d.name).split()[-1:] == ["officials"]]  # fmt: skip
    bare = [draft for draft in found if fold_name(draft.name) == "officials"]
    if len(found) == 2 and len(bare) == 1:
        other = next(draft for draft in found if draft is not bare[0])
        _join(registry, linked, bare[0], other)


def _members_by_word(named: list[Draft], text: str) -> Mapping[str, list[Draft]]:
    """The named groups by the words for fighters that follow their names: "rebels" of "M23 rebels"."""
    found: dict[str, list[Draft]] = {}
    for draft in named:
        for word in {span.of(text).casefold().split()[-1] for span, rule in draft.occurrences.items()
                     if rule == "group.members"}:  # fmt: skip
            found.setdefault(word, []).append(draft)
    return found


def _meant_by(draft: Draft, sides: Sides, members: Mapping[str, list[Draft]], text: str) -> Draft | None:
    """The group that a bare word stands for; None where it stands for itself."""
    word = fold_name(draft.name)
    own = members.get(word, [])
    if own:
        return own[0] if len(own) == 1 else None
    if word in ALIKE and not sides.named:
        others = [o for o in sides.unnamed if o is not draft and o.occurrences]
        alike = [other for other in others if fold_name(other.name).split()[-1] in ALIKE]
        return alike[0] if len(alike) == 1 else None
    is_definite = any(
        text[max(0, span.start - 4) : span.end].casefold().startswith("the ") for span in draft.occurrences
    )
    if word in GENERAL and is_definite and sides.named:
        most = max(sides.named, key=lambda group: len(group.occurrences))
        told = len(most.occurrences)
        if told >= LEAST and told * 2 > sum(len(group.occurrences) for group in sides.named):
            return most
    return None


def _join(registry: Registry, linked: dict[int, Draft], one: Draft, other: Draft) -> None:
    registry.merge(one, other)
    linked.update({start: other for start, draft in linked.items() if draft is one})
