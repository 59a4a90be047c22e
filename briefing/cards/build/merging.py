"""Drafts that are one card made one: what says the same, what is one event, what editors decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefing.cards.build.desk import Draft, choose_passages
from briefing.cards.card import Value
from briefing.cards.decisions import Decision
from briefing.cards.identity import Held, Identity, Known, give_identities, resolve
from briefing.cards.ids import make_unique
from briefing.values import Trace, When, immutable

PRECISE = ("part of day", "day", "month", "year", "unknown")
ALSO = ("where", "agent", "target", "means")  # fields of an event that one article tells and another leaves out


@immutable
class Alike:
    """Drafts (by index) that are one for another reason than that they say the same, and the reason."""

    drafts: tuple[int, ...]
    rule: str
    note: str


@immutable
class Merged:
    """The drafts as cards will be made of them, and for each draft given the index of the one it is now."""

    drafts: tuple[Draft, ...]
    places: tuple[int, ...]


def merge_same(
    drafts: Sequence[Draft],
    order: Mapping[str, int],
    alike: Iterable[Alike] = (),
    decisions: Sequence[Decision] = (),
    known: Known | None = None,
) -> Merged:
    """One draft for those that say the same or are `alike`, as far as `decisions` leave it so; `order` ranks articles.

    The same is said where every field but the evidence is equal. A toll or figure that neither tells where nor when
    stays apart: two men killed and two men killed may well be four.
    """
    ranked = sorted(range(len(drafts)), key=lambda index: _place(drafts[index], order))
    above = list(range(len(drafts)))
    first: dict[object, int] = {}
    for index in ranked:
        _join(above, first.setdefault(_key(drafts[index]) or index, index), index)
    reasons: dict[int, Trace] = {}
    for group in alike:
        for index in group.drafts[1:]:
            _join(above, group.drafts[0], index)
            reasons[index] = Trace(group.rule, drafts[index].why[0][1].span, group.note)
    groups = _gather(above, ranked)
    if not decisions:
        return _merge(groups, [None] * len(groups), drafts, reasons)
    ids = make_unique(drafts[group[0]].name for group in groups)
    parts = {
        card: [(drafts[index].why[0][0], index) for index in group] for card, group in zip(ids, groups, strict=True)
    }
    held = resolve(decisions, parts, known or {}, lambda index: drafts[index].title)
    decided = _decide(groups, ranked, held)
    for one in held:
        members = [min(side, key=ranked.index) for side in one.sides if side]
        for index in members if len(members) > 1 else ():
            rule = "decision.same" if one.is_same else "decision.not_same"
            reasons[index] = Trace(rule, drafts[index].why[0][1].span, one.decision.note)
    return _merge(decided, give_identities(decided, parts, held), drafts, reasons)


def _decide(groups: Sequence[Sequence[int]], ranked: Sequence[int], held: Sequence[Held[int]]) -> list[list[int]]:
    """The groups with what decisions take apart taken apart, and put together put together."""
    sides: dict[int, list[tuple[int, int]]] = {}
    for number, one in enumerate(held):
        for side, members in enumerate(() if one.is_same else one.sides):
            for index in members:
                sides.setdefault(index, []).append((number, side))
    above = list(range(len(ranked)))
    for group in groups:
        cells: dict[tuple[tuple[int, int], ...], int] = {}
        for index in group:
            _join(above, cells.setdefault(tuple(sides.get(index, ())), index), index)
    for one in held:
        together = [index for side in one.sides for index in sorted(side)] if one.is_same else []
        for index in together[1:]:
            _join(above, together[0], index)
    return _gather(above, ranked)


def _merge(
    groups: Sequence[Sequence[int]],
    identities: Sequence[Identity | None],
    drafts: Sequence[Draft],
    reasons: Mapping[int, Trace],
) -> Merged:
    places = [0] * len(drafts)
    merged = []
    for number, (group, identity) in enumerate(zip(groups, identities, strict=True)):
        for index in group:
            places[index] = number
        draft = _merge_one([drafts[index] for index in group]) if len(group) > 1 else drafts[group[0]]
        told = tuple((drafts[index].why[0][0], reasons[index]) for index in group if index in reasons)
        draft = replace(draft, why=(*draft.why, *told)) if told else draft
        if identity is not None:
            values = {**draft.values, "formerly": identity.formerly} if identity.formerly else draft.values
            draft = replace(draft, id=identity.id, values=values)
        merged.append(draft)
    return Merged(tuple(merged), tuple(places))


def _merge_one(drafts: Sequence[Draft]) -> Draft:
    """The first draft with the quotes and reasons of all; an event also with what only others tell of it."""
    first = drafts[0]
    values = dict(first.values)
    if first.kind == "event":
        for name in ALSO:
            told = [draft.values[name] for draft in drafts if name in draft.values]
            if told:
                values[name] = tuple(dict.fromkeys(ref for refs in told if isinstance(refs, tuple) for ref in refs))
        whens = [when for draft in drafts if isinstance(when := draft.values.get("when"), When)]
        if whens:
            values["when"] = min(whens, key=lambda when: (when.value is None, PRECISE.index(when.precision)))
    if first.kind == "dispute":
        values["positions"] = _join_positions(drafts)
    quotes = choose_passages([passage for draft in drafts for passage in draft.quotes])
    return replace(first, values=values, quotes=quotes, why=tuple(why for draft in drafts for why in draft.why))


def _join_positions(drafts: Sequence[Draft]) -> tuple[Mapping[str, Value], ...]:
    """The positions of several disputes; those of one label are one."""
    claims: dict[str, dict[Value, None]] = {}
    for draft in drafts:
        positions = draft.values["positions"]
        for position in positions if isinstance(positions, tuple) else ():
            if isinstance(position, Mapping) and isinstance(held := position["claims"], tuple):
                claims.setdefault(str(position["label"]), {}).update(dict.fromkeys(held))
    return tuple({"label": label, "claims": tuple(held)} for label, held in claims.items())


def _join(above: list[int], one: int, other: int) -> None:
    above[_find(above, other)] = _find(above, one)


def _find(above: list[int], index: int) -> int:
    while above[index] != index:
        above[index] = above[above[index]]
        index = above[index]
    return index


def _gather(above: list[int], ranked: Sequence[int]) -> list[list[int]]:
    """The groups in the order of their first members, and these in the order of `ranked`."""
    groups: dict[int, list[int]] = {}
    for index in ranked:
        groups.setdefault(_find(above, index), []).append(index)
    return list(groups.values())


def _place(draft: Draft, order: Mapping[str, int]) -> tuple[int, int, str]:
    article, trace = draft.why[0]
    return order[article], trace.span.start, draft.name


def _key(draft: Draft) -> object:
    apart = ("about", "cue", "contested_by")
    values = {name: value for name, value in draft.values.items() if name not in apart}
    if draft.kind in ("casualty", "figure") and not values.keys() & {"where", "when", "claimed_by"}:
        return None
    if draft.kind in ("dispute", "aircraft"):
        return None
    if draft.kind == "claim":
        values["content"] = " ".join(str(values["content"]).casefold().split())
    return draft.kind, draft.name, tuple(values.items())
