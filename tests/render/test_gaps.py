"""What is not known: what falls into each gap, and in what order gaps are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from briefing.cards.card import Card
from briefing.pack import PACKAGED
from briefing.render import Page, render_site
from briefing.render.address import FILES
from briefing.render.gaps import Gap, find_gaps
from briefing.render.library import Library
from briefing.render.words import read_words
from briefing.values import Count, Evidence, When
from tests.render.page_reader import PageReader
from tests.render.sample import article_of, brief, card, sample_briefing

TEXT = "One.\n\nTwo.\n\nThree.\n\nFour."
ACTORS = [
    card("actor", "army", "Army", type="armed_group", named="named"),
    card("actor", "rebels", "Rebels", type="armed_group", named="named"),
    card("actor", "aide", "an aide", type="person", named="anonymous"),
    card("actor", "chief", "the chief", type="person", named="role-only"),
]
SOURCES = [card("source", "a", "A", origin="AFP"), card("source", "b", "B", origin="AP")]


def toll(name: str, *sources: str, **values: object) -> Card:
    evidence = tuple(Evidence(source, "One.") for source in sources or ("a",))
    given = {"count": Count(12, 12, "", "12"), "who": "men", "outcome": "killed", "scope": "event", **values}
    return replace(card("casualty", name, name), values={**given, "evidence": evidence})


def claim(name: str, *claimants: str, act: str = "states", **values: object) -> Card:
    return card("claim", name, name, "Two.", claimants=claimants, act=act, content="Two", **values)


def event(name: str, **values: object) -> Card:
    return card("event", name, name, "Three.", what=name, **values)


DAY = When("2015-10-01", "day", "Thursday")
SIDES = ({"label": "", "claims": ("one",)}, {"label": "", "claims": ("two",)})
# The cards, the gap, and what falls into it.
CASES: Mapping[str, tuple[list[Card], str, list[str]]] = {
    "an unnamed source, with a toll before one with claims": (
        [claim("one", "aide"), claim("two", "aide", "army"), toll("t", claimed_by=("chief",)), claim("three", "army")],
        "unnamed",
        ["actor/chief known by office only 0 1 1", "actor/aide unnamed 2 0 1"],
    ),
    "figures of nobody": (
        [toll("own"), toll("given", claimed_by=("army",)), toll("unclear", source_words="both sides")],
        "unclaimed",
        ["casualty/own"],
    ),
    "figures of somebody unclear": (
        [toll("unclear", source_words="both sides"), claim("said", source_words="the groups"), claim("by", "army")],
        "unresolved",
        ["casualty/unclear", "claim/said"],
    ),
    "figures of one origin": (
        [toll("one", "a"), toll("both", "a", "b")],
        "single",
        ["casualty/one"],
    ),
    "tolls and accusations without an answer": (
        [
            toll("open", claimed_by=("army",)),
            toll("contested", claimed_by=("army",), contested_by=("no",)),
            toll("against", claimed_by=("army",), contradicts=("other",)),
            toll("other", claimed_by=("rebels",)),
            toll("own"),
            claim("no", "rebels", act="denies"),
            claim("lonely", "rebels", act="accuses"),
            claim("one", "army", act="accuses"),
            claim("two", "rebels", act="denies"),
            claim("plain", "army"),
            card("dispute", "d", "d", "Two.", positions=SIDES),
        ],
        "unanswered",
        ["casualty/open", "claim/lonely"],
    ),
    "a dispute whose other side is unnamed": (
        [claim("one", "army"), claim("two", "aide"), card("dispute", "d", "d", "Two.", positions=SIDES)],
        "one-sided",
        ["dispute/d"],
    ),
    "a dispute with two named sides": (
        [claim("one", "army"), claim("two", "rebels"), card("dispute", "d", "d", "Two.", positions=SIDES)],
        "one-sided",
        [],
    ),
    "events without a day": (
        [event("dated", when=DAY), event("lately", when=When(None, "unknown", "lately")), event("bare")],
        "undated",
        ["event/bare", "event/lately"],
    ),
    "events without a place": ([event("here", where=("homs",)), event("bare")], "unplaced", ["event/bare"]),
    "places on no map": (
        [
            card("place", "homs", "Homs", "Four.", kind="city", coordinates={"latitude": 1.0, "longitude": 2.0}),
            card("place", "hill", "the hill", "Four.", kind="site"),
        ],
        "unmapped",
        ["place/hill"],
    ),
    "a card that is referred to and missing": (
        [claim("one", "gone"), claim("two", "gone", about=("place/lost",))],
        "missing",
        ["actor/gone 2", "place/lost 1"],
    ),
    "cards nobody has read": (
        [replace(claim("read", "army"), values={"status": "reviewed"}), claim("unread", "army")],
        "unread",
        ["source 2 of 2", "claim 1 of 2", "actor 4 of 4"],
    ),
    "sentences no card stands on": ([toll("own", "a")], "uncarded", ["source/b 4 of 4", "source/a 3 of 4"]),
}


def gaps_of(cards: list[Card]) -> dict[str, Gap]:
    briefing = brief([*SOURCES, *ACTORS, *cards], article_of(TEXT, "a"))
    briefing = replace(briefing, articles={name: article_of(TEXT, name) for name in ("a", "b")})
    return {gap.id: gap for gap in find_gaps(Library(briefing, PACKAGED, FILES))}


@pytest.mark.parametrize("case", CASES)
def test_what_falls_into_a_gap(case: str) -> None:
    cards, name, expected = CASES[case]
    gap = gaps_of(cards).get(name, Gap(name, 0, 0))
    rows = [" ".join((row.key, *row.cells)) for row in gap.rows]
    assert rows + [one.key for one in gap.cards] == expected


def test_a_gap_counts_what_hangs_on_it() -> None:
    cards, name, _ = CASES["an unnamed source, with a toll before one with claims"]
    gap = gaps_of(cards)[name]
    assert (gap.count, gap.tolls) == (3, 1)


def test_what_the_sources_leave_open_comes_before_what_is_not_done_and_tolls_first() -> None:
    cards = [event(f"e{n}") for n in range(5)] + [toll("own"), claim("a1", "aide")]
    order = list(gaps_of(cards))
    assert order.index("unclaimed") < order.index("undated") < order.index("unnamed") < order.index("unread")


def test_every_gap_has_its_words() -> None:
    words = read_words(PACKAGED)
    names = {name for _, name, _ in CASES.values()}
    assert set(words.keys("gaps")) == set(words.keys("gap_reasons")) == names


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Page]:
    return render_site(sample_briefing()).by_path


def test_the_page_has_each_gap_with_its_count_and_the_table_leads_to_it(pages: Mapping[str, Page]) -> None:
    page = PageReader(pages["gaps.md"].body)
    for gap in find_gaps(Library(sample_briefing(), PACKAGED, FILES)):
        assert f"#{gap.id}" in page.links
        assert gap.id in page.ids
        assert f"{read_words(PACKAGED).say('gaps', gap.id)} {gap.count}" in page.words


def test_the_home_page_shows_the_top_of_the_page(pages: Mapping[str, Page]) -> None:
    order = [link for link in PageReader(pages["gaps.md"].body).links if link.startswith("#")]
    unknown = pages["index.md"].body.partition('id="unknown"')[2].partition("</section>")[0]
    shown = [
        link.partition("gaps.html")[2] for link in PageReader(unknown.partition(">")[2].partition("</h2>")[2]).links
    ]
    assert [link for link in shown if link.startswith("#")] == order[:3]


def test_a_sentence_no_card_stands_on_is_one_click_away() -> None:
    briefing = brief([*SOURCES, toll("own", "a")], article_of(TEXT, "a"))
    links = PageReader(render_site(briefing).by_path["gaps.md"].body).links
    assert "cards/source/a.html#s2" in links
