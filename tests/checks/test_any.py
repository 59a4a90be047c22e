"""Whatever cards say, checking them finds problems and not an exception."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card
from briefing.cards.kinds import read_kinds
from briefing.cards.read import read_card
from briefing.cards.write import write_card
from briefing.checks import run_checks
from briefing.pack import PACKAGED
from briefing.sources.article import Article
from briefing.yamlfile import read_yaml

from ..cards.drawn import cards

KINDS = read_kinds(PACKAGED)


@settings(max_examples=60, deadline=None)
@given(st.lists(cards(KINDS), max_size=5), st.text(max_size=60))
def test_any_cards_at_all_can_be_checked(drawn: list[Card], text: str) -> None:
    held: dict[str, dict[str, Card]] = {kind: {} for kind in KINDS}
    files, problems = {}, []
    for card in drawn:
        path = f"docs/cards/{card.kind}/{card.id}.yml"
        files[path] = read_yaml(write_card(card, KINDS[card.kind]), path)
        read, found = read_card(files[path], KINDS[card.kind], card.id)
        problems += found
        if read:
            held[card.kind][card.id] = read
    articles = {name: Article(name, f"{name}.txt", text, "", ()) for name in ("a", "b")}
    found = run_checks(Briefing(KINDS, held, articles, tuple(problems), files))
    for problem in found:
        assert problem.path in files
        assert problem.excerpt[: problem.column - 1] is not None
    assert found == run_checks(Briefing(KINDS, held, articles, found, files))
