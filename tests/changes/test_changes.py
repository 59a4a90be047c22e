"""What differs between two sets of cards, told in facts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefing.cards.card import Card
from briefing.cards.kinds import read_kinds
from briefing.cards.read import read_card
from briefing.changes import Changes, compare_cards, format_changes
from briefing.changes.report import LONGEST_COMMENT
from briefing.pack import PACKAGED
from briefing.yamlfile import read_yaml
from tests.cards.drawn import cards

KINDS = read_kinds(PACKAGED)
CASES = yaml.safe_load((Path(__file__).parent / "changes.yml").read_text(encoding="utf-8"))
EVIDENCE = "\nevidence:\n- {source: one, quote: words}"


def read(texts: Mapping[str, str]) -> tuple[dict[str, dict[str, Card]], dict[tuple[str, str], str]]:
    found: dict[str, dict[str, Card]] = {}
    unread: dict[tuple[str, str], str] = {}
    for key, text in texts.items():
        kind, name = key.split("/")
        whole = f"id: {name}\nstatus: candidate\n{text}{'' if 'evidence' in text else EVIDENCE}\n"
        card, _ = read_card(read_yaml(whole, f"{key}.yml"), KINDS[kind], name)
        if card:
            found.setdefault(kind, {})[name] = card
        else:
            unread[kind, name] = f"{key}.yml"
    return found, unread


def compare(before: Mapping[str, str], after: Mapping[str, str]) -> Changes:
    (old, unread), (new, broken) = read(before), read(after)
    return compare_cards(old, new, KINDS, None, unread, broken)


@pytest.mark.parametrize("name", CASES)
def test_told_to_people(name: str) -> None:
    case = CASES[name]
    changes = compare(case["before"], case["after"])
    lines = [line for line in format_changes(changes).splitlines()[1:] if line]
    assert lines == case["told"]


@pytest.mark.parametrize("name", CASES)
def test_every_style_tells_of_every_card(name: str) -> None:
    case = CASES[name]
    changes = compare(case["before"], case["after"])
    data: dict[str, Any] = json.loads(format_changes(changes, "json"))
    told = [*data["changed"], *data["added"], *data["removed"], *data["joined"]]
    markdown = format_changes(changes, "markdown")
    for card in told:
        assert f"`{card['kind']}/{card['id']}`" in markdown
    assert bool(told) != changes.is_empty
    assert markdown.count("\n- ") == len(told)


def test_markdown_tells_nobody_and_shows_marks() -> None:
    before = {"place/homs": "title: Homs\nkind: city"}
    after = {"place/homs": 'title: "@reporter *saw* #12 <b>"\nkind: city'}
    text = format_changes(compare(before, after), "markdown")
    assert "@<!-- -->reporter \\*saw\\* #<!-- -->12 \\<b\\>" in text


def test_markdown_fits_a_comment() -> None:
    after = {f"place/p-{number}": f"title: Place {'x' * 90} {number}\nkind: city" for number in range(900)}
    text = format_changes(compare({}, after), "markdown")
    assert len(text) < LONGEST_COMMENT + 100
    assert text.endswith(" lines more\n")


def index(drawn: list[Card]) -> dict[str, dict[str, Card]]:
    found: dict[str, dict[str, Card]] = {}
    for card in drawn:
        found.setdefault(card.kind, {})[card.id] = card
    return found


SETS = st.lists(cards(KINDS), max_size=4).map(index)  # type: ignore[arg-type]


@given(SETS)
def test_the_same_cards_do_not_differ(drawn: dict[str, dict[str, Card]]) -> None:
    changes = compare_cards(drawn, drawn, KINDS)
    assert changes.is_empty
    assert format_changes(changes).count("\n") == 1


@given(SETS, SETS)
def test_both_directions_tell_of_the_same_cards(
    one: dict[str, dict[str, Card]], two: dict[str, dict[str, Card]]
) -> None:
    there, back = compare_cards(one, two, KINDS), compare_cards(two, one, KINDS)
    gone = {card.key for card in (*there.removed, *(card for card, _ in there.joined))}
    gone |= {change.before.key for change in there.changed if change.is_renamed}
    made = {card.key for card in back.added} | {change.after.key for change in back.changed if change.is_renamed}
    assert gone == made
    for style in ("people", "json", "markdown"):
        assert format_changes(there, style)
