from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cards.card import Card
from briefing.cards.kinds import read_kinds
from briefing.cards.read import read_card, read_cards
from briefing.cards.write import write_card
from briefing.pack import PACKAGED
from briefing.yamlfile import read_yaml

from .drawn import cards

KINDS = read_kinds(PACKAGED)


@given(cards(KINDS))
def test_a_card_reads_back_as_it_was_written(card: Card) -> None:
    text = write_card(card, KINDS[card.kind])
    found, problems = read_card(read_yaml(text, "x.yml"), KINDS[card.kind], card.id)
    assert not problems, text
    assert found == replace(card, path="x.yml")
    assert write_card(found, KINDS[card.kind]) == text


@given(st.text(st.sampled_from(list("abcid title:\n -[]{}\"'#\t>|1")), max_size=120), st.sampled_from(list(KINDS)))
def test_any_file_at_all_is_a_card_or_has_problems(text: str, kind: str) -> None:
    card, problems = read_card(read_yaml(text, "x.yml"), KINDS[kind], "x")
    assert card or problems


GOOD = """\
id: {id}
title: Sergei Lavrov
type: person
evidence:
  - source: a
    quote: Mr Lavrov said
status: candidate
"""


def put(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_goes_on_past_broken_files(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "cards"
    put(folder, "actor/a.yml", GOOD.format(id="a"))
    put(folder, "actor/b.yml", GOOD.format(id="b").replace("title: ", "title: @"))
    put(folder, "actor/c.yml", GOOD.format(id="c").replace("person", "persn").replace("status", "sttaus"))
    put(folder, "actor/d.yml", GOOD.format(id="dd"))
    put(folder, "actor/e.yml", "")
    put(folder, "actor/f.yml", GOOD.format(id="f").replace("title: Sergei Lavrov", "title: ~"))
    put(folder, "actor/notes.txt", "not a card")
    put(folder, ".parsed/actor/z.yml", "broken: [")
    put(folder, "actr/a.yml", GOOD.format(id="a"))
    put(folder, "decisions.yml", "{}")
    put(folder, "decision.yml", "{}")
    put(folder, "lavrov.yaml", GOOD.format(id="lavrov"))
    found = read_cards(folder, KINDS, tmp_path)
    assert [card.key for card in found.cards] == ["actor/a", "actor/d"]
    assert [f"{p.place} {p.check}: {p.message}" for p in found.problems] == [
        "docs/cards/actor/b.yml:2:8 syntax: text cannot begin with @",
        "docs/cards/actor/c.yml:1:1 missing-field: an actor needs status",
        'docs/cards/actor/c.yml:3:7 wrong-type: type cannot be "persn"',
        "docs/cards/actor/c.yml:7:1 unknown-field: an actor has no sttaus",
        "docs/cards/actor/d.yml:1:5 id-differs: the id dd is not the name of its file, d.yml",
        "docs/cards/actor/e.yml:1:1 syntax: the file is empty",
        "docs/cards/actor/f.yml:2:1 missing-field: an actor needs title",
        "docs/cards/actr unknown-kind: there is no kind of card called actr",
        "docs/cards/decision.yml unknown-kind: a card lies in the folder of its kind",
        "docs/cards/lavrov.yaml unknown-kind: a card lies in the folder of its kind",
    ]
    assert list(found.files) == [f"docs/cards/actor/{name}.yml" for name in "abcdef"]
    hints = [p.hint for p in found.problems]
    assert hints[3] == "did you mean status?"
    assert hints[-3:-1] == ["did you mean actor?", "did you mean decisions.yml?"]
    assert hints[-1].startswith("put it into the folder of its kind: source, ")


def test_no_folder_is_no_cards(tmp_path: Path) -> None:
    assert read_cards(tmp_path / "none", KINDS, tmp_path).cards == ()


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_only_name_what_there_is(kind: str) -> None:
    from briefing.cards.fields import FIELD_TYPES

    def names(fields: dict[str, object]) -> list[object]:
        return [x for f in fields.values() for x in [f, *names(f.fields)]]  # type: ignore[attr-defined]

    for field in names(dict(KINDS[kind].fields)):
        assert field.type in FIELD_TYPES  # type: ignore[attr-defined]
        if field.type == "ref":  # type: ignore[attr-defined]
            assert set(field.of) <= {*KINDS, "any"}  # type: ignore[attr-defined]
