"""The rules by id, and the order in which the pack has them tried (``pack/rules/attribution.yml``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from briefing.attribution.passage import Draft, Passage, Spot
from briefing.attribution.weights import Weights, read_weights
from briefing.pack import Pack
from briefing.values import immutable

Find = Callable[[Passage, Spot], Draft | None]


@immutable
class Rule:
    """A rule in the pack's order: what finds it, and how sure the cue must be (out of a hundred)."""

    id: str
    find: Find
    needs: int


_FINDERS: dict[str, Find] = {}


def rule(name: str) -> Callable[[Find], Find]:
    """Registers a function as the rule `name`."""

    def register(find: Find) -> Find:
        _FINDERS[name] = find
        return find

    return register


@immutable
class Rulebook:
    """The rules for each kind of cue, in the pack's order, and what weighs a cue's grade."""

    rules: Mapping[str, tuple[Rule, ...]]
    weights: Weights


@cache
def read_rulebook(pack: Pack) -> Rulebook:
    """The rules and weights of the pack.

    Raises:
        ValueError: the pack names a rule that no function is registered for, or lacks a key.
    """
    by_kind: dict[str, list[Rule]] = {"verb": [], "noun": [], "phrase": [], "adjective": []}
    for name, data in pack.read("rules/attribution").items():
        if data.get("cues") == "none":
            continue
        if name not in _FINDERS:
            raise ValueError(f"rules/attribution.yml: no rule is called {name}")
        for kind in data.get("cues", "").split():
            by_kind[kind].append(Rule(name, _FINDERS[name], int(data.get("needs", "0"))))
    return Rulebook({kind: tuple(rules) for kind, rules in by_kind.items()}, read_weights(pack))
