"""How many aircraft the words before a designation speak of, and which designations are one list."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.mentions.catalogue import Catalogue
from briefing.mentions.owner_marks import ONE, POSSESSIVES, Scene
from briefing.values import Count

REACH = 6  # how many words before a designation can belong to it


def find_count(scene: Scene, start: int, end: int, first: int, last: int) -> Count | None:
    """How many: a number or "a", "its" before a designation in the singular."""
    norms, texts = scene.document.norms, scene.document.texts
    for at in range(first - 1, max(start, first - REACH) - 1, -1):
        if at in scene.counts:
            return scene.counts[at][1]
        norm = norms[at]
        if norm in ONE or norm in POSSESSIVES:
            single = is_singular(scene, end, last) and not (norm in POSSESSIVES and is_series(norms, last, end))
            return Count(1, 1, "", texts[at]) if single else None
        if not (norm in scene.catalogue.words["before"] or at in scene.states or texts[at][0].isupper()):
            return None
    return None


def is_singular(scene: Scene, end: int, last: int) -> bool:
    """Whether the words after a designation, and its own ending, speak of one aircraft."""
    name = scene.document.texts[last - 1]
    if name.endswith("s") and (name[-2:-1].isdigit() or name[-2:-1].isupper()):
        return False
    for at in range(last, min(end, last + 3)):
        norm = scene.document.norms[at]
        if norm in scene.catalogue.words["aircraft"]:
            return not norm.endswith("s") or norm == "awacs"
        if not scene.document.is_word(at):
            break
    return True


def is_series(norms: Sequence[str], last: int, end: int) -> bool:
    """Whether the designation is one of several: "its Su-24M and Su-34"."""
    return last < end and norms[last] in ("and", "or", ",")


def is_listed(norms: Sequence[str], last: int, first: int, catalogue: Catalogue) -> bool:
    """Whether two aircraft stand in one list: only words for aircraft, commas and "and" between them."""
    between = norms[last:first]
    return len(between) <= 6 and all(
        norm in (",", "and", "or", "as", "well", "two", "three", "four", "five", "six")
        or norm in ONE
        or norm == "the"
        or norm.isdigit()
        or norm in catalogue.words["aircraft"]
        or norm in catalogue.words["before"]
        for norm in between
    )
