from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from briefing.cards.card import Card
from briefing.cards.kinds import read_kinds
from briefing.cards.merge import Merged, card_bytes, find_conflicts, merge_card, settle
from briefing.cards.merge.leaves import freeze, identify, list_items, read_leaf
from briefing.cards.read import read_card
from briefing.cards.write import write_card
from briefing.pack import PACKAGED
from briefing.yamlfile import EditError, YamlFile, drop, put, read_yaml, to_data
from tests.cards.drawn import cards, values

KINDS = read_kinds(PACKAGED)
HEAD = "# yaml-language-server: $schema=../.schema/{}.json\n"
CASES = yaml.safe_load(Path(__file__).with_name("cases.yml").read_text(encoding="utf-8"))


def read(text: str, kind: str) -> Card:
    file = read_yaml(text, "card")
    card, problems = read_card(file, KINDS[kind], to_data(file.root)["id"])  # type: ignore[call-overload,index,arg-type]
    assert card is not None, problems
    return card


def merge(base: str, hand: str, parsed: Card) -> Merged:
    return merge_card(base.encode(), read_yaml(hand), parsed, KINDS[parsed.kind])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    hand = case.get("hand", case["base"])
    parsed = read(case["parsed"], case["kind"])
    merged = merge(case["base"], hand, parsed)
    assert merged.text == HEAD.format(case["kind"]) + case.get("after", hand)
    assert [str(change) for change in merged.changes] == case.get("changes", [])
    assert [str(conflict) for conflict in merged.conflicts] == case.get("conflicts", [])
    base = merged.base.write()
    assert card_bytes(base) == write_card(parsed, KINDS[case["kind"]]).encode()
    # The conflicts are in the base for whoever reads it later, and last as long as neither side moves.
    file = read_yaml(merged.text)
    assert find_conflicts(base, file, KINDS[case["kind"]]) == merged.conflicts
    again = merge_card(base, file, parsed, KINDS[case["kind"]])
    assert (again.text, again.changes, again.conflicts) == (merged.text, (), merged.conflicts)


BARE = next(case["base"] for case in CASES if "base" in case)
BASE = HEAD.format("casualty") + BARE
MINE = BASE.replace("count: 36", "count: 38")


def test_a_conflict_ends_where_the_parser_goes_back() -> None:
    merged = merge(BASE, MINE, read(BASE.replace("count: 36", "count: 41"), "casualty"))
    back = merge_card(merged.base.write(), read_yaml(MINE), read(BASE, "casualty"), KINDS["casualty"])
    assert (back.text, back.conflicts, back.base.write()) == (MINE, (), BASE.encode())


def test_a_conflict_goes_on_with_what_the_parser_says_next() -> None:
    merged = merge(BASE, MINE, read(BASE.replace("count: 36", "count: 41"), "casualty"))
    parsed = read(BASE.replace("count: 36", "count: 42"), "casualty")
    (conflict,) = merge_card(merged.base.write(), read_yaml(MINE), parsed, KINDS["casualty"]).conflicts
    assert str(conflict) == "count: 38 here, 42 in the articles now, 36 before"


@pytest.mark.parametrize("number", [36, 41])
def test_a_conflict_ends_where_the_person_takes_it_back(number: int) -> None:
    parsed = read(BASE.replace("count: 36", "count: 41"), "casualty")
    merged = merge(BASE, MINE, parsed)
    hand = MINE.replace("count: 38", f"count: {number}  # yes")
    after = merge_card(merged.base.write(), read_yaml(hand), parsed, KINDS["casualty"])
    assert (after.text, after.conflicts) == (MINE.replace("count: 38", "count: 41  # yes"), ())


def test_a_conflict_that_is_settled_is_none_until_the_parser_says_something_else() -> None:
    parsed = read(BASE.replace("count: 36", "count: 41"), "casualty")
    base = settle(merge(BASE, MINE, parsed).base.write(), ("count",))
    assert base == write_card(parsed, KINDS["casualty"]).encode()
    assert merge_card(base, read_yaml(MINE), parsed, KINDS["casualty"]).conflicts == ()
    parsed = read(BASE.replace("count: 36", "count: 42"), "casualty")
    (conflict,) = merge_card(base, read_yaml(MINE), parsed, KINDS["casualty"]).conflicts
    assert str(conflict) == "count: 38 here, 42 in the articles now, 41 before"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_line_that_tells_editors_of_the_schema_comes_and_goes_with_the_parsers(end: str) -> None:
    card, mine, line = read(BARE, "casualty"), BARE.replace("36", "38"), HEAD.format("casualty").strip()
    hand = f"# mine\n{mine}".replace("\n", end)
    once = merge(BARE, hand, card)
    assert once.text == f"{line}{end}{hand}"
    again = merge_card(once.base.write(), read_yaml(once.text), card, KINDS["casualty"])
    assert again.text == once.text
    taken_out = merge_card(once.base.write(), read_yaml(hand), card, KINDS["casualty"])
    assert taken_out.text == hand
    older = "# yaml-language-server: $schema=old.json\n"
    assert merge(older + BARE, older + mine, card).text == f"{line}\n{mine}"


