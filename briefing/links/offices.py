"""The offices that the words of a role may mean."""

from __future__ import annotations

from briefing.links.draft import fold_name
from briefing.mentions.known_names import KnownNames


def read_offices(role: str, names: KnownNames) -> frozenset[str]:
    """The offices a role's words may mean: "top U.S. diplomat" is also a foreign minister."""
    words = fold_name(role).replace("former ", "").split()
    for first in range(len(words)):
        office = " ".join(words[first:])
        if "office" in names.senses_of(office):
            if office in ("diplomat", "top diplomat") and "top" in words:
                return frozenset(["secretary of state", "foreign minister", "foreign secretary"])
            return frozenset([office])
    return frozenset()
