"""Whatever is asked of the claims explorer, it finds what a plain look through all cards finds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.render.explorer.made import ACTORS, AIRCRAFT, PLACES, SOURCES, make_cards
from tests.render.explorer.plain import FACETS, KINDS, Plain, Query, end, start

PLAIN = Plain(make_cards())
KEYS = {name: sorted({key for keys in PLAIN.keys.values() for key in keys[name]}) for name in FACETS}
DAYS = st.sampled_from(["", "", "2014-12-31", "2015-01-01", "2015-09-29", "2015-09-30", "2015-10-01", "2015-12-01"])
ASKED = ["hospital", "cafe", "CAFÉ gate", "isn't", '"so-called"', "zurich", "zeinab", "afp", "7", "ran=1", "raid 1", ""]
FACET = st.sampled_from([name for name in FACETS if name != "kind"])
CHOICES = FACET.flatmap(lambda name: st.tuples(st.just(name), st.frozensets(st.sampled_from(KEYS[name]), max_size=3)))
CHOSEN = st.builds(
    lambda kinds, others: {"kind": kinds, **dict(others)},
    st.frozensets(st.sampled_from(KINDS), max_size=2),
    st.lists(CHOICES, max_size=3),
)
QUERIES = st.builds(
    Query,
    words=st.sampled_from(ASKED),
    chosen=CHOSEN,
    first=DAYS,
    last=DAYS,
    clock=st.sampled_from(["said", "published"]),
    is_undated=st.booleans(),
    sort=st.sampled_from(["sources", "latest", "earliest", "claimant"]),
)

# Opens an address in the page as Back and Forward do, and reads what the page shows and all that was found.
ASK = """(address) => {
  history.pushState(null, "", `?${address}`);
  dispatchEvent(new PopStateEvent("popstate"));
  const readLine = openLines(briefing_claims);
  const finder = (window.finder ??= openFinder(briefing_claims, readLine));
  const query = readQuery(address, finder.facets);
  const found = finder.find(query);
  const urls = ({ rows }) => rows.map((row) => readLine(row).url);
  const count = ({ choices }, at) => Object.fromEntries(choices.map(([key], n) => [key, found.counts[at][n]]));
  const links = document.querySelectorAll(".bf-results > .bf-list > li :is(.bf-words, .bf-number) > a");
  return {
    said: document.querySelector(".bf-found").textContent,
    shown: [...links].map((link) => link.getAttribute("href")),
    found: urls(found),
    counts: Object.fromEntries(finder.facets.map((facet, at) => [facet.name, count(facet, at)])),
    undated: found.undated,
    unknown: query.unknown,
    again: urls(finder.find(readQuery(writeQuery(query, finder.facets), finder.facets))),
  };
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, made_site: Path) -> Iterator[Page]:
    opened = browser.new_page()
    opened.goto((made_site / "cards" / "claim.html").as_uri())
    yield opened
    opened.close()


def ask(page: Page, query: Query) -> dict[str, Any]:
    return dict(page.evaluate(ASK, query.address))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(QUERIES)
def test_it_finds_what_a_plain_look_finds(page: Page, query: Query) -> None:
    answer, plain = ask(page, query), PLAIN.find(query)
    assert answer["unknown"] == []
    assert sorted(answer["found"]) == sorted(f"{card.key}.html" for card in plain)
    assert answer["again"] == answer["found"], "the address that it writes asks for something else"
    assert answer["shown"] == answer["found"][: len(answer["shown"])]
    assert len(answer["shown"]) >= min(50, len(plain))
    assert answer["said"].split()[0].replace(",", "") == str(len(plain))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(QUERIES)
def test_each_choice_says_how_many_it_would_show(page: Page, query: Query) -> None:
    answer = ask(page, query)
    for facet in FACETS:
        counts = PLAIN.count(query, facet)
        assert answer["counts"][facet] == {key: counts[key] for key in KEYS[facet]}, facet
    undated = [card for card in PLAIN.cards if not PLAIN.day(card, query.clock) and PLAIN.fits(card, query, but="date")]
    assert answer["undated"] == len(undated)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(QUERIES)
def test_it_sorts_as_it_says(page: Page, query: Query) -> None:
    answer = ask(page, query)
    cards = [PLAIN.all[url.removesuffix(".html")] for url in answer["found"]]
    days = [PLAIN.day(card, query.clock) for card in cards]
    if query.sort in ("latest", "earliest"):
        dated = [day for day in days if day]
        assert days == [*dated, *[""] * (len(days) - len(dated))], "what has no date comes last"
        ends = [end(day) if query.sort == "latest" else start(day) for day in dated]
        assert ends == sorted(ends, reverse=query.sort == "latest")
    elif query.sort == "claimant":
        firsts = [(PLAIN.claimants(card), PLAIN.unclear(card)) for card in cards]
        names = [PLAIN.title("actor", by[0]) if by else "".join(unclear[:1]) for by, unclear in firsts]
        groups = [name for name, _ in groupby(names)]
        assert len(groups) == len(set(groups)), "those of one claimant stand together"
        assert "" not in groups[:-1], "what nobody is named for comes last"
        actors = [name for name in groups if name.startswith("Actor ")]
        assert actors == sorted(actors)
    else:
        order = {url: at for at, url in enumerate(ask(page, Query(chosen={}))["found"])}
        assert answer["found"] == sorted(answer["found"], key=order.__getitem__)


def test_the_made_briefing_has_something_to_find_by_everything() -> None:
    assert set(KEYS["by"]) == {*ACTORS, "-nobody", "-unclear"}
    assert set(KEYS["place"]) == set(PLACES)
    assert set(KEYS["aircraft"]) == set(AIRCRAFT)
    assert set(KEYS["source"]) == set(SOURCES)
    assert all(len(keys) > 1 for keys in KEYS.values())
    assert any(PLAIN.tellings.values())