def test_what_is_a_persons_stays_theirs_when_the_parser_agrees_for_a_time() -> None:
    parsed = [read(BASE.replace("count: 36", f"count: {number}"), "casualty") for number in (38, 40)]
    agreed = merge(BASE, MINE, parsed[0])
    assert (agreed.text, agreed.conflicts) == (MINE, ())
    later = merge_card(agreed.base.write(), read_yaml(MINE), parsed[1], KINDS["casualty"])
    assert [str(conflict) for conflict in later.conflicts] == ["count: 38 here, 40 in the articles now, 36 before"]
    assert later.text == MINE


def test_what_a_person_took_out_stays_out_when_the_parser_forgets_it_for_a_time() -> None:
    base = BASE.replace("who: civilians", "who: civilians\ntags: [old, new]")
    hand = BASE.replace("who: civilians\n", "tags: [new, mine]\n")
    between = BASE.replace("who: civilians\n", "tags: [new, mine]\n")
    told = [(between, "[new, mine]"), (base, "[new, mine]"), (BASE, "[mine]"), (base, "[mine, new]")]
    for text, tags in told:  # "mine" is in what the parser says for a time, "old" is not
        merged = merge(base, hand, read(text, "casualty"))
        assert merged.conflicts == ()
        assert f"tags: {tags}\n" in merged.text
        base, hand = merged.base.write().decode(), merged.text


# ── any cards ────────────────────────────────────────────────────────────────────────────────────────────────────────


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Card, Card]:
    """A card, and what a later parse makes of it: the same id, any other values, some of them as they were."""
    before = draw(cards(dict(KINDS)))
    other = draw(values(dict(KINDS[before.kind].fields)))
    kept = draw(st.sets(st.sampled_from(list(KINDS[before.kind].fields))))
    mixed = {
        name: value
        for name in KINDS[before.kind].fields
        if (value := (before.values if name in kept else other).get(name)) is not None
    }
    return before, replace(before, values=mixed)


def text_of(card: Card) -> str:
    return write_card(card, KINDS[card.kind])


def as_read(text: str) -> object:
    return freeze(to_data(read_yaml(text).root))


@settings(max_examples=50)
@given(pairs())
def test_without_an_edit_the_parser_is_followed(pair: tuple[Card, Card]) -> None:
    before, after = pair
    assume(before.values["status"] != "reviewed")
    merged = merge(text_of(before), text_of(before), after)
    assert merged.conflicts == ()
    assert as_said(merged.text, after) == as_said(text_of(after), after)


def as_said(text: str, card: Card) -> dict[str, object]:
    """What a card says, field by field, lists without repeats."""
    root = read_yaml(text).root
    said: dict[str, object] = {}
    for name, field in KINDS[card.kind].fields.items():
        if field.is_many:
            said[name] = tuple(
                {identify(read_leaf(node, field), field): None for _, node in list_items(root.get(name))}
            )
        elif field.type != "record":
            said[name] = freeze(read_leaf(root.get(name), field))
    return said


def paths(file: YamlFile, kind: str) -> list[tuple[str | int, ...]]:
    """Every field there is, and the items of lists."""
    found: list[tuple[str | int, ...]] = []
    for name, field in KINDS[kind].fields.items():
        node = file.root.get(name)
        if node is not None:
            found.append((name,))
            found += [(name, at) for at, _ in list_items(node)] if field.is_many else []
    return found


@st.composite
def edited(draw: st.DrawFn, before: Card) -> str:
    """The card's file as a person may leave it: values changed, taken out and written anew, and remarks."""
    text = text_of(before)
    for _ in range(draw(st.integers(0, 3))):
        steps = draw(st.sampled_from(paths(read_yaml(text), before.kind)))
        assume(steps)
        try:
            if draw(st.booleans()):
                text = put(text, steps, draw(st.text(st.sampled_from("abc 1:#"), min_size=1, max_size=8)))
            else:
                text = drop(text, steps)
        except EditError:
            assume(False)
    lines = text.split("\n")
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.sampled_from([at for at, line in enumerate(lines) if line[:1].isalpha()]))
        lines.insert(at, "# remark")
    return "\n".join(lines)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(pairs(), st.data())
def test_what_a_person_wrote_survives_any_parse_and_merging_twice_is_merging_once(
    pair: tuple[Card, Card], data: st.DataObject
) -> None:
    before, after = pair
    base, hand = text_of(before), data.draw(edited(before))
    assume(paths(read_yaml(hand), before.kind))
    merged = merge(base, hand, after)
    mine, theirs, now = (read_yaml(text).root for text in (hand, base, merged.text))
    assert merged.text.count("# remark") >= hand.count("# remark")
    for name, field in KINDS[before.kind].fields.items():
        if field.is_many:
            had, was, has = (
                {identify(read_leaf(node, field), field) for _, node in list_items(root.get(name))}
                for root in (mine, theirs, now)
            )
            assert had - was <= has  # what the person added is there
            assert not (was - had) & has or field.type == "record"  # what the person took out is not
        elif field.type != "record":
            is_mine = freeze(read_leaf(mine.get(name), field)) != freeze(read_leaf(theirs.get(name), field))
            if is_mine:
                assert freeze(read_leaf(now.get(name), field)) == freeze(read_leaf(mine.get(name), field))
    again = merge_card(merged.base.write(), read_yaml(merged.text), after, KINDS[before.kind])
    assert (again.text, again.changes, again.conflicts) == (merged.text, (), merged.conflicts)
    assert again.base == merged.base
