"""What stands in the fields of a card's file."""

from __future__ import annotations

from briefing.cards.kinds import Field, Kind
from briefing.cards.merge.leaves import Unreadable, read_leaf, show_leaf
from briefing.yamlfile import Listing, Mapped, Node, Plain, Scalar, to_data, write_in_brackets

LONGEST_SHOWN = 80  # characters of a value in a message
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


def read_quote(item: Node) -> str:
    """The quote in a piece of evidence; "" where it has none."""
    return _read_part(item, "quote")


def read_source(item: Node) -> str:
    """The source of a piece of evidence; "" where it has none."""
    return _read_part(item, "source")


def show_node(node: Node) -> str:
    """What a node says, in one line of a message; of evidence the quote."""
    text = node.text if isinstance(node, Scalar) else read_quote(node) or write_in_brackets(to_data(node))
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"


def _read_part(item: Node, name: str) -> str:
    part = item.get(name) if isinstance(item, Mapped) else None
    return part.text if isinstance(part, Scalar) else ""
