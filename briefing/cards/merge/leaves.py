"""The values in a card's file one by one, so that two ways of writing the same are the same."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from difflib import SequenceMatcher

from briefing.cards.card import Value
from briefing.cards.fields import FIELD_TYPES
from briefing.cards.kinds import Field
from briefing.cards.types import Report
from briefing.values import Evidence, immutable
from briefing.yamlfile import Data, Listing, Mapped, Node, Plain, Scalar, YamlFile, to_data, write_in_brackets

ALIKE = 0.6  # difflib's ratio from which a changed quote is still the same piece of evidence
_NOWHERE = YamlFile("", "", Mapped((), 0, 0))


@immutable
class Unreadable:
    """What stands where a value should, but is none of its field's type."""

    data: Hashable


Leaf = Value | Unreadable | None  # None: nothing is written


def read_leaf(node: Node | None, field: Field) -> Leaf:
    """The value in `node`, of a list one item."""
    if node is None or (isinstance(node, Scalar) and node.is_absent):
        return None
    report = Report(_NOWHERE)
    value = FIELD_TYPES[field.type].parse(node, field, report)
    return Unreadable(freeze(to_data(node))) if value is None or report.problems else value


def show_leaf(leaf: Leaf, field: Field) -> Plain | None:
    """The value as plain data, for a file or a message."""
    if leaf is None:
        return None
    if isinstance(leaf, Unreadable):
        return str(leaf.data)
    return FIELD_TYPES[field.type].format(leaf, field)


def identify(leaf: Leaf, field: Field) -> str:
    """What an item of a list is known by: a record by its first required field, all else by what it says."""
    if isinstance(leaf, Mapping):
        first = next((name for name, inner in field.fields.items() if inner.is_required and name in leaf), "")
        if first:
            return str(leaf[first])
    return _say(leaf, field)


def _say(leaf: Leaf, field: Field) -> str:
    shown = show_leaf(leaf, field)
    return shown if isinstance(shown, str) else write_in_brackets(shown or "")


def name_items(lists: Sequence[Sequence[Leaf]], field: Field) -> list[list[str]]:
    """The names of the items of several lists that are set beside each other.

    A list may have two records with one first field (an aircraft shot down twice): then all go by all they say.
    """
    named = [[identify(leaf, field) for leaf in leaves] for leaves in lists]
    if all(len(set(names)) == len(names) for names in named):
        return named
    return [[_say(leaf, field) for leaf in leaves] for leaves in lists]


def list_items(node: Node | None) -> tuple[tuple[int, Node], ...]:
    """The items of a list with their places; a list of one may be written as its only item."""
    items = node.items if isinstance(node, Listing) else () if node is None else (node,)
    return tuple((at, item) for at, item in enumerate(items) if not (isinstance(item, Scalar) and item.is_absent))


def list_texts(node: Node | None) -> tuple[str, ...]:
    """The texts in such a list."""
    return tuple(item.text for _, item in list_items(node) if isinstance(item, Scalar))


def is_alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two quotes, each with its source, are of nearly the same words of one source, more or less of them."""
    if one[0] != other[0]:
        return False
    if one[1] in other[1] or other[1] in one[1]:
        return True
    return SequenceMatcher(None, one[1], other[1], autojunk=False).ratio() >= ALIKE


def are_alike(one: Leaf, other: Leaf) -> bool:
    """Whether two pieces of evidence quote nearly the same words of one source."""
    return (
        isinstance(one, Evidence)
        and isinstance(other, Evidence)
        and is_alike((one.source, one.quote), (other.source, other.quote))
    )


def freeze(value: Leaf | Data) -> Hashable:
    """The value as one that can be looked up."""
    if isinstance(value, Mapping):
        return tuple((key, freeze(inner)) for key, inner in value.items())
    if isinstance(value, (list, tuple)):
        return tuple(map(freeze, value))
    return value
