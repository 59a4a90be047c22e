"""The annotated source by mouse and by keyboard, on a desk and on a phone, with a script and without."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import PHONE, Log
from tests.browser.test_every_page import find_barriers
from tests.render.project import build_site, write_project
from tests.render.sample import FIRST, HOMS, SEED, SOURCE, card, sample_cards

Open = Callable[..., Page]
PATH = f"cards/source/{SOURCE}.html"
LIT = re.compile(r"\bbf-lit\b")
HOSTILE = '<script>window.ran=1</script><img src="https://example.org/x.png" onerror="window.ran=1">'


@pytest.fixture(params=["below a path", "from the disk"])
def source(request: pytest.FixtureRequest, address: str, built: Path) -> str:
    return (address if request.param == "below a path" else f"{built.as_uri()}/") + PATH


@pytest.fixture
def served(address: str) -> str:
    return address + PATH


def sentence_of(page: Page, words: str) -> Locator:
    return page.locator(".bf-sentence", has_text=words)


def gloss_of(page: Page, words: str) -> Locator:
    anchor = sentence_of(page, words).get_attribute("id") or ""
    return page.locator(f"#g{anchor[1:]}")


def press_until_focused(page: Page, target: Locator, key: str = "Tab", at_most: int = 200) -> None:
    for _ in range(at_most):
        page.keyboard.press(key)
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail("the keyboard does not get there")


# --- on a desk ---


def test_a_sentence_lights_its_cards(open_page: Open, source: str, log: Log) -> None:
    page = open_page(source)
    sentence_of(page, "US officials said it appeared").hover()
    expect(gloss_of(page, "US officials said it appeared")).to_have_class(LIT)
    expect(sentence_of(page, "US officials said it appeared")).to_have_class(LIT)
    page.mouse.move(0, 0)
    expect(page.locator(".bf-lit")).to_have_count(0)
    assert log.complaints == []


def test_a_card_lights_its_sentence_and_its_very_words(open_page: Open, source: str) -> None:
    page = open_page(source)
    gloss_of(page, HOMS[:40]).get_by_role("link", name="36 civilians killed").hover()
    expect(sentence_of(page, HOMS[:40])).to_have_class(LIT)
    expect(page.locator(".bf-sentence [data-cards].bf-lit")).to_have_text(["36"])
    gloss_of(page, HOMS[:40]).get_by_role("link", name="of killing 36 civilians").hover()
    words = ["of killing ", "36", " civilians in the central province of Homs"]
    expect(page.locator(".bf-sentence [data-cards].bf-lit")).to_have_text(words)


def test_the_keyboard_lights_both_ways(open_page: Open, served: str) -> None:
    page = open_page(served)
    number = sentence_of(page, HOMS[:40]).locator(".bf-to-gloss")
    press_until_focused(page, number)
    expect(gloss_of(page, HOMS[:40])).to_have_class(LIT)
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_have_id(gloss_of(page, HOMS[:40]).get_attribute("id") or "")
    chip = gloss_of(page, HOMS[:40]).locator("[data-card]").last
    press_until_focused(page, chip, at_most=10)
    expect(sentence_of(page, HOMS[:40])).to_have_class(LIT)


def test_a_preview_by_mouse_can_be_entered_and_opens_the_card(open_page: Open, served: str) -> None:
    page = open_page(served)
    preview = page.locator(".bf-preview")
    sentence_of(page, HOMS[:40]).locator(".bf-said").hover()
    expect(preview).to_be_visible()
    expect(preview).to_contain_text("head of Syria's main opposition group accuses")
    expect(preview).to_contain_text("of killing 36 civilians in the central province of Homs")
    expect(preview).to_contain_text("Claim · the reporter's words")
    preview.get_by_role("link", name="Open card").hover()
    expect(preview).to_be_visible()
    preview.get_by_role("link", name="Open card").click()
    page.wait_for_url("**/claim/killing-36.html")


def test_a_preview_closes_when_the_mouse_leaves(open_page: Open, served: str) -> None:
    page = open_page(served)
    gloss_of(page, HOMS[:40]).locator("[data-card]").first.hover()
    expect(page.locator(".bf-preview")).to_be_visible()
    page.get_by_role("heading", level=1).hover()
    expect(page.locator(".bf-preview")).to_be_hidden()


def test_a_preview_by_keyboard_closes_on_escape_and_blur_and_holds_nobody(open_page: Open, source: str) -> None:
    page = open_page(source)
    preview, gloss = page.locator(".bf-preview"), gloss_of(page, HOMS[:40])
    said = sentence_of(page, HOMS[:40]).locator(".bf-said")
    press_until_focused(page, said)
    expect(preview).to_be_visible()
    expect(said).to_have_attribute("aria-describedby", "bf-preview")
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    expect(said).to_be_focused()
    expect(said).not_to_have_attribute("aria-describedby", "bf-preview")
    chips = gloss.locator("[data-card]")
    press_until_focused(page, chips.first, at_most=10)
    for number in range(1, chips.count()):
        page.keyboard.press("Tab")
        expect(chips.nth(number)).to_be_focused()
        expect(preview).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(chips.nth(chips.count() - 2)).to_be_focused()
    said.evaluate("link => link.blur()")
    page.locator("h1").click()
    expect(preview).to_be_hidden()


def test_previews_stay_inside_the_window(open_page: Open, served: str) -> None:
    page = open_page(served)
    size = page.viewport_size
    assert size
    chips = page.locator(".bf-gloss [data-card], .bf-said")
    for number in range(chips.count()):
        for block in ("start", "end"):
            chips.nth(number).evaluate(
                "(chip, block) => { chip.scrollIntoView({ block }); chip.focus({ focusVisible: true }); }", block
            )
            expect(page.locator(".bf-preview")).to_be_visible()
            box = page.locator(".bf-preview").bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["y"] >= 0
            assert box["x"] + box["width"] <= size["width"]
            assert box["y"] + box["height"] <= size["height"]
            chips.nth(number).evaluate("chip => chip.blur()")


def test_each_note_stands_beside_its_sentence_or_below_the_one_above(open_page: Open, served: str) -> None:
    page = open_page(served)
    places = page.evaluate(
        """() => [...document.querySelectorAll(".bf-margin")].map(margin =>
          [...margin.querySelectorAll(".bf-gloss")].map(gloss => {
            const sentence = document.getElementById("s" + gloss.id.slice(1)).getClientRects()[0];
            const box = gloss.getBoundingClientRect();
            return [sentence.top, box.top, box.bottom];
          }))"""
    )
    assert sum(len(glosses) for glosses in places) > 5
    for glosses in places:
        end = 0.0
        for sentence, top, bottom in glosses:
            assert top == pytest.approx(max(sentence, end), abs=1)
            end = bottom


def test_the_strip_leads_to_sentences(open_page: Open, served: str) -> None:
    page = open_page(served)
    page.locator(".bf-cell", has_text="head of Syria's main opposition group").click()
    expect(sentence_of(page, HOMS[:40])).to_be_in_viewport()
    expect(page.locator(".bf-sentence:target")).to_contain_text(HOMS[:40])
    page.get_by_text(re.compile(r"\d+ sentences no card uses")).click()
    unused = page.locator(".bf-uncarded a").first
    expect(unused).to_be_visible()
    unused.click()
    expect(page.locator(".bf-sentence:target")).to_have_class(re.compile("bf-unused"))


def test_sentences_without_a_card_are_told_by_more_than_colour(open_page: Open, served: str) -> None:
    page = open_page(served)
    style = "element => getComputedStyle(element).textDecorationStyle"
    assert page.locator(".bf-sentence.bf-unused").first.evaluate(style) == "dotted"
    assert page.locator(".bf-sentence:not(.bf-unused)").first.evaluate(style) != "dotted"


def test_a_browser_finds_the_article_to_the_character(open_page: Open, source: str) -> None:
    page = open_page(source)
    shown = "() => [...document.querySelectorAll('.bf-text')].map(part => part.textContent).join('')"
    assert page.evaluate(shown) == SEED.read_text(encoding="utf-8")


def test_an_address_leads_to_all_of_a_claim_s_words(open_page: Open, source: str) -> None:
    page = open_page(source)
    anchor = page.locator("[data-cards]", has_text="of killing").get_attribute("id")
    page.goto(f"{source}#{anchor}")
    expect(page.locator(".bf-led-to")).to_have_text(["of killing ", "36", " civilians in the central province of Homs"])
    expect(page.locator(".bf-preview")).to_be_hidden()


# --- on a phone ---


def test_a_tapped_sentence_opens_its_cards_and_there_is_a_way_back(open_page: Open, source: str, log: Log) -> None:
    page = open_page(source, phone=True)
    gloss, said = gloss_of(page, HOMS[:40]), sentence_of(page, HOMS[:40]).locator(".bf-said")
    expect(gloss).to_be_hidden()
    close = gloss.get_by_role("button", name="Close")
    for leave in (
        close.click,
        lambda: page.keyboard.press("Escape"),
        lambda: page.mouse.click(200, 60),
    ):
        said.click()
        expect(gloss).to_be_visible()
        expect(close).to_be_focused()
        expect(sentence_of(page, HOMS[:40])).to_have_class(LIT)
        leave()
        expect(gloss).to_be_hidden()
    assert page.url == source
    said.click()
    gloss.get_by_role("link", name="36 civilians killed").click()
    page.wait_for_url("**/casualty/homs-36-killed.html")
    assert log.complaints == []


def test_the_sentence_stays_in_sight_above_its_cards(open_page: Open, served: str) -> None:
    page = open_page(served, phone=True)
    sentence = sentence_of(page, HOMS[:40])
    sentence.evaluate("sentence => sentence.scrollIntoView({ block: 'end' })")
    sentence.locator(".bf-open-gloss").click()
    gloss = gloss_of(page, HOMS[:40])
    expect(gloss).to_be_visible()
    above, sheet = sentence.bounding_box(), gloss.bounding_box()
    assert above
    assert sheet
    assert above["y"] >= 0
    assert above["y"] + above["height"] <= sheet["y"] + 1


def test_the_sheet_opens_without_a_script(browser: Browser, source: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(source)
    gloss = page.locator(".bf-gloss", has_text="36 civilians killed").first
    expect(gloss).to_be_hidden()
    page.locator(".bf-sentence", has_text=HOMS[:40]).locator(".bf-open-gloss").click()
    expect(gloss).to_be_visible()
    gloss.get_by_role("button", name="Close").click()
    expect(gloss).to_be_hidden()
    context.close()


# --- on both ---


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_nothing_stands_in_the_way_while_cards_are_shown(
    open_page: Open, address: str, scheme: str, phone: bool
) -> None:
    page = open_page(address + PATH, phone=phone, scheme=scheme)
    if phone:
        sentence_of(page, HOMS[:40]).locator(".bf-said").click()
        expect(gloss_of(page, HOMS[:40])).to_be_visible()
    else:
        gloss_of(page, HOMS[:40]).locator("[data-card]").nth(1).hover()
        expect(page.locator(".bf-preview")).to_be_visible()
    assert list(find_barriers(page)) == []


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_on_paper_every_sentence_has_its_cards_below_it(open_page: Open, served: str, phone: bool) -> None:
    page = open_page(served, phone=phone)
    page.emulate_media(media="print")
    gloss, sentence = gloss_of(page, HOMS[:40]), sentence_of(page, HOMS[:40])
    expect(gloss).to_be_visible()
    expect(gloss.get_by_role("button")).to_have_count(0)
    above, below = sentence.bounding_box(), gloss.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]
    chip = gloss.get_by_role("link", name="of killing 36 civilians")
    assert chip.evaluate("chip => chip.scrollWidth <= chip.clientWidth")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    cards = [
        *sample_cards(),
        card("actor", "hostile", HOSTILE, FIRST, type="person"),
        card(
            "claim",
            "hostile",
            HOSTILE,
            FIRST,
            claimants=("hostile",),
            act="states",
            mode="indirect",
            content="striking opposition-held areas",
        ),
    ]
    site = build_site(write_project(tmp_path_factory.mktemp("hostile") / "project", cards))
    return f"{site.as_uri()}/{PATH}"


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_hostile_words_are_shown_as_written_and_run_nothing(
    open_page: Open, hostile: str, log: Log, phone: bool
) -> None:
    page = open_page(hostile, phone=phone)
    said = sentence_of(page, FIRST[:40]).locator(".bf-said")
    if phone:
        said.click()
        shown = gloss_of(page, FIRST[:40])
    else:
        said.hover()
        shown = page.locator(".bf-preview")
    expect(shown).to_be_visible()
    expect(shown).to_contain_text(HOSTILE)
    assert page.evaluate("window.ran") is None
    assert not [url for url in log.requests if "example.org" in url]
    assert log.complaints == []
