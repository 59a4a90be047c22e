"""An arc diagram: names below each other, and an arc from one to the other for each relation.

Names stay readable however many relations there are, and nothing depends on where a force would have driven them.
After M. Wattenberg, "Arc Diagrams: Visualizing Structure in Strings", 2002.
"""

from __future__ import annotations

from briefing.values import immutable

ROW = 26  # the height of a name, which the style sheet has too
WIDTH = 200  # of the widest arc


@immutable
class Arc:
    """From the row of one name to another's: an SVG path, and the arrowhead at its end."""

    path: str
    head: str


def draw_arc(start: int, end: int, rows: int, beside: int = 0) -> Arc:
    """The arc from row `start` to row `end` of so many; `beside` counts the arcs drawn already between the two.

    The further apart two names are, the further it reaches; those beside each other are set apart.
    """
    one, other = _middle(start), _middle(end)
    reach = abs(start - end) / max(1, rows - 1)
    wide = round(min(WIDTH - 8.0, 14 + (WIDTH - 30) * reach**0.7 + 9 * beside), 1)
    sweep = 1 if end > start else 0
    path = f"M0 {one}A{wide} {abs(one - other) / 2:g} 0 0 {sweep} 0 {other}"
    return Arc(path, f"M0 {other}l7 -3.5v7z")


def _middle(row: int) -> int:
    return row * ROW + ROW // 2
