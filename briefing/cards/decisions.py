"""What editors decided about identity, in ``docs/cards/decisions.yml``.

    decisions:
      - same: [actor/volodymyr-zelensky, actor/vladimir-zelenski]
        by: M. Okafor
        on: 2026-11-26
        reason: Two spellings of the president's name.
      - not_same: [actor/omar-karimi, actor/omar-karimi in reuters-raid]
        by: M. Okafor
        on: 2026-11-26
        reason: The man of the Reuters story is a shopkeeper, the other the minister.

A card is named by kind and id. With "in" and a source's id it is only what that source tells of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from briefing.values import Problem, immutable
from briefing.yamlfile import YamlFile

CHECK = "decision"
FILE = "decisions.yml"
KINDS = ("actor", "place", "aircraft", "event", "casualty", "figure", "claim", "dispute")
BY_SOURCE = ("actor", "place", "event", "casualty", "figure", "claim")  # what can be told apart by its sources
SIDE = re.compile(r"\s*([^\s/]+)/([^\s/]+)(?:\s+in\s+(\S+))?\s*")  # as a side is written: kind, id, source


@immutable(order=True)
class Side:
    """A card that a decision is about; with `source` only what that source tells of it."""

    kind: str
    id: str
    source: str = ""

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}" + (f" in {self.source}" if self.source else "")

    @property
    def split_id(self) -> str:
        """The id that what a source tells gets where it is taken out of a card and joined to no other."""
        return f"{self.id}-in-{self.source}"


@immutable
class Decision:
    """That all sides are one card, or that no two of them are. `place` is its number in the file, from 0."""

    is_same: bool
    sides: tuple[Side, ...]
    by: str
    on: date
    reason: str
    place: int

    @property
    def note(self) -> str:
        """Who decided what, when and why, in one line."""
        said = "the same" if self.is_same else "not the same"
        sides = " and ".join(map(str, self.sides))
        return f"{self.by} decided on {self.on.isoformat()} that {sides} are {said}: {self.reason}"


@immutable
class Decisions:
    """The decisions of a project in the order of the file; those that contradict others are not among them."""

    all: tuple[Decision, ...] = ()
    file: YamlFile | None = None
    problems: tuple[Problem, ...] = ()

    def of(self, *kinds: str) -> tuple[Decision, ...]:
        """Those about cards of these kinds."""
        return tuple(decision for decision in self.all if decision.sides[0].kind in kinds)


NO_DECISIONS = Decisions()


def list_sides(decisions: Decisions) -> Iterator[tuple[Decision, int, Side]]:
    """Every side with its decision and its number there."""
    for decision in decisions.all:
        for number, side in enumerate(decision.sides):
            yield decision, number, side


def follow_renames(decisions: Decisions, renames: Mapping[tuple[str, str], str]) -> Decisions:
    """The decisions with each card that a person gave another id under the id the parser knows it by."""
    former = {(kind, new): old for (kind, old), new in renames.items()}

    def follow(side: Side) -> Side:
        source = former.get(("source", side.source), side.source)
        return Side(side.kind, former.get((side.kind, side.id), side.id), source)

    followed = tuple(replace(d, sides=tuple(map(follow, d.sides))) for d in decisions.all)
    return replace(decisions, all=followed)
