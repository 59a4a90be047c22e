"""Which casualty figures count the same people, and how they are drawn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.cards.card import Card, Value
from briefing.pack import PACKAGED
from briefing.render import render_site
from briefing.render.address import FILES
from briefing.render.ledger import draw_ledger
from briefing.render.library import Library
from briefing.render.tallies import find_tallies
from briefing.render.view import View
from briefing.values import Count
from tests.render.page_reader import PageReader
from tests.render.sample import HOMS, brief, card, sample_cards, seed_article


def toll(name: str, low: int | None, high: int | None = None, scope: str = "event", /, **values: Value) -> Card:
    count = Count(low, high, "" if high else "at least", str(low or high))
    values = {"outcome": "killed", "who": "people", **values}
    return card("casualty", name, name, HOMS, count=count, scope=scope, **values)


def tallies_of(*cards: Card) -> set[tuple[str, ...]]:
    return set(find_tallies({one.id: one for one in cards}).values())


def test_what_cards_relate_belongs_together() -> None:
    cards = [
        toll("early", 12, 12, who="villagers"),
        toll("late", 20, 20, who="people", supersedes="early"),
        toll("children", 5, 5, who="children", part_of="late"),
        toll("rival", 40, 40, who="residents", contradicts=("late",)),
    ]
    assert tallies_of(*cards) == {("rival", "late", "early", "children")}


def test_what_says_the_same_of_the_same_place_belongs_together() -> None:
    one, other = toll("one", 10, 10, where="homs"), toll("other", 14, 14, where="homs")
    elsewhere, hurt = toll("elsewhere", 9, 9, where="hama"), toll("hurt", 9, 9, where="homs", outcome="wounded")
    assert tallies_of(one, other, elsewhere, hurt) == {("other", "one"), ("elsewhere",), ("hurt",)}


def test_unlike_scopes_are_never_brought_together() -> None:
    strike, war = toll("strike", 36, 36), toll("war", 240_000, None, "war", contradicts=("strike",))
    assert tallies_of(strike, war) == {("strike",), ("war",)}


def test_relations_that_go_in_a_circle_lose_no_figure() -> None:
    cards = [toll("a", 1, 1, part_of="b"), toll("b", 2, 2, part_of="a"), toll("c", 3, 3, part_of="c", supersedes="a")]
    assert {name for names in tallies_of(*cards) for name in names} == {"a", "b", "c"}


NAMES = st.sampled_from(["a", "b", "c", "d", "e"])
Drawn = dict[str, tuple[int, str, str, str, str, str]]


@given(
    st.dictionaries(
        NAMES,
        st.tuples(st.integers(0, 99), st.sampled_from(["event", "war"]), NAMES, NAMES, NAMES, st.sampled_from("xy")),
        min_size=1,
    )
)
def test_every_figure_is_in_one_tally_of_its_scope_and_is_drawn_once(
    drawn: dict[str, tuple[int, str, str, str, str, str]],
) -> None:
    cards = [
        toll(name, low, low, scope, who=who, part_of=total, supersedes=old, contradicts=(rival,))
        for name, (low, scope, total, old, rival, who) in drawn.items()
    ]
    library = Library(brief(cards, seed_article()), PACKAGED, FILES)
    view = View(library, "cards/casualty.md")
    for names in set(library.tallies.values()):
        assert len({library.cards[f"casualty/{name}"].values["scope"] for name in names}) == 1
    for scope in {str(one.values["scope"]) for one in cards}:
        of_scope = [one for one in cards if one.values["scope"] == scope]
        ledger = draw_ledger(view, of_scope)
        keys = [entry.line.key for tally in ledger.tallies for entry in tally.entries]
        assert sorted(keys) == sorted(one.key for one in of_scope)


def test_the_ledger_draws_each_scope_on_a_scale_of_its_own() -> None:
    page = render_site(brief(sample_cards(), seed_article())).by_path["cards/casualty.md"]
    event, war = page.body.index("In one event"), page.body.index("In the war as a whole")
    strips = [at for at in range(len(page.body)) if page.body.startswith('<svg class="bf-axis"', at)]
    assert len(strips) == 2
    assert event < strips[0] < war < strips[1]


def test_a_figure_s_page_shows_it_beside_its_rivals() -> None:
    cards = [*sample_cards(), toll("rival", 50, 50, who="civilians", where="homs", contradicts=("homs-36-killed",))]
    pages = render_site(brief(cards, seed_article())).by_path
    page = pages["cards/casualty/homs-36-killed.md"].body
    assert 'aria-current="page"' in page
    assert "≠" in page
    assert "does not agree with 50 civilians" in PageReader(page).words
    assert "bf-drawn" not in pages["cards/casualty/war-240000.md"].body  # nothing stands beside it
