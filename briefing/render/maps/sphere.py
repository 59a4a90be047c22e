"""Distances on the earth."""

from __future__ import annotations

import math

RADIUS = 6371.0088  # km: the mean radius R1 of the GRS 80 ellipsoid (Moritz, Journal of Geodesy 74, 2000)
DEGREE = math.radians(1) * RADIUS  # km: a degree of latitude


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points along a great circle, of a sphere: within 0.6 % of the true distance.

    The haversine formula, which is exact for near points too (Sinnott, "Virtues of the Haversine", Sky and Telescope
    68(2), 1984).
    """
    one, other = math.radians(lat), math.radians(other_lat)
    across, along = math.radians(other_lat - lat), math.radians(other_lon - lon)
    half = math.sin(across / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(along / 2) ** 2
    return 2 * RADIUS * math.asin(min(1.0, math.sqrt(half)))
