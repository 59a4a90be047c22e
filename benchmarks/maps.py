"""What maps cost: the time a place's page takes with its map and without a position, and how much it weighs.

    python benchmarks/maps.py [--places N] [--spread DEGREES]

Makes a briefing of N towns spread over so many degrees around one point (180: all over the world), in memory, and
renders its pages twice: as they are, and with the positions taken away.
"""

from __future__ import annotations

import argparse
import random
import re
import time

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card, Value
from briefing.cards.kinds import read_kinds
from briefing.pack import PACKAGED
from briefing.render import Site, render_site

MIDDLE = 35.0, 38.0
DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)


def make_towns(count: int, spread: float, *, located: bool) -> Briefing:
    """A briefing of towns and nothing else."""
    chance = random.Random(1)
    towns: dict[str, Card] = {}
    for number in range(count):
        north, east = chance.uniform(-spread, spread), chance.uniform(-spread, spread)
        at: dict[str, Value] = {"latitude": max(-60.0, min(75.0, MIDDLE[0] + north)), "longitude": MIDDLE[1] + east}
        values: dict[str, Value] = {"kind": "city", "country": "Syria", "status": "candidate"}
        values |= {"coordinates": {**at, "accuracy": "town"}} if located else {}
        towns[f"p{number}"] = Card("place", f"p{number}", f"Town {number}", values, "")
    kinds = read_kinds(PACKAGED)
    return Briefing(kinds, {kind: towns if kind == "place" else {} for kind in kinds}, {}, ())


def time_render(briefing: Briefing) -> tuple[float, Site]:
    """Seconds of processor time that the whole site takes, and the site."""
    start = time.process_time()
    site = render_site(briefing)
    return time.process_time() - start, site


def main() -> None:
    """Renders both and prints the difference."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=1000)
    parser.add_argument("--spread", type=float, default=3.0)
    options = parser.parse_args()
    time_render(make_towns(1, 1, located=True))  # templates and outlines are read once
    without, _ = time_render(make_towns(options.places, options.spread, located=False))
    spent, site = time_render(make_towns(options.places, options.spread, located=True))
    drawn = {page.path: sum(map(len, DRAWING.findall(page.body))) for page in site.pages}
    pages = [size for path, size in drawn.items() if path.startswith("cards/place/")]
    print(f"{options.places} places within {options.spread:g} degrees")
    each = 1000 * (spent - without) / len(pages)
    print(f"without maps {without:.2f} s, with maps {spent:.2f} s: {each:.1f} ms a map")
    print(f"a map weighs {sum(pages) / len(pages) / 1000:.1f} kB, {max(pages) / 1000:.1f} kB at most; ", end="")
    print(f"the overview's {drawn['cards/place.md'] / 1000:.1f} kB")


if __name__ == "__main__":
    main()
