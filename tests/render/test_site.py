"""The pages of a briefing, read as a browser would."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.pack import HERE, PACKAGED, Pack
from briefing.render import Addresses, Page, render_site
from briefing.values import Count, Problem
from tests.render.page_reader import PageReader
from tests.render.sample import SOURCE, article_of, brief, sample_briefing, sample_cards

BROKEN = Problem(
    "docs/cards/claim/lost.yml",
    7,
    9,
    "choice",
    "'asserts' is no speech act",
    "one of states, denies",
    "act:    asserts",
    7,
)


def pages_of(problems: tuple[Problem, ...] = ()) -> dict[str, Page]:
    return render_site(sample_briefing(problems)).by_path


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return pages_of()


def words_of(page: Page) -> str:
    return PageReader(page.body).words


def test_every_card_and_every_kind_has_a_page(pages: dict[str, Page]) -> None:
    assert {f"cards/{card.key}.md" for card in sample_cards()} <= pages.keys()
    assert {f"cards/{kind}.md" for kind in sample_briefing().kinds} <= pages.keys()
    assert "index.md" in pages


@pytest.mark.parametrize("folders", [False, True], ids=["files", "folders"])
def test_every_link_leads_somewhere(folders: bool) -> None:
    addresses = Addresses(folders)
    site = render_site(sample_briefing((BROKEN,)), PACKAGED, addresses)
    anchors = {unquote(f"/{addresses.url(page.path)}"): set(PageReader(page.body).ids) for page in site.pages}
    anchors |= {f"/{file.path}": set() for file in site.files}
    for page in site.pages:
        here = f"/{addresses.url(page.path)}"
        for link in PageReader(page.body).links:
            target, _, anchor = unquote(urljoin(here, link)).partition("#")
            target = target.partition("?")[0]
            assert target in anchors, f"{page.path} links to {link}"
            assert not anchor or anchor in anchors[target], f"{page.path} links to {link}"


def test_ids_are_unique_on_a_page(pages: dict[str, Page]) -> None:
    for page in pages.values():
        ids = PageReader(page.body).ids
        assert len(ids) == len(set(ids)), page.path


def test_the_brief_says_what_happened_what_is_contested_and_by_whom(pages: dict[str, Page]) -> None:
    home = words_of(pages["index.md"])
    assert "Russia launched its first air strikes in war-torn Syria on Wednesday" in home
    assert "Did the strikes kill civilians?" in home
    assert "head of Syria's main opposition group accuses" in home
    assert "of killing 36 civilians in the central province of Homs" in home
    assert "Sergei Lavrov denies" in home
    assert '"Talk began that civilians were hurt by air strikes. We have no such data,"' in home


def test_the_brief_says_what_is_not_known(pages: dict[str, Page]) -> None:
    unknown = words_of(pages["index.md"]).partition("What is not known")[2]
    assert "a military source" in unknown
    assert "more than 240,000 people killed" in unknown


def test_tolls_of_an_event_and_of_the_war_are_kept_apart(pages: dict[str, Page]) -> None:
    ledger = words_of(pages["cards/casualty.md"])
    assert (
        ledger.index("In one event")
        < ledger.index("36")
        < ledger.index("In the war as a whole")
        < ledger.index("240,000")
    )
    assert "240,036" not in ledger


def test_figures_stand_beside_what_they_replace_and_contradict() -> None:
    cards = sample_cards()
    old = next(card for card in cards if card.id == "homs-36-killed")
    new = replace(old, id="homs-41", values={**old.values, "count": Count(41, 41, "", "41"), "supersedes": old.id})
    part = replace(old, id="homs-3", values={**old.values, "count": Count(3, 3, "", "three"), "part_of": "homs-41"})
    other = {**old.values, "count": Count(12, 12, "", "12"), "claimed_by": ("lavrov",), "contradicts": ("homs-41",)}
    against = replace(old, id="homs-12", values=other)
    more = brief([*cards, new, part, against], article_of(SOURCE))
    pages = render_site(more, PACKAGED, Addresses()).by_path
    words = {name: words_of(pages[f"cards/casualty/{name}.md"]) for name in (old.id, "homs-41", "homs-3", "homs-12")}
    assert "replaced by 41 civilians" in words[old.id]
    assert "of these three civilians" in words["homs-41"]
    assert "replaces 36 civilians" in words["homs-41"]
    assert "does not agree with 12 civilians" in words["homs-41"]
    assert "part of 41 civilians" in words["homs-3"]
    assert "does not agree with 41 civilians" in words["homs-12"]
    ledger = words_of(pages["cards/casualty.md"])
    assert "replaced by 41 civilians" in ledger
    assert "does not agree with 12 civilians" in ledger


def test_a_chain_of_carriers_is_shown(pages: dict[str, Page]) -> None:
    assert "AFP ← Kommersant ← a military source says" in words_of(pages["cards/claim/deployment.md"])


def test_a_card_leads_to_its_sentence_and_back(pages: dict[str, Page]) -> None:
    claim, source = pages["cards/claim/no-such-data.md"], pages[f"cards/source/{SOURCE}.md"]
    [link] = {link for link in PageReader(claim.body).links if f"source/{SOURCE}.html#s" in link}
    anchor = link.partition("#")[2]
    sentence = source.body.partition(f'id="{anchor}"')[2].partition("</p>")[0]
    assert "We have no such data" in sentence
    assert "../claim/no-such-data.html" in PageReader(source.body).links


def test_a_quote_stands_in_its_paragraph(pages: dict[str, Page]) -> None:
    page = pages["cards/claim/no-such-data.md"]
    assert '"We carefully make sure that these targeted strikes are precise."' in words_of(page)
    assert "<mark>&#34;Talk began" in page.body


def test_background_is_apart_from_what_the_source_says(pages: dict[str, Page]) -> None:
    page = words_of(pages["cards/place/homs.md"])
    said, _, background = page.partition("Background")
    assert "What the source says" in said
    assert "34.73" in background
    assert "34.73" not in said


def test_what_an_actor_says_and_what_is_said_about_it(pages: dict[str, Page]) -> None:
    assert "What Sergei Lavrov says" in words_of(pages["cards/actor/sergei-lavrov.md"])
    assert "What is said about Russia" in words_of(pages["cards/actor/russia.md"])


def test_stripped_of_its_marks_a_source_is_the_article(pages: dict[str, Page]) -> None:
    text = sample_briefing().articles[SOURCE].text
    assert PageReader(pages[f"cards/source/{SOURCE}.md"].body).article == text


TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\0"), max_size=400)


@given(TEXTS)
def test_stripped_of_its_marks_any_source_is_its_article(text: str) -> None:
    source = replace(sample_cards()[0], id="any")
    pages = render_site(brief([source], article_of(text, "any"))).by_path
    assert PageReader(pages["cards/source/any.md"].body).article == text


def test_a_broken_card_shows_its_error_and_takes_nothing_down() -> None:
    pages = pages_of((BROKEN,))
    for page in (pages["cards/claim/lost.md"], pages["index.md"]):
        assert "docs/cards/claim/lost.yml:7:9: choice: &#39;asserts&#39; is no speech act" in page.body
        assert "act:    asserts\n            ^^^^^^^" in page.body
    assert "Sergei Lavrov" in words_of(pages["cards/actor/sergei-lavrov.md"])


def test_many_problems_do_not_push_the_brief_away() -> None:
    problems = tuple(
        Problem("docs/cards/actor/russia.yml", line, 1, "evidence", f"fault {line}") for line in range(1, 8)
    )
    home = pages_of(problems)["index.md"].body
    assert (
        home.index("7 problems in the cards")
        < home.index("<details")
        < home.index("fault 7")
        < home.index("</details>")
    )
    assert "<details" not in pages_of(problems[:1])["index.md"].body


def test_a_problem_in_a_card_is_shown_on_its_page() -> None:
    problem = Problem("docs/cards/actor/russia.yml", 3, 1, "evidence", "these words are not in the source")
    assert "these words are not in the source" in pages_of((problem,))["cards/actor/russia.md"].body


def test_a_reference_that_leads_nowhere_is_no_link() -> None:
    cards = [
        replace(card, values={**card.values, "claimants": ("nobody",)})
        for card in sample_cards()
        if card.kind == "claim"
    ]
    pages = {
        page.path: page
        for page in render_site(brief([*cards, sample_cards()[0]], sample_briefing().articles[SOURCE])).pages
    }
    page = pages["cards/claim/no-such-data.md"]
    assert "nobody" in words_of(page)
    assert not [link for link in PageReader(page.body).links if "nobody" in link]


def test_whom_an_accusation_is_against_is_spoken_of() -> None:
    cards = [
        replace(card, values={**card.values, "act": "accuses", "target": "russia", "about": ()})
        for card in sample_cards()
        if card.kind == "claim"
    ]
    actors = [card for card in sample_cards() if card.kind == "actor"]
    briefing = brief([*cards, *actors], sample_briefing().articles[SOURCE])
    pages = render_site(briefing).by_path
    assert f"spoken of in {len(cards)}" in words_of(pages["cards/actor/russia.md"])
    assert "accuses Russia" in " ".join(words_of(pages["cards/claim.md"]).split())


def test_a_toll_of_somebody_unclear_is_not_the_article_s_own() -> None:
    toll = next(card for card in sample_cards() if card.kind == "casualty")
    bare = {name: value for name, value in toll.values.items() if name not in ("claimed_by", "via")}
    for values, shown in (({**bare, "source_words": "the ministry"}, "“the ministry”"), (bare, "naming nobody")):
        briefing = brief([replace(toll, values=values)], sample_briefing().articles[SOURCE])
        pages = render_site(briefing).by_path
        for path in ("index.md", "cards/casualty.md", f"cards/casualty/{toll.id}.md"):
            assert shown in words_of(pages[path]), path


def test_an_empty_briefing_has_its_pages() -> None:
    briefing = replace(sample_briefing(), cards={}, articles={})
    assert {page.path for page in render_site(briefing).pages} >= {"index.md", "cards/claim.md"}


def test_nothing_inline_for_a_content_security_policy_to_forbid(pages: dict[str, Page]) -> None:
    for page in pages.values():
        assert not PageReader(page.body).dangers, page.path


def test_a_template_can_be_overridden_by_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "templates" / "card").mkdir(parents=True)
    (tmp_path / "templates" / "card" / "place.html.j2").write_text("<p>{{ frame.title }}, our way</p>")
    pages = render_site(sample_briefing(), Pack((HERE, tmp_path))).by_path
    assert pages["cards/place/homs.md"].body == "<p>Homs, our way</p>"
    assert "What Sergei Lavrov says" in words_of(pages["cards/actor/sergei-lavrov.md"])


def test_pages_do_not_depend_on_the_order_of_cards() -> None:
    one = {
        page.path: page.body for page in render_site(sample_briefing()).pages if page.path.startswith("cards/actor/")
    }
    turned = brief(sample_cards()[::-1], sample_briefing().articles[SOURCE])
    other = {page.path: page.body for page in render_site(turned).pages if page.path.startswith("cards/actor/")}
    assert one.keys() == other.keys()
