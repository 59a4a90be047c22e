"""The briefing as one claimant tells it, and what there are no words of theirs on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cards.card import Card, Value
from briefing.pack import HERE, PACKAGED, Pack
from briefing.render import Page, render_site
from briefing.render.address import FILES
from briefing.render.library import Library
from briefing.render.pages.lens import SUBJECTS, UNSPOKEN, lens_path, show_lens
from briefing.render.spoken import find_speakers
from briefing.render.view import View
from briefing.values import Count, Evidence
from tests.render.page_reader import PageReader
from tests.render.sample import HOMS, SOURCE, article_of, brief, card, sample_briefing, sample_cards


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Page]:
    return render_site(sample_briefing()).by_path


def words_of(page: Page) -> str:
    return PageReader(page.body).words


def section(page: Page, heading: str) -> str:
    """The words of the section whose heading has this id."""
    body = page.body.partition(f'id="{heading}"')[2].partition("</section>")[0]
    return " ".join(re.sub(r"<[^>]*>", " ", body.partition(">")[2]).replace("&#34;", '"').replace("&#39;", "'").split())


def test_every_claimant_has_a_lens_and_nobody_else(pages: Mapping[str, Page]) -> None:
    lenses = {path for path in pages if path.startswith("lens/")}
    assert lenses == {lens_path(name) for name in ("russia", "opposition-head", "military-source")}


def test_a_lens_has_what_the_camp_says_by_what_it_does(pages: Mapping[str, Page]) -> None:
    russia, opposition = pages["lens/russia.md"], pages["lens/opposition-head.md"]
    assert "The briefing as Russia tells it" in words_of(russia)
    assert "one side’s telling only" in words_of(russia)
    assert "Talk began that civilians were hurt" in section(russia, "denies")
    assert "20 sorties" in section(russia, "figures")
    assert "Russian Defence Ministry" in words_of(russia)
    assert "of killing 36 civilians" in section(opposition, "accuses")
    assert "36 civilians killed" in section(opposition, "accuses")  # a toll that is blamed on somebody accuses
    assert 'id="figures"' not in opposition.body
    assert "the Russian deployment includes" in section(pages["lens/military-source.md"], "says")


def test_what_is_denied_stands_beside_in_the_others_words(pages: Mapping[str, Page]) -> None:
    denied = section(pages["lens/russia.md"], "denies")
    assert denied.index("We have no such data") < denied.index("Others say") < denied.index("of killing 36 civilians")
    assert "36 civilians killed" in denied


def test_a_denial_is_never_answered_by_its_own_side() -> None:
    own = card("claim", "own", "", HOMS, claimants=("defence-ministry",), act="states", content="civilians")
    sides = (
        {"label": "yes", "claims": ("killing-36", "own")},
        {"label": "no", "claims": ("no-such-data",)},
    )
    cards = [
        replace(one, values={**one.values, "positions": sides}) if one.kind == "dispute" else one
        for one in sample_cards()
    ]
    page = render_site(brief([*cards, own], sample_briefing().articles[SOURCE])).by_path["lens/russia.md"]
    assert "Russian Defence Ministry" not in section(page, "denies")


def test_what_they_say_of_each_other_actor(pages: Mapping[str, Page]) -> None:
    assert "Russia 1" in section(pages["lens/opposition-head.md"], "others")
    assert 'id="others"' not in pages["lens/russia.md"].body  # nothing of theirs is about others


def test_what_they_do_not_mention_is_said_with_care_and_with_who_does(pages: Mapping[str, Page]) -> None:
    unspoken = section(pages["lens/russia.md"], "unspoken")
    assert "In these sources there are no words of Russia" in unspoken
    assert "they may have spoken where these sources did not listen" in unspoken
    assert "Events: no words of theirs on 1 of 1" in unspoken
    assert "more than 240,000 people killed" in unspoken
    assert "told by the sources, naming nobody" in unspoken
    assert "36 civilians" not in unspoken  # they contest it
    assert "Did the strikes kill civilians?" not in unspoken
    other = section(pages["lens/military-source.md"], "unspoken")
    assert "36 civilians killed" in other
    assert "spoken of by head of Syria's main opposition group" in other.replace(" ,", ",")
    assert "Did the strikes kill civilians?" in other
    assert "20 sorties" in other


def test_lenses_lead_to_each_other_and_back(pages: Mapping[str, Page]) -> None:
    links = PageReader(pages["lens/russia.md"].body).links
    assert {"opposition-head.html", "military-source.html", "../lens.html", "../index.html"} <= set(links)
    assert "russia.html" not in links
    listed = PageReader(pages["lens.md"].body).links
    assert {"lens/russia.html", "lens/opposition-head.html", "lens-sources.html"} <= set(listed)


def test_an_actor_leads_to_the_lens_of_whom_it_speaks_for(pages: Mapping[str, Page]) -> None:
    for name in ("russia", "sergei-lavrov"):
        body = pages[f"cards/actor/{name}.md"].body
        assert "The briefing as Russia tells it" in PageReader(body).words
        assert "../../lens/russia.html" in PageReader(body).links
    assert "tells it" not in words_of(pages["cards/actor/kommersant.md"])


def test_the_sources_own_voice_has_what_nobody_is_named_for(pages: Mapping[str, Page]) -> None:
    own = words_of(pages["lens-sources.md"])
    assert "Russia launched its first air strikes" in own
    assert "more than 240,000 people killed" in own
    assert "36" not in own
    assert "We have no such data" not in own


def test_the_row_above_a_lens_is_bounded_and_has_the_lens_itself() -> None:
    actors = [card("actor", f"a{n}", f"Actor {n}", type="armed_group") for n in range(30)]
    claims = [
        card("claim", f"c{n}-{m}", "", claimants=(f"a{n}",), act="states") for n in range(30) for m in range(30 - n)
    ]
    pages = render_site(brief([*actors, *claims], article_of(""))).by_path
    row = pages["lens/a29.md"].body.partition('class="bf-switches"')[2].partition("</nav>")[0]
    assert row.count("<li>") == 8 + 1 + 2  # those with a colour, itself, all of them and the whole brief
    assert "Actor 29" in row
    assert "All 30 claimants" in row


def test_a_fault_in_a_lens_takes_no_other_page_down(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "overview"
    folder.mkdir(parents=True)
    (folder / "lens.html.j2").write_text("{{ nothing }}")
    pages = render_site(sample_briefing(), Pack((HERE, tmp_path))).by_path
    assert "cannot be shown until its template is mended" in words_of(pages["lens/russia.md"])
    assert "Did the strikes kill civilians?" in words_of(pages["index.md"])


# --- Who speaks of what

QUOTE = "The head said that 12 men of the camp were killed in the raid on Monday, while the army spoke of a success."
OTHER = "The army said its planes struck the camp."


def speakers(subject: Card, *others: Card) -> set[str]:
    actors = [card("actor", name, name, type="armed_group") for name in ("head", "army", "third")]
    article = article_of(f"{QUOTE}\n\n{OTHER}", SOURCE)
    library = Library(brief([*actors, subject, *others], article), PACKAGED, FILES)
    return set(find_speakers(library, subject))


def says(actor: str, content: str = "", quote: str = QUOTE, name: str = "c", **values: Value) -> Card:
    return card("claim", name, "", quote, claimants=(actor,), content=content, act="states", **values)


def toll(name: str = "toll", **values: Value) -> Card:
    return card("casualty", name, "", QUOTE, count=Count(12, 12, "", "12"), who="men", **values)


RAID = card("event", "raid", "", QUOTE, what="12 men of the camp were killed in the raid on Monday")
RAID_TWICE = replace(RAID, values={**RAID.values, "evidence": (Evidence(SOURCE, QUOTE), Evidence(SOURCE, OTHER))})
FIGURE = card("figure", "f", "", QUOTE, count=Count(12, 12, "", "12"), what="men", claimed_by=("head",))
DISPUTE = card("dispute", "d", "", QUOTE, positions=({"label": "", "claims": ("c",)}, {"label": "", "claims": ("no",)}))
SPEAKING = {
    "a claim that holds what happened": (
        RAID,
        [says("head", "that 12 men of the camp were killed in the raid on Monday")],
        {"head"},
    ),
    "a claim that holds part of what happened": (RAID, [says("head", "12 men of the camp were killed")], {"head"}),
    "a claim of something else in the same sentence": (RAID, [says("army", "a success")], set()),
    "a claim in another sentence that tells of the event": (
        RAID_TWICE,
        [says("army", "its planes struck the camp", OTHER)],
        {"army"},
    ),
    "a claim that is about the event": (RAID, [says("third", "", OTHER, about=("event/raid",))], {"third"}),
    "who takes part but says nothing": (replace(RAID, values={**RAID.values, "agent": ("army",)}), [], set()),
    "who gives a toll": (toll(claimed_by=("head",)), [], {"head"}),
    "who is blamed for a toll and says nothing": (toll(claimed_by=("head",), blamed="army"), [], {"head"}),
    "who contests a toll": (toll(contested_by=("c",)), [says("army", "nobody was hurt", OTHER)], {"army"}),
    "who says the number": (toll(), [says("third", "12 men of the camp were killed")], {"third"}),
    "who says a longer number": (toll(), [says("third", "120 men of the camp were killed")], set()),
    "who has another number": (toll(contradicts=("t2",)), [toll("t2", claimed_by=("army",))], {"army"}),
    "whom another number is set against": (toll(), [toll("t2", claimed_by=("army",), contradicts=("toll",))], {"army"}),
    "who has replaced the number": (toll(), [toll("t2", claimed_by=("head",), supersedes="toll")], {"head"}),
    "who gives the total of a part": (toll(part_of="t2"), [toll("t2", claimed_by=("army",))], set()),
    "who gives a figure": (FIGURE, [], {"head"}),
    "who says a figure": (FIGURE, [says("third", "about 12 men")], {"head", "third"}),
    "both sides of a dispute": (DISPUTE, [says("head"), says("army", name="no")], {"head", "army"}),
    "somebody who has no card": (toll(claimed_by=("gone",)), [], set()),
}


@pytest.mark.parametrize("case", SPEAKING)
def test_who_speaks_of_what(case: str) -> None:
    subject, others, expected = SPEAKING[case]
    assert speakers(subject, *others) == expected


NAMES = st.lists(st.sampled_from(["a", "b", "c", "gone"]), max_size=2, unique=True).map(tuple)
SENTENCES = [f"Speaker {n} said that {n} men were at bridge {n}." for n in range(4)]


@st.composite
def briefings(draw: st.DrawFn) -> list[Card]:
    """A few claims, events, tolls, figures and disputes of three claimants, tied to each other at random."""
    cards = [card("actor", name, name, type=draw(st.sampled_from(["state", "person"]))) for name in "abc"]
    cards[1] = replace(cards[1], values={**cards[1].values, "affiliations": draw(NAMES)})
    numbers = range(draw(st.integers(0, 6)))
    quotes = st.sampled_from(SENTENCES)
    for n in numbers:
        quote = draw(quotes)
        content = draw(st.sampled_from([quote[:-1], quote.partition("that ")[2], "men", ""]))
        about = draw(st.sampled_from([(), (f"event/e{n}",), (f"casualty/t{n}",)]))
        cards.append(
            card("claim", f"c{n}", "", quote, claimants=draw(NAMES), content=content, act="states", about=about)
        )
        what = draw(st.sampled_from([quote[:-1], "men", "nothing of it"]))
        cards.append(card("event", f"e{n}", "", draw(quotes), what=what))
        count = Count(n, n, "", str(n))
        contested = tuple(f"c{one}" for one in draw(st.lists(st.sampled_from([*numbers, 99]), max_size=2)))
        against = tuple(f"t{one}" for one in draw(st.lists(st.sampled_from(numbers), max_size=1)))
        cards.append(
            card(
                "casualty",
                f"t{n}",
                "",
                draw(quotes),
                count=count,
                who="men",
                outcome="killed",
                claimed_by=draw(NAMES),
                contested_by=contested,
                contradicts=against,
            )
        )
        cards.append(card("figure", f"f{n}", "", draw(quotes), count=count, what="men", claimed_by=draw(NAMES)))
        sides = tuple({"label": "", "claims": (f"c{draw(st.sampled_from(numbers))}",)} for _ in range(2))
        cards.append(card("dispute", f"d{n}", "", draw(quotes), question=f"Was it {n}?", positions=sides))
    return cards


@given(briefings())
def test_everything_is_either_mentioned_or_listed_as_not_mentioned(cards: list[Card]) -> None:
    briefing = brief(cards, article_of("\n\n".join(SENTENCES), SOURCE))
    library = Library(briefing, PACKAGED, FILES)
    spoken = library.spoken
    for name in library.camps:
        view = View(library, lens_path(name))
        shown = {part.kind: part for part in show_lens(view, name)["unspoken"]}
        for kind in SUBJECTS:
            subjects = {one.key for one in briefing.cards[kind].values()}
            mentioned = {one.key for one in briefing.cards[kind].values() if name in find_speakers(library, one)}
            silence = spoken.find_silence(name, kind, len(subjects))
            unmentioned = {one.key for one in silence.shown}
            assert mentioned | unmentioned == subjects
            assert not mentioned & unmentioned
            assert silence.count == len(unmentioned)
            assert silence.of == len(subjects)
            if unmentioned:  # and the page says so of them all
                part = shown[kind]
                assert (part.count, part.of) == (len(unmentioned), len(subjects))
                assert len(part.subjects) == min(UNSPOKEN, len(unmentioned))
                assert len(part.subjects) + part.more == len(unmentioned)
            else:
                assert kind not in shown
