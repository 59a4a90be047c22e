"""What stands in the fields of a card's file."""

from __future__ import annotations

from briefing.cards.kinds import Field, Kind
from briefing.cards.merge.leaves import Unreadable, read_leaf, show_leaf
from briefing.yamlfile import Listing, Node, Plain, Scalar, to_data

NAMES = {name: Field(name, "text", name.title(), is_required=True) for name in ("id", "title")}


def list_order(kind: Kind) -> list[str]:
    """The fields of a kind in the order of a card's file."""
    return [*NAMES, *kind.fields]


def list_texts(node: Node | None) -> list[str]:
    """The texts of a list, or of its only item."""
    items = node.items if isinstance(node, Listing) else (node,)
    return [item.text for item in items if isinstance(item, Scalar) and not item.is_absent]


def read_plain(node: Node, field: Field) -> Plain:
    """A value as it is to be written: numbers as numbers; what is none of its field's type, as it stands."""
    leaf = read_leaf(node, field)
    shown = None if isinstance(leaf, Unreadable) else show_leaf(leaf, field)
    return to_data(node) if shown is None else shown
