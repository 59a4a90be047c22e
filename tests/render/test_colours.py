"""The site's colours: readable, and told apart by readers who see colours differently."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from briefing.pack import HERE
from briefing.render.colours import COLOURS, SHAPES

CONSTANTS = (HERE / "templates" / "style" / "00-constants.css").read_text(encoding="utf-8")
SCHEMES = ("default", "slate")

# G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
# Deficiency", 2009: matrices for linear RGB, the whole deficiency.
SIGHTS = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
Colour = tuple[float, float, float]


def constants(scheme: str) -> dict[str, str]:
    """The custom properties of a scheme that are colours."""
    [block] = re.findall(rf'\[data-md-color-scheme="{scheme}"\] \{{(.*?)\}}', CONSTANTS, re.DOTALL)
    return dict(re.findall(r"--(bf-[a-z0-9-]+): (#[0-9a-f]{6});", block))


def linear(colour: str) -> Colour:
    """The colour in linear RGB (IEC 61966-2-1)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    light = [0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05 for red, green, blue in (linear(one), linear(other))]
    return max(light) / min(light)


def lab(colour: Colour) -> Colour:
    """The colour in CIELAB, under D65."""
    red, green, blue = (min(1.0, max(0.0, part)) for part in colour)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    a, b, c = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * b - 16, 500 * (a - b), 200 * (b - c)


def distance(one: str, other: str, sight: str) -> float:
    """How far apart two colours are to a sight (CIE 1976)."""
    seen = []
    for colour in (linear(one), linear(other)):
        rows = [sum(weight * part for weight, part in zip(row, colour, strict=True)) for row in SIGHTS[sight]]
        seen.append(lab((rows[0], rows[1], rows[2])))
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_can_be_read(scheme: str) -> None:
    named = constants(scheme)
    for name in ("ink", "muted", "link", "fault"):
        for paper in ("paper", "paper-2"):
            assert contrast(named[f"bf-{name}"], named[f"bf-{paper}"]) >= 4.5, (name, paper)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_claimants_colours_can_be_seen(scheme: str) -> None:
    named = constants(scheme)
    for number in range(COLOURS):
        assert contrast(named[f"bf-{number}"], named["bf-paper"]) >= 3, number


def test_each_claimant_has_a_shape_of_its_own() -> None:
    shapes = re.findall(r'^\.bf-c(\d) \{.*--bf-shape: "(.)"', CONSTANTS, re.MULTILINE)
    assert [int(number) for number, _ in shapes] == list(range(COLOURS))
    assert len({shape for _, shape in shapes}) == COLOURS
    assert {f"bf-c{number}": shape for number, shape in shapes} == SHAPES


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_claimants_are_told_apart_by_colour_too(scheme: str, sight: str) -> None:
    named = constants(scheme)
    for one, other in combinations(range(COLOURS), 2):
        assert distance(named[f"bf-{one}"], named[f"bf-{other}"], sight) > 12, (one, other)
