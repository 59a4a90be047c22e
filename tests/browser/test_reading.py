"""The site as a reader meets it: the brief, a claim and its sentence, search, light and dark, desk and phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, Log

Open = Callable[..., Page]


def test_the_brief_tells_what_happened_and_what_is_contested_on_one_screen(open_page: Open, address: str) -> None:
    page = open_page(address + "index.html")
    for words in (
        "Russia launched its first air strikes in war-torn Syria on Wednesday",
        "Did the strikes kill civilians?",
        "of killing 36 civilians in the central province of Homs",
        "We have no such data",
    ):
        shown = page.get_by_text(words).first
        expect(shown).to_be_visible()
        box = shown.bounding_box()
        assert box
        assert box["y"] + box["height"] <= DESK["height"], words


def test_positions_stand_side_by_side_and_below_each_other_on_a_phone(open_page: Open, address: str) -> None:
    def tops(page: Page) -> list[float]:
        sides = page.locator(".bf-side").all()
        return [box["y"] for side in sides if (box := side.bounding_box())]

    first, second = tops(open_page(address + "cards/dispute/civilians.html"))
    assert first == second
    first, second = tops(open_page(address + "cards/dispute/civilians.html", phone=True))
    assert first < second


def test_a_claim_leads_to_its_sentence_and_the_sentence_back(open_page: Open, address: str) -> None:
    page = open_page(address + "cards/claim/no-such-data.html")
    page.get_by_role("link", name="see it in the source").click()
    page.wait_for_url("**/source/**#s*")
    sentence = page.locator(".bf-sentence:has(:target)")
    expect(sentence).to_contain_text("Talk began that civilians were hurt")
    expect(page.locator(".bf-sentence :target")).to_contain_text('"Talk began that civilians were hurt')
    expect(sentence).to_be_in_viewport()
    sentence.get_by_role("link").first.click()
    page.wait_for_url("**/claim/no-such-data.html")


def test_search_finds_an_actor_by_another_name(open_page: Open, address: str) -> None:
    page = open_page(address + "index.html")
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").press_sequentially("Mr Lavrov")
    result = page.locator(".md-search-result__link").first
    expect(result).to_contain_text("Sergei Lavrov")
    result.click()
    page.wait_for_url("**/actor/sergei-lavrov.html*")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_follow_the_system(open_page: Open, address: str, scheme: str) -> None:
    page = open_page(address + "index.html", scheme=scheme)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate" if scheme == "dark" else "default")


def test_dark_can_be_chosen_and_stays(open_page: Open, address: str) -> None:
    page = open_page(address + "index.html")
    page.get_by_title("Switch to light mode").click()
    page.get_by_title("Switch to dark mode").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(address + "cards/claim.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_site_opens_from_the_disk(open_page: Open, built: Path, log: Log) -> None:
    page = open_page((built / "index.html").as_uri())
    page.get_by_role("link", name="Did the strikes kill civilians?").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Did the strikes kill civilians?")
    page.get_by_role("link", name="Sergei Lavrov").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sergei Lavrov")
    assert [url for url in log.requests if not url.startswith(("file:", "data:"))] == []


def test_search_works_from_the_disk(open_page: Open, built: Path, log: Log) -> None:
    page = open_page((built / "cards" / "claim.html").as_uri())
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").press_sequentially("Mr Lavrov")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Sergei Lavrov")
    assert [url for url in log.requests if not url.startswith(("file:", "data:"))] == []


def test_the_keyboard_reaches_the_first_card(open_page: Open, address: str) -> None:
    page = open_page(address + "cards/claim.html")
    first = page.locator(".bf-words a").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if first.evaluate("link => link === document.activeElement"):
            break
    expect(first).to_be_focused()
    assert first.evaluate("link => getComputedStyle(link).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/cards/claim/*.html")


def test_on_a_phone_the_keyboard_opens_the_menu_and_leaves_it(open_page: Open, address: str) -> None:
    page = open_page(address + "index.html", phone=True)
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    expect(menu).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    disputes = page.get_by_label("Navigation").get_by_role("link", name="Disputes")
    expect(disputes).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(disputes).not_to_be_in_viewport()
