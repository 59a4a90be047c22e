"""What pages say of where a card's words come from, and where a former id leads."""

from __future__ import annotations

from dataclasses import replace

from briefing.cards.card import Card, Value
from briefing.pack import PACKAGED
from briefing.render import Page, render_site
from briefing.values import Evidence
from tests.render.page_reader import PageReader
from tests.render.sample import SOURCE, brief, sample_cards, seed_article


def source(name: str, **values: Value) -> Card:
    own = {"file": f"seeds/{name}.txt", "sha256": "0" * 64, "evidence": (Evidence(name, "x"),), "status": "candidate"}
    return Card("source", name, name, {**own, **values})


def pages_of(toll_sources: tuple[str, ...], *sources: Card) -> dict[str, Page]:
    cards = [card for card in sample_cards() if card.kind != "source"]
    (toll,) = (card for card in cards if card.id == "homs-36-killed")
    evidence = toll.values["evidence"]
    assert isinstance(evidence, tuple)
    more = tuple(Evidence(name, "x") for name in toll_sources)
    told = replace(toll, values={**toll.values, "evidence": (*evidence, *more), "formerly": ("killed-homs",)})
    rest = [card for card in cards if card is not toll]
    briefing = brief([*sources, *rest, told], seed_article())
    return render_site(briefing, PACKAGED).by_path


def words_of(page: Page) -> str:
    return PageReader(page.body).words


def test_two_papers_with_one_agency_s_text_are_one_origin() -> None:
    pages = pages_of(("paper",), source(SOURCE, origin="AFP"), source("paper", carries=SOURCE), source("other"))
    assert "2 sources, 1 independent origin" in words_of(pages["cards/casualty/homs-36-killed.md"])
    assert "From 3 sources, 2 independent origins" in words_of(pages["index.md"])
    assert "Figures from one origin only" in words_of(pages["index.md"])


def test_two_that_report_themselves_are_two() -> None:
    pages = pages_of(("paper",), source(SOURCE, origin="AFP"), source("paper", origin="Reuters"))
    assert "2 sources, 2 independent origins" in words_of(pages["cards/casualty/homs-36-killed.md"])


def test_a_briefing_of_one_origin_does_not_say_so_of_each_toll() -> None:
    pages = pages_of((), source(SOURCE, origin="AFP"))
    assert "origin" not in words_of(pages["cards/casualty/homs-36-killed.md"])
    assert "Figures from one origin only" not in words_of(pages["index.md"])


def test_a_former_id_leads_to_the_card() -> None:
    page = pages_of((), source(SOURCE))["cards/casualty/killed-homs.md"]
    assert "now part of" in words_of(page)
    assert "homs-36-killed.html" in PageReader(page.body).links
    assert 'content="0; url=homs-36-killed.html"' in page.body
    assert page.search is None
