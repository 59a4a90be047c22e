"""Names beside marks on a map, none over another; what finds no room has none, and stands in the list below the map."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefing.render.maps.shapes import Box, meets
from briefing.values import immutable

SMALL, LARGE = 25, 46  # units: how high letters are on a wide screen and on a phone, where the map itself is smaller
LONGEST = 26  # characters of a name on a map
LETTER = 0.56  # how wide a letter is, in its height
GAP = 8  # units between a mark and its name


@immutable
class Wish:
    """A name that a mark of so many units around `x`, `y` would have beside it."""

    text: str
    x: float
    y: float
    radius: float
    is_centred: bool = False  # over its mark if it can be, as the names of areas are


@immutable
class Label:
    """Where a name stands: its start, middle or end (`anchor`) at `x`, its base line `dy` letters below `y`.

    One that `is_wide` has room on a wide screen only.
    """

    text: str
    x: int
    y: int
    anchor: str
    dy: str
    is_wide: bool


def place_labels(wishes: Iterable[Wish], marks: Iterable[Box], edge: Box) -> list[Label | None]:
    """A label for each wish, beside its mark where neither mark nor name is; None where there is no room.

    Greedy from the first wish to the last, after the point labelling of Christensen, Marks and Shieber, "An Empirical
    Study of Algorithms for Point-Feature Label Placement", ACM Transactions on Graphics 14(3), 1995: right of the mark
    if it can be, then left, above, below. First with letters as on a phone, then, with small ones, what found no room.
    """
    wished = list(wishes)
    taken = list(marks)
    placed: dict[int, Label] = {}
    for size in (LARGE, SMALL):
        if size == SMALL:
            taken = [*marks, *(_box(label, SMALL) for label in placed.values())]
        for number, wish in enumerate(wished):
            if number in placed:
                continue
            for label in _offers(wish, is_wide=size == SMALL):
                box = _box(label, size)
                if _is_inside(box, edge) and not any(meets(box, other) for other in taken):
                    placed[number] = label
                    taken.append(box)
                    break
    return [placed.get(number) for number in range(len(wished))]


def shorten(text: str) -> str:
    """The name as a map has room for it."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


@lru_cache(maxsize=4096)
def measure(text: str, size: float) -> float:
    """How wide a text is, about: letters of East Asian scripts are as wide as they are high."""
    return sum(size if unicodedata.east_asian_width(letter) in "WF" else size * LETTER for letter in text)


def _offers(wish: Wish, *, is_wide: bool) -> Iterator[Label]:
    text, x, y, away = shorten(wish.text), round(wish.x), round(wish.y), round(wish.radius + GAP)
    if wish.is_centred:
        yield Label(text, x, y, "middle", "0.35em", is_wide)
        yield Label(text, x, y - round(wish.radius), "middle", "0", is_wide)
        yield Label(text, x, y + round(wish.radius), "middle", "0.75em", is_wide)
        return
    yield Label(text, x + away, y, "start", "0.35em", is_wide)
    yield Label(text, x - away, y, "end", "0.35em", is_wide)
    yield Label(text, x, y - away, "middle", "0", is_wide)
    yield Label(text, x, y + away, "middle", "0.75em", is_wide)


def _box(label: Label, size: int) -> Box:
    width = measure(label.text, size)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    base = label.y + float(label.dy.removesuffix("em")) * size
    return left, base - 0.8 * size, left + width, base + 0.25 * size


def _is_inside(box: Box, edge: Box) -> bool:
    return edge[0] <= box[0] and edge[1] <= box[1] and box[2] <= edge[2] and box[3] <= edge[3]
