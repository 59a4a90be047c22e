"""The rules by id, and the order in which the pack has them tried (``pack/rules/attribution.yml``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from functools import cache
from typing import NamedTuple

from briefing.attribution.groups import Hit
from briefing.attribution.passage import Draft, Passage, Spot
from briefing.attribution.weights import Weights, limit, read_weights
from briefing.pack import Pack
from briefing.values import immutable

Find = Callable[[Passage, Spot], Draft | None]
Fits = Callable[[Hit], bool]


@immutable
class Rule:
    """A rule in the pack's order: what finds it, and how sure the cue must be (out of a hundred).

    `fits` says of which cues it may speak, whatever stands around them, and `grades` of which by a grade of its own.
    """

    id: str
    find: Find
    needs: int
    fits: Fits
    grades: Fits


_FINDERS: dict[str, tuple[Find, Fits, Fits]] = {}


def _always(_: Hit) -> bool:
    return True


def _never(_: Hit) -> bool:
    return False


def is_active(hit: Hit) -> bool:
    """Whether a cue is no passive."""
    return not hit.is_passive


def is_passive(hit: Hit) -> bool:
    """Whether a cue is a passive."""
    return hit.is_passive


def rule(name: str, fits: Fits = _always, grades: Fits = _never) -> Callable[[Find], Find]:
    """Registers a function as the rule `name`.

    `fits` and `grades` may look at a hit's cue, form, voice and whether it is finite, not at where it stands.
    """

    def register(find: Find) -> Find:
        _FINDERS[name] = find, fits, grades
        return find

    return register


class Choice(NamedTuple):
    """The rules that may speak of a cue, and the highest grade a statement of theirs can get."""

    rules: tuple[Rule, ...]
    limit: int


@immutable
class Rulebook:
    """The rules for each kind of cue, in the pack's order, and what weighs a cue's grade."""

    rules: Mapping[str, tuple[Rule, ...]]
    weights: Weights
    least: int  # the lowest grade that any rule asks for
    chosen: dict[tuple[str | bool, ...], Choice] = field(default_factory=dict)  # grows with the lexicon's cues seen

    def choose(self, hit: Hit) -> Choice:
        """The rules to try for a cue as it stands there."""
        cue = hit.cue
        shape = (cue.words, cue.kind, hit.form, hit.is_finite, hit.is_infinitive, hit.is_passive)
        choice = self.chosen.get(shape)
        if choice is None:
            rules = tuple([rule for rule in self.rules[cue.kind] if rule.fits(hit)])
            grade = 100 if any(rule.grades(hit) for rule in rules) else cue.best
            choice = self.chosen[shape] = Choice(rules, limit(hit, grade, self.weights))
        return choice


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
            find, fits, grades = _FINDERS[name]
            by_kind[kind].append(Rule(name, find, int(data.get("needs", "0")), fits, grades))
    least = min((rule.needs for rules in by_kind.values() for rule in rules), default=0)
    return Rulebook({kind: tuple(rules) for kind, rules in by_kind.items()}, read_weights(pack), least)
