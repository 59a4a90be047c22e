"""Words that point back: "Mr Lavrov", "the ministry", "the president", "the rebels" → who was named before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from briefing.links.draft import Draft, fold_name
from briefing.links.registry import Registry
from briefing.mentions.mention import ActorMention


def resolve_reference(registry: Registry, mention: ActorMention, nearby: Sequence[str]) -> Draft | None:
    """The actor a reference points to; None where there is none, or two could be meant.

    `nearby` are the countries spoken of in the sentence, the nearest before the mention last.
    """
    for rule, find in RULES:
        if mention.rule.startswith(rule):
            return find(registry, mention, nearby)
    return None


def _person(registry: Registry, mention: ActorMention, _: Sequence[str]) -> Draft | None:
    found = registry.with_surname(mention.name)
    gender = registry.gender_of(mention)
    likely = (draft for draft in found if not gender or not draft.gender or draft.gender == gender)
    fitting = list(likely if mention.country else islice(likely, 2))  # two are too many
    if len(fitting) > 1 and mention.country:
        fitting = [draft for draft in fitting if draft.country in ("", mention.country)] or fitting
    if len(fitting) > 1:  # a surname is that of somebody named before
        fitting = [draft for draft in fitting if draft.first < mention.span.start] or fitting
    if len(fitting) == 1:
        fitting[0].gender = fitting[0].gender or gender
        return fitting[0]
    return None


def _body(registry: Registry, mention: ActorMention, nearby: Sequence[str]) -> Draft | None:
    """Whose "the army" is: the one army named, or that of the country the sentence speaks of."""
    kind = registry.kind_of(mention.name)
    found = registry.by_kind.get(kind, [])
    owned = [draft for draft in found if draft.country or draft.affiliations]
    if len(owned) == 1:
        return owned[0]
    of_country = [draft for draft in owned if nearby and draft.country == nearby[-1]]
    if len(of_country) == 1:
        return of_country[0]
    if not owned and found:
        return found[0]
    return None


def _ministry(registry: Registry, mention: ActorMention, _: Sequence[str]) -> Draft | None:
    """Which "the ministry" is: the ministry named last before."""
    word = fold_name(mention.name).split()[-1]
    before = [draft for kind, drafts in registry.by_kind.items() if word in kind for draft in drafts
              if draft.first < mention.span.start]  # fmt: skip
    if not before:
        return None
    return before[0] if len(before) == 1 else max(before, key=lambda draft: _last_before(draft, mention.span.start))


def _last_before(draft: Draft, offset: int) -> int:
    return max((span.start for span in draft.occurrences if span.start < offset), default=-1)


def _office(registry: Registry, mention: ActorMention, _: Sequence[str]) -> Draft | None:
    """Who "the foreign minister" is: the one person named with that office, of that country where one is said."""

    def fitting() -> Iterator[Draft]:
        holders, countries = registry.holders_of(mention.role), ("", mention.country)
        return (draft for draft in holders if not mention.country or draft.country in countries)

    if mention.country:
        own = list(
            islice((draft for draft in registry.holders_of(mention.role) if draft.country == mention.country), 2)
        )
        if len(own) == 1:
            return own[0]
    before = (draft for draft in fitting() if draft.first < mention.span.start)
    found = list(islice(before, 2)) or list(islice(fitting(), 2))  # two are too many
    return found[0] if len(found) == 1 else None


def _source(registry: Registry, mention: ActorMention, nearby: Sequence[str]) -> Draft | None:
    """Who "the coalition" or "the commander" is: the one body so called, or who holds the office."""
    if mention.type == "organization":
        return registry.find_short(mention.name)
    return _office(registry, mention, nearby)


def _fighters(registry: Registry, mention: ActorMention, _: Sequence[str]) -> Draft | None:
    """Who "the rebels" are: the only ones so called, with whatever else their name says."""
    word = fold_name(mention.name).split()[-1:]
    found = [
        draft for draft in registry.drafts
        if draft.named != "named"
        and draft.type in ("armed_group", "organization")
        and fold_name(draft.name).split()[-1:] == word
    ]  # fmt: skip
    general = [draft for draft in found if len(draft.name.split()) <= 2 and draft.country]
    chosen = found if len(found) == 1 else general
    return chosen[0] if len(chosen) == 1 else None


def _state(registry: Registry, mention: ActorMention, _: Sequence[str]) -> Draft | None:
    return registry.by_name.get(mention.name)


Rule = Callable[[Registry, ActorMention, Sequence[str]], Draft | None]
RULES: tuple[tuple[str, Rule], ...] = (
    ("person.", _person),
    ("body.bare", _body),
    ("body.short", _ministry),
    ("office.", _office),
    ("source.", _source),
    ("group.fighters", _fighters),
    ("state.reference", _state),
)
