"""What differs between two exports: cases, and what holds of any two."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.comparison.changes import KINDS, Item, compare_exports, compare_items, find_edges
from benchmarks.comparison.report import format_json, format_people

BY_NAME = {kind.name: kind for kind in KINDS}


def claim(claimant: str, quote: str, stance: str = "states", mode: str = "indirect") -> Item:
    return {"claimant": claimant, "stance": stance, "mode": mode, "quote": quote}


BRIDGE = "the old bridge was hit on Monday"
CASES: dict[str, tuple[str, list[Item], list[Item], list[str], list[str], list[tuple[str, ...]]]] = {
    # kind, before, after; the first field of what is gained and lost, the fields that changed
    "nothing": ("claims", [], [], [], [], []),
    "order": ("claims", [claim("A", BRIDGE), claim("B", "no")], [claim("B", "no"), claim("A", BRIDGE)], [], [], []),
    "gained": ("claims", [], [claim("A", BRIDGE)], ["A"], [], []),
    "lost": ("claims", [claim("A", BRIDGE)], [], [], ["A"], []),
    "said once more": ("claims", [claim("A", BRIDGE)], [claim("A", BRIDGE)] * 2, ["A"], [], []),
    "claimant": ("claims", [claim("A", BRIDGE)], [claim("B", BRIDGE)], [], [], [("claimant",)]),
    "act and mode": (
        "claims",
        [claim("A", BRIDGE)],
        [claim("A", BRIDGE, "denies", "mixed")],
        [],
        [],
        [("stance", "mode")],
    ),
    "bounds": ("claims", [claim("A", BRIDGE)], [claim("A", f"that {BRIDGE} night")], [], [], [("quote",)]),
    "cut short": ("claims", [claim("A", f"{BRIDGE} by two planes that came in low")], [claim("A", "the old bridge")],
                  [], [], [("quote",)]),
    "one word of a quote is no part": ("claims", [claim("A", "bridge")], [claim("A", BRIDGE)], ["A"], ["A"], []),
    "other content": ("claims", [claim("A", BRIDGE)], [claim("A", "grain prices will rise")], ["A"], ["A"], []),
    "one of two claimants": (
        "claims",
        [claim("A", BRIDGE), claim("B", BRIDGE)],
        [claim("C", BRIDGE), claim("A", BRIDGE)],
        [],
        [],
        [("claimant",)],
    ),
    "the closest is the partner": (
        "claims",
        [claim("A", "two trains were late on Monday")],
        [claim("B", "two trains were late"), claim("A", "two trains were late on Sunday")],
        ["B"],
        [],
        [("quote",)],
    ),
    "a name is the same or not": (
        "actors",
        [{"name": "Anna Belmont", "type": "person"}, {"name": "Ruritania", "type": "person"}],
        [{"name": "Belmont", "type": "person"}, {"name": "Ruritania", "type": "state"}],
        ["Belmont"],
        ["Anna Belmont"],
        [("type",)],
    ),
    "who says a number": (
        "casualties",
        [{"min": "3", "kind": "killed", "claimed_by": "", "quote": "Three miners died, a union said."}],
        [{"min": "3", "kind": "killed", "claimed_by": "a union", "quote": "Three miners died, a union said."}],
        [],
        [],
        [("claimed_by",)],
    ),
    "a field that an older version does not export": (
        "places",
        [{"name": "Strelsau"}],
        [{"name": "Strelsau", "country": "Ruritania"}],
        [],
        [],
        [("country",)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_differs(name: str) -> None:
    kind, before, after, gained, lost, changed = CASES[name]
    found = compare_items(before, after, BY_NAME[kind])
    first = BY_NAME[kind].fields[0]
    assert [item[first] for item in found.gained] == gained
    assert [item[first] for item in found.lost] == lost
    assert [change.fields for change in found.changed] == changed
    assert (found.before, found.after) == (len(before), len(after))


EDGES = [
    # before, after, edges with the words lost and won there
    (BRIDGE, BRIDGE, []),
    ("it was late", "that it was late again", [("start", "", "that"), ("end", "", "again")]),
    ("Monday it was late", "it was late", [("start", "Monday", "")]),
    ("it was late on Monday", "it was late by far", [("end", "on Monday", "by far")]),
]


@pytest.mark.parametrize(("before", "after", "edges"), EDGES)
def test_edges(before: str, after: str, edges: list[tuple[str, str, str]]) -> None:
    assert find_edges(before, after) == edges


WORDS = st.sampled_from(["", "…", "a", "a b", "b a", "a b c", "x a b", "c c", "A b"])
EXPORTS = st.fixed_dictionaries(
    {
        name: st.lists(st.fixed_dictionaries(dict.fromkeys(BY_NAME[name].fields, WORDS)), max_size=4)
        for name in ("claims", "actors", "disputes")
    }
)


@given(EXPORTS, st.randoms())
def test_anything_is_the_same_as_itself(export: dict[str, list[Item]], random: Any) -> None:
    shuffled = {name: random.sample(items, len(items)) for name, items in export.items()}
    assert all(difference.is_empty for difference in compare_exports(export, shuffled).values())


@given(EXPORTS, EXPORTS)
def test_swapping_the_versions_swaps_the_report(one: dict[str, list[Item]], other: dict[str, list[Item]]) -> None:
    there, back = compare_exports(one, other), compare_exports(other, one)
    for name, difference in there.items():
        assert difference.gained == back[name].lost
        assert difference.lost == back[name].gained
        assert difference.before + len(difference.gained) - len(difference.lost) == difference.after
        changes = sorted((repr(change.before), repr(change.after)) for change in difference.changed)
        assert changes == sorted((repr(change.after), repr(change.before)) for change in back[name].changed)
        assert all(change.fields for change in difference.changed)


@given(EXPORTS, EXPORTS)
def test_any_difference_can_be_told(one: dict[str, list[Item]], other: dict[str, list[Item]]) -> None:
    differences = {"a": compare_exports(one, other), "b": compare_exports(one, one)}
    told = format_people(differences)
    assert "\nb\n" not in told
    for name, total in json.loads(format_json(differences))["totals"].items():
        assert total["changed"] == len(differences["a"][name].changed)


REPORT = """\
harbour
-------
claims:
  gained  B · states · indirect: “grain prices will rise”
  changed A · denies · indirect: “the old bridge was hit”
          stance: states → denies
          end: lost “on Monday”

1 of 2 articles differ, 1 do not

                before   after  gained    lost  changed
claims               2       3       1       0        1  quote 1, stance 1
"""


def test_the_report() -> None:
    before = {"claims": [claim("A", BRIDGE)]}
    after = {"claims": [claim("B", "grain prices will rise"), claim("A", "the old bridge was hit", "denies")]}
    kinds = [BY_NAME["claims"]]
    differences = {
        "harbour": compare_exports(before, after, kinds),
        "station": compare_exports(before, before, kinds),
    }
    assert format_people(differences) == REPORT
