"""What differs between two sets of cards. Comments, quoting and the order of fields are no facts, so they never do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.cards.card import Card, Value
from briefing.cards.kinds import Field, Kind
from briefing.cards.merge import Change, Conflict, find_renames
from briefing.cards.merge.leaves import are_alike, freeze, name_items, show_leaf
from briefing.cards.references import lead_references
from briefing.cards.renames import Key
from briefing.cards.write import write_card
from briefing.values import immutable
from briefing.yamlfile import Plain

Cards = Mapping[str, Mapping[str, Card]]  # kind → id → card
NAMES = {name: Field(name, "text", name.title(), is_required=True) for name in ("id", "title")}


@immutable
class CardChange:
    """A card that is on both sides, under one id or under two, and what differs in it."""

    before: Card
    after: Card
    changes: tuple[Change, ...]

    @property
    def is_renamed(self) -> bool:
        """Whether it has another id now."""
        return self.before.id != self.after.id


@immutable
class Changes:
    """What differs; each tuple is in the order of kinds and ids.

    `changed` are cards with other values, renamed ones among them; `joined` those that were made one with another that
    was there already (the card that went, and the one it is in now). `unread_before` and `unread_after` are the files
    that could not be read on each side: what they say is not compared. `conflicts` are values on which a person and the
    parser would not agree after a parse, as ``kind/id`` with the conflict.
    """

    before: Cards
    after: Cards
    kinds: Mapping[str, Kind]
    added: tuple[Card, ...] = ()
    removed: tuple[Card, ...] = ()
    joined: tuple[tuple[Card, Card], ...] = ()
    changed: tuple[CardChange, ...] = ()
    unread_before: tuple[str, ...] = ()
    unread_after: tuple[str, ...] = ()
    conflicts: tuple[tuple[str, Conflict], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no card differs."""
        return not (self.added or self.removed or self.joined or self.changed)


def compare_cards(
    before: Cards,
    after: Cards,
    kinds: Mapping[str, Kind],
    earlier: Mapping[str, Kind] | None = None,
    unread_before: Mapping[Key, str] | None = None,
    unread_after: Mapping[Key, str] | None = None,
) -> Changes:
    """What differs between two sets of cards; `kinds` are those of `after`, `earlier` those of `before` if others.

    `unread_before` and `unread_after` have the files (by their cards' keys) that could not be read: a card that is
    broken on one side was neither added nor removed.
    """
    was_kinds = earlier or kinds
    all_kinds = {**was_kinds, **kinds}
    old, new = ({(kind, name): card for kind in all_kinds for name, card in side.get(kind, {}).items()}
                for side in (before, after))  # fmt: skip
    broken = {**(unread_before or {}), **(unread_after or {})}
    gone = {key: card for key, card in old.items() if key not in new and key not in broken}
    made = {key: card for key, card in new.items() if key not in old and key not in broken}
    renames = _find_renames(gone, made, was_kinds, kinds)
    former = {(card.kind, name): card for card in new.values() for name in _texts(card, "formerly")}
    joined = {key: former[key] for key in gone if key not in renames and key in former}
    pairs = {key: (old[key], card) for key, card in new.items() if key in old}
    pairs |= {(kind, now): (old[kind, was], new[kind, now]) for (kind, was), now in renames.items()}
    renamed = {(kind, name) for (kind, _), name in renames.items()}
    leads = {**renames, **{key: card.id for key, card in joined.items()}}
    changed = []
    for key in [key for key in new if key in pairs]:
        one, other = pairs[key]
        changes = tuple(_compare(_lead(one, was_kinds, leads), other, was_kinds, kinds))
        if changes or one.id != other.id:
            changed.append(CardChange(one, other, changes))
    return Changes(
        before=before,
        after=after,
        kinds=all_kinds,
        added=tuple(card for key, card in made.items() if key not in renamed),
        removed=tuple(card for key, card in gone.items() if key not in renames and key not in joined),
        joined=tuple((gone[key], card) for key, card in joined.items()),
        changed=tuple(changed),
        unread_before=tuple((unread_before or {}).values()),
        unread_after=tuple((unread_after or {}).values()),
    )


