"""A fact card: what one file in ``docs/cards/<kind>/`` says."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.values import Count, Evidence, When, immutable

# A reference is text (the id; ``kind/id`` where the kind says `of: any`); a record is a mapping of its fields.
Value = str | int | float | Count | When | Evidence | tuple["Value", ...] | Mapping[str, "Value"]


@immutable
class Card:
    """One card. `values` holds the typed fields of its kind in the kind's order; absent fields have no key.

    `path` is the file it was read from, relative to the project and with forward slashes ("" for a card not read from
    a file).
    """

    kind: str
    id: str
    title: str
    values: Mapping[str, Value]
    path: str = ""

    @property
    def key(self) -> str:
        """``kind/id``, unique in a briefing; its page's path below ``cards/``."""
        return f"{self.kind}/{self.id}"
