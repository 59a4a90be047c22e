"""The schemas against our reader: what it takes they take, and what they mark it marks."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator

from briefing.cards.card import Card
from briefing.cards.decision_file import read_decisions
from briefing.cards.kinds import Field
from briefing.cards.read import read_card
from briefing.cards.write import write_card
from briefing.pack import PACKAGED
from briefing.schema import make_schemas
from briefing.yamlfile import read_yaml

from ..cards.drawn import cards
from ..checks.made import DEFAULTS, OWN, read_cases
from .validation import KINDS, find_faults, names_in

BAD: dict[str, Any] = read_cases(Path(__file__).with_name("bad.yml"))
DECISIONS: dict[str, Any] = read_cases(Path(__file__).with_name("decisions.yml"))
# What a hand may write where a value belongs, of every sort that YAML tells apart.
FORMS = """
|~|true|False|yes|no|6|36|0|007|-7|2015|99999|34.73|-34.7|1e3|0x1f|.5|.inf|'36'|"true"|""|word|two words|a/b|actor/b
2015-09|2015-09-30|"2015"|20-30|240,000|36,5|1 000|https://example.org/a?b=c#d|HTTP://EXAMPLE.ORG|ftp://example.org
[]|[a]|[a, b]|[a, ~]|[6, true]|[actor/b]|{}|{a: b}|{min: 3}|{min: 3, max: "1,000", modifier: ~, as_written: 3}
{as_written: true}|{date: 2015, part: late, possible: Yes}|{date: ~, as_written: x}|{date: "", possible: true}
{source: a, quote: b}|{source: 7, quote: true}|[{source: a, quote: b, prefix: c}, {source: a, quote: d}]|{by: me}
{title: x}|[{title: x, holder_for: russia}]|{latitude: 1, longitude: 2.0, accuracy: town}|{occurrence: fair}
""".replace("\n", "|").strip("|")


def needed(kind: str, card: str = "a") -> dict[str, str]:
    """The lines every card of a kind must have, by field."""
    return {"id": f"id: {card}\n"} | DEFAULTS | OWN[kind]


def whole_card(kind: str, lines: str) -> str:
    """A card of these lines and of the others that its kind must have."""
    return lines + "".join(line for key, line in needed(kind).items() if f"\n{key}:" not in f"\n{lines}")


def read(kind: str, text: str) -> tuple[Card | None, list[str]]:
    file = read_yaml(text, "a.yml")
    card, problems = read_card(file, KINDS[kind], "a")
    return card, [str(problem) for problem in (*file.problems, *problems)]


@pytest.mark.parametrize("name", make_schemas(KINDS, names_in(), PACKAGED))
def test_each_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(make_schemas(KINDS, names_in(), PACKAGED)[name])


@given(cards(KINDS))
def test_a_card_as_we_write_it_has_no_faults(card: Card) -> None:
    text = write_card(card, KINDS[card.kind])
    assert find_faults(text, f"{card.kind}.json", names_in(card)) == [], text


def written(fields: dict[str, Field]) -> Iterator[tuple[str, str]]:
    """Every field with every form after it, also within records."""
    for name, field in fields.items():
        for form in FORMS.split("|"):
            yield name, f"{name}: {form}\n"
        for inner, part in field.fields.items():
            others = [f"{other}: word" for other, needs in field.fields.items() if needs.is_required and other != inner]
            for form, many in itertools.product(FORMS.split("|"), (False, True)):
                lines = "\n    ".join([f"{part.name}: {form}", *others])
                yield name, f"{name}:\n  - {lines}\n" if many else f"{name}:\n    {lines}\n"


@pytest.mark.parametrize("kind", KINDS)
def test_what_our_reader_takes_has_no_faults(kind: str) -> None:
    taken = 0
    for name, line in written(
        {"id": Field("id", "text", ""), "title": Field("title", "text", ""), **KINDS[kind].fields}
    ):
        text = whole_card(kind, line)
        card, problems = read(kind, text)
        if card is not None and not problems:
            taken += 1
            assert find_faults(text, f"{kind}.json", names_in(card)) == [], text
        elif not problems:
            pytest.fail(f"{name}: no card and no problem")
    assert taken > len(KINDS[kind].fields)


@pytest.mark.parametrize("name", BAD)
def test_what_has_faults_our_reader_refuses(name: str) -> None:
    case = BAD[name]
    text = whole_card(case["kind"], case["lines"]) if "lines" in case else case["text"]
    card, problems = read(case["kind"], text)
    faults = find_faults(text, f"{case['kind']}.json", names_in(*filter(None, [card])))
    assert problems, text
    assert faults
    for place in case["at"]:
        assert any(fault.startswith(f"{place}:") for fault in faults), faults
    assert {fault.split(":")[0].split("/")[0] for fault in faults} == {place.split("/")[0] for place in case["at"]}


@pytest.mark.parametrize("name", DECISIONS)
def test_decisions_have_faults_where_our_reader_finds_them(tmp_path: Path, name: str) -> None:
    case = DECISIONS[name]
    path = tmp_path / "decisions.yml"
    path.write_text(case["file"], encoding="utf-8")
    faults = find_faults(case["file"], "decisions.json", names_in())
    problems = read_decisions(path, "decisions.yml").problems
    assert bool(faults) is bool(problems) is (case["is"] == "bad"), (faults, problems)