def compare_values(
    before: Mapping[str, Value],
    after: Mapping[str, Value],
    fields: Mapping[str, Field],
    earlier: Mapping[str, Field] | None = None,
    path: tuple[str, ...] = (),
) -> Iterator[Change]:
    """What differs between the values of two cards or records; lists differ item by item.

    `fields` are those of `after`, `earlier` those of `before` if others.
    """
    was_fields = earlier or fields
    for name in dict.fromkeys([*fields, *was_fields]):
        one, other = was_fields.get(name), fields.get(name)
        was = before.get(name) if one else None
        now = after.get(name) if other else None
        if freeze(was) == freeze(now):
            continue
        here = (*path, name)
        if one and other and (one.type, one.is_many) != (other.type, other.is_many):
            yield Change(here, _show(was, one), _show(now, other))
        elif (known := other or one) and known.is_many:
            yield from _compare_lists(_items(was), _items(now), known, (one or known).fields, here)
        elif isinstance(was, Mapping) and isinstance(now, Mapping) and one and other:
            yield from compare_values(was, now, other.fields, one.fields, here)
        elif known := other or one:
            yield Change(here, show_leaf(was, one or known), show_leaf(now, known))


def _compare_lists(
    before: tuple[Value, ...],
    after: tuple[Value, ...],
    field: Field,
    earlier: Mapping[str, Field],
    path: tuple[str, ...],
) -> Iterator[Change]:
    names = name_items([before, after], field)
    was, now = (dict(zip(named, values, strict=True)) for named, values in zip(names, (before, after), strict=True))
    gone = [name for name in was if name not in now]
    for name, value in now.items():
        if name not in was:
            # A quote that was lengthened or cut is one that changed.
            old = next((other for other in gone if are_alike(was[other], value)), None)
            if old is not None:
                gone.remove(old)
            yield Change(path, None if old is None else show_leaf(was[old], field), show_leaf(value, field))
        elif isinstance(value, Mapping) and isinstance(other := was[name], Mapping):
            yield from compare_values(other, value, field.fields, earlier, (*path, name))
    for name in gone:
        yield Change(path, show_leaf(was[name], field), None)
    if was.keys() == now.keys() and list(was) != list(now):
        yield Change(path, _show(before, field), _show(after, field))


def _compare(before: Card, after: Card, earlier: Mapping[str, Kind], kinds: Mapping[str, Kind]) -> Iterator[Change]:
    yield from compare_values({"title": before.title}, {"title": after.title}, NAMES)
    later, former = (found[before.kind].fields for found in (kinds if before.kind in kinds else earlier, earlier))
    yield from compare_values(before.values, after.values, later, former)


def _lead(card: Card, kinds: Mapping[str, Kind], leads: Mapping[Key, str]) -> Card:
    """The card with its references to cards that have another id now led there: that is no change of its own."""
    if not leads:
        return card

    def lead(leads_to: tuple[str, ...], name: str, _is_voice: bool) -> str:
        return next((leads[kind, name] for kind in leads_to if (kind, name) in leads), name)

    return lead_references(card, kinds[card.kind], lead) or card


def _find_renames(
    gone: Mapping[Key, Card], made: Mapping[Key, Card], earlier: Mapping[str, Kind], kinds: Mapping[str, Kind]
) -> dict[Key, str]:
    """The new ids of cards of `gone`, found as those are that a person renames."""
    if not gone or not made:
        return {}
    was = {key: write_card(card, earlier[key[0]]).encode() for key, card in gone.items() if key[0] in kinds}
    now = {key: write_card(card, kinds[key[0]]).encode() for key, card in made.items()}
    found: dict[Key, str] = {}
    taken: set[Key] = set()
    for (kind, name), new in find_renames(was, now, kinds).items():
        if (kind, new) not in taken:
            found[kind, name] = new
            taken.add((kind, new))
    return found


def _show(value: Value | None, field: Field) -> Plain | None:
    """A value as plain data, also where the field holds many."""
    if not isinstance(value, tuple):
        return show_leaf(value, field)
    return [shown for item in value if (shown := show_leaf(item, field)) is not None]


def _items(value: Value | None) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _texts(card: Card, name: str) -> tuple[str, ...]:
    return tuple(item for item in _items(card.values.get(name)) if isinstance(item, str))
