"""Base, hand and parsed → the hand's file with what the parser says anew, and what the two do not agree on.

For each value, by what changed since the base: neither – the same; the parser's alone – taken; the person's alone –
kept; both, differently – kept, and a conflict. What a person wrote or took out stays theirs, whatever the parser says
in the meantime, until they make it what the parser has. Lists are merged item by item. A card that a person reviewed is
vouched for as a whole: there the parser may add items to lists, and all else it says anew is a conflict.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from briefing.cards.card import Card, Value
from briefing.cards.fields import parse_fields
from briefing.cards.kinds import Field, Kind
from briefing.cards.merge.base import Base, Path, ReadBase, Was, read_base
from briefing.cards.merge.leaves import Leaf, are_alike, freeze, list_items, name_items, read_leaf, show_leaf
from briefing.cards.types import Report
from briefing.cards.write import write_card
from briefing.values import immutable
from briefing.yamlfile import Listing, Mapped, Node, Plain, Scalar, Steps, YamlFile, drop, put, write_in_brackets

LONGEST_SHOWN = 80  # characters of a value in a message
_NAMES = {name: Field(name, "text", name.title(), is_required=True) for name in ("id", "title")}


@immutable
class Change:
    """A value that was taken from the parser; None for one that was not there, or is not any more."""

    path: Path
    was: Plain | None
    now: Plain | None

    def __str__(self) -> str:
        """``count: 36 → 41``, ``aliases: + Mr Lavrov``."""
        name = " ".join(self.path)
        if self.was is None or self.now is None:
            return (
                f"{name}: {'-' if self.now is None else '+'} {show_value(self.was if self.now is None else self.now)}"
            )
        return f"{name}: {show_value(self.was)} → {show_value(self.now)}"


@immutable
class Conflict:
    """A value on which a person and the parser do not agree: the person's stands.

    `was` is what the parser said when the person wrote, `parsed` what it says now; None: nothing. `steps` lead to the
    value in the person's file.
    """

    path: Path
    steps: Steps
    was: Plain | None
    hand: Plain | None
    parsed: Plain | None

    def __str__(self) -> str:
        """``count: 41 here, 40 in the articles now, 36 before``."""
        said = [(self.hand, "here"), (self.parsed, "in the articles now"), (self.was, "before")]
        return f"{' '.join(self.path)}: {', '.join(f'{show_value(value)} {where}' for value, where in said)}"


@immutable
class Merged:
    """The person's file with the parser's changes in it, the base that goes with it, and what became of each value."""

    text: str
    base: Base
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]


def merge_card(base: bytes, hand: YamlFile, parsed: Card, kind: Kind) -> Merged:
    """The three merged; `base` is the base's file, `hand` reads without a problem.

    Raises:
        EditError: the person's file cannot be changed in place.
    """
    merge = _Merge(read_base(base), hand)
    fields = {**_NAMES, **kind.fields}
    values = {"id": parsed.id, "title": parsed.title, **parsed.values}
    merge.take_fields(fields, merge.base.root, hand.root, values, (), ())
    text = hand.text
    for steps, value, order in merge.puts:
        text = put(text, steps, value, order)
    for steps in sorted(merge.drops, key=_list_places, reverse=True):  # no place moves before it is used
        text = drop(text, steps)
    card = write_card(parsed, kind)
    text = _take_head(base.decode("utf-8", "replace"), text, card)
    written = Base(card.encode(), merge.was)
    return Merged(text, written, tuple(merge.changes), tuple(merge.conflicts))


def find_conflicts(base: bytes, hand: YamlFile, kind: Kind) -> tuple[Conflict, ...]:
    """What a person and the parser did not agree on when the base was written, as far as they still do not."""
    read = read_base(base)
    if not read.was:
        return ()
    values = parse_fields(read.root, kind.fields, kind.name, Report(hand), also=tuple(_NAMES)) or {}
    names = {name: node.text for name in _NAMES if isinstance(node := read.root.get(name), Scalar)}
    merge = _Merge(read, hand)
    merge.take_fields({**_NAMES, **kind.fields}, read.root, hand.root, {**names, **values}, (), ())
    return tuple(merge.conflicts)


class _Merge:
    """One card while it is merged. `puts` come before `drops`, for these move places."""

    def __init__(self, base: ReadBase, hand: YamlFile) -> None:
        self.base = base
        status = hand.root.get("status")
        self.is_vouched_for = isinstance(status, Scalar) and status.text == "reviewed"
        self.puts: list[tuple[Steps, Plain, Sequence[str]]] = []
        self.drops: list[Steps] = []
        self.was: dict[Path, Was[Plain]] = {}
        self.changes: list[Change] = []
        self.conflicts: list[Conflict] = []

    def take_fields(
        self,
        fields: Mapping[str, Field],
        base: Node | None,
        hand: Mapped,
        parsed: Mapping[str, Value],
        steps: tuple[str | int, ...],
        path: Path,
    ) -> None:
        """Merge the fields of a card or of a record in it."""
        before = base if isinstance(base, Mapped) else None
        order = list(fields)
        for name, field in fields.items():
            was, there, now = before.get(name) if before else None, hand.get(name), parsed.get(name)
            to, known = (*steps, name), (*path, name)
            if field.is_many:
                self._take_list(field, was, there, now if isinstance(now, tuple) else (), to, known, order)
            elif field.type == "record" and isinstance(there, Mapped) and isinstance(now, Mapping):
                self.take_fields(field.fields, was, there, now, to, known)
            else:
                self._take_leaf(field, was, there, now, to, known, order)

    def _take_leaf(
        self,
        field: Field,
        base: Node | None,
        hand: Node | None,
        now: Leaf,
        steps: Steps,
        path: Path,
        order: Sequence[str] = (),
    ) -> None:
        there, earlier, entry = read_leaf(hand, field), read_leaf(base, field), self.base.was.get(path)
        if entry is not None:
            is_accepted = _is_same(there, earlier) and not _is_same(there, read_leaf(entry.mine, field))
            earlier = earlier if is_accepted else read_leaf(entry.value, field)
        was, mine, parsed = (show_leaf(leaf, field) for leaf in (earlier, there, now))
        is_mine = not _is_same(there, earlier)
        if (is_mine or self.is_vouched_for) and not _is_same(now, earlier):
            self.was[path] = Was(was, mine)
            if not _is_same(now, there):
                self.conflicts.append(Conflict(path, steps, was, mine, parsed))
        elif not is_mine and not _is_same(now, there):
            self.changes.append(Change(path, was, parsed))
            if parsed is None:
                self.drops.append(steps)
            else:
                self.puts.append((steps, parsed, order))

    def _take_list(
        self,
        field: Field,
        base: Node | None,
        hand: Node | None,
        now: tuple[Value, ...],
        steps: tuple[str | int, ...],
        path: Path,
        order: Sequence[str],
    ) -> None:
        nodes, there_nodes = (list_items(node) for node in (base, hand))
        leaves = [[read_leaf(node, field) for _, node in items] for items in (nodes, there_nodes)]
        was_names, there_names, now_names = name_items([*leaves, now], field)
        was: dict[str, list[Node]] = {}
        for name, (_, node) in zip(was_names, nodes, strict=True):
            was.setdefault(name, []).append(node)
        items = [(name, at, node) for name, (at, node) in zip(there_names, there_nodes, strict=True)]
        there: dict[str, tuple[int, Node]] = {}
        for name, at, node in items:
            there.setdefault(name, (at, node))
        parsed = dict(zip(now_names, now, strict=True))
        entries = {at[-1]: entry for at, entry in self.base.was.items() if at[:-1] == path}
        is_mine = self.is_vouched_for or entries or not _is_same_list(field, base, hand)
        if not is_mine and self._reorder(field, was, parsed, steps, path, order):
            return
        had = {name for name in {**was, **entries} if _was_there(name, was, there, entries.get(name))}
        out = [node for name, nodes in was.items() if name in had and name not in there for node in nodes]
        end = len(hand.items) if isinstance(hand, Listing) else int(bool(items))
        for name, value in parsed.items():
            shown = show_leaf(value, field)
            if name in there:
                at, node = there[name]
                if field.type == "record" and isinstance(node, Mapped) and isinstance(value, Mapping):
                    before = was[name][0] if name in was else None
                    self.take_fields(field.fields, before, node, value, (*steps, at), (*path, name))
                if name not in had:
                    self.was[*path, name] = Was(None, shown)
            elif name not in had and shown is not None and not any(are_alike(read_leaf(n, field), value) for n in out):
                self.puts.append(((*steps, end), shown, order))
                self.changes.append(Change(path, None, shown))
                end += 1
        for name in had - parsed.keys() - there.keys():
            value_was = was[name][0] if name in was else entries[name].value
            self.was[*path, name] = Was(show_leaf(read_leaf(value_was, field), field), None)
        for name, at, node in items if not self.is_vouched_for else ():
            if name in had and name not in parsed:
                said = read_leaf(node, field)
                if any(_is_same(said, read_leaf(old, field)) for old in was.get(name, ())):
                    self.changes.append(Change(path, show_leaf(said, field), None))
                    self.drops.append((*steps, at))

    def _reorder(
        self,
        field: Field,
        was: Mapping[str, list[Node]],
        parsed: Mapping[str, Value],
        steps: Steps,
        path: Path,
        order: Sequence[str],
    ) -> bool:
        """Whether the items, untouched so far, had to be written anew: the parser has them in another order now."""
        kept = [name for name in was if name in parsed]
        if list(parsed)[: len(kept)] == kept:
            return False
        shown = [show_leaf(value, field) for value in parsed.values()]
        old = [show_leaf(read_leaf(node, field), field) for nodes in was.values() for node in nodes]
        now: Plain = [item for item in shown if item is not None]
        self.changes.append(Change(path, [item for item in old if item is not None], now))
        self.puts.append((steps, now, order))
        return True


def _list_places(steps: Steps) -> tuple[int, ...]:
    """The places in lists that `steps` lead through."""
    return tuple(step for step in steps if isinstance(step, int))


def _take_head(base: str, hand: str, parsed: str) -> str:
    """The person's file with the comments that the parser now begins a card with, where it began otherwise before."""
    was, now, there = (list(takewhile(_is_comment, text.splitlines())) for text in (base, parsed, hand))
    gone = [line for line in was if line not in now and line in there]
    new = [line for line in now if line not in was and line not in there]
    if not gone and not new:
        return hand
    end = "\r\n" if "\r\n" in hand else "\n"
    kept = hand
    for line in gone:
        kept = kept.replace(line + end, "", 1)
    return "".join(line + end for line in new) + kept


def _is_comment(line: str) -> bool:
    return line.startswith("#")


def _was_there(name: str, was: Mapping[str, object], there: Mapping[str, object], entry: Was[Node] | None) -> bool:
    """Whether the parser had an item when the person last looked at it."""
    is_accepted = entry is None or ((name in there) == (name in was) != (entry.mine is not None))
    return name in was if is_accepted or entry is None else entry.value is not None


def _is_same(one: Leaf, other: Leaf) -> bool:
    return freeze(one) == freeze(other)


def _is_same_list(field: Field, one: Node | None, other: Node | None) -> bool:
    """Whether two lists say the same in the same order."""
    first, second = ([freeze(read_leaf(item, field)) for _, item in list_items(node)] for node in (one, other))
    return first == second


def show_value(value: Plain | None) -> str:
    """A value in one line of a message."""
    if value is None:
        return "nothing"
    line = value if isinstance(value, str) else write_in_brackets(value)
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"
