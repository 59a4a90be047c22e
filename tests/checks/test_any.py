"""Whatever cards say, checking them finds problems and not an exception."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card
from briefing.cards.kinds import read_kinds
from briefing.cards.read import read_sheet
from briefing.cards.sheet import CardFiles
from briefing.cards.write import write_card
from briefing.checks import run_checks
from briefing.kept import digest
from briefing.pack import PACKAGED
from briefing.sources.article import Article
from briefing.yamlfile import decode_yaml

from ..cards.drawn import cards

KINDS = read_kinds(PACKAGED)


@settings(max_examples=60, deadline=None)
@given(st.lists(cards(KINDS), max_size=5), st.text(max_size=60))
def test_any_cards_at_all_can_be_checked(drawn: list[Card], text: str) -> None:
    data = {f"docs/cards/{card.kind}/{card.id}.yml": write_card(card, KINDS[card.kind]).encode() for card in drawn}
    sheets = {
        path: read_sheet(decode_yaml(text, path), KINDS[path.split("/")[2]], Path(path).stem, digest(text))
        for path, text in data.items()
    }
    held: dict[str, dict[str, Card]] = {kind: {} for kind in KINDS}
    for sheet in sheets.values():
        if sheet.card:
            held[sheet.kind][sheet.stem] = sheet.card
    articles = {name: Article(name, f"{name}.txt", text, "", ()) for name in ("a", "b")}
    problems = tuple(problem for sheet in sheets.values() for problem in sheet.problems)
    briefing = Briefing(KINDS, held, articles, problems, sheets, CardFiles({}, sheets, data))
    found = run_checks(briefing)
    for problem in found:
        assert problem.path in sheets
        assert problem.excerpt[: problem.column - 1] is not None
    assert found == run_checks(replace(briefing, problems=found))
