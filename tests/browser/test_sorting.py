"""Tables that a reader sorts, by mouse, by keyboard, and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Log

Open = Callable[..., Page]
FIGURES = "cards/casualty.html"


def numbers(table: Locator) -> list[str]:
    return table.locator("tbody th > a").all_inner_texts()


@pytest.fixture
def table(open_page: Open, ledger_site: Path) -> Locator:
    return open_page((ledger_site / FIGURES).as_uri()).locator(".bf-sortable").first


def test_a_heading_sorts_up_then_down_then_as_it_was(table: Locator, log: Log) -> None:
    own = numbers(table)
    heading, button = table.locator("thead th").first, table.get_by_role("button", name="Number")
    button.click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    assert numbers(table) == ["dozens", "20", "36", "at least 36", "40 to 50"]
    button.click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert numbers(table) == ["40 to 50", "36", "at least 36", "20", "dozens"]
    button.click()
    assert heading.get_attribute("aria-sort") is None
    assert numbers(table) == own
    assert log.complaints == []


def test_the_keyboard_sorts(table: Locator) -> None:
    table.get_by_role("button", name="According to").focus()
    table.page.keyboard.press("Enter")
    expect(table.locator("thead th[aria-sort]")).to_have_text("According to")
    by = table.locator("tbody tr td:nth-child(3)").all_inner_texts()
    assert by == sorted(by, key=str.casefold)


def test_what_is_not_known_comes_last_either_way(table: Locator) -> None:
    button = table.get_by_role("button", name="When")
    for _ in range(2):
        button.click()
        assert table.locator("tbody tr").last.locator("td[data-label=When]").inner_text() == ""


def test_on_a_phone_a_choice_sorts(open_page: Open, ledger_site: Path) -> None:
    page = open_page((ledger_site / FIGURES).as_uri(), phone=True)
    choice = page.get_by_label("Sorted").first
    expect(choice).to_be_visible()
    choice.select_option("Number, largest first")
    assert numbers(page.locator(".bf-sortable").first)[0] == "40 to 50"


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_rivals_stand_on_one_scale_where_their_numbers_are(open_page: Open, ledger_site: Path, phone: bool) -> None:
    page = open_page((ledger_site / FIGURES).as_uri(), phone=phone)

    def place(words: str) -> float:
        link = page.locator(".bf-strip-words > a").get_by_text(words, exact=True)
        box = page.locator(".bf-strip").filter(has=link).locator(".bf-glyph").first.bounding_box()
        assert box
        return box["x"] + box["width"] / 2

    assert place("dozens") < place("20") < place("at least 36") < place("40 to 50")


def test_a_mark_s_words_lead_to_its_card(open_page: Open, ledger_site: Path) -> None:
    page = open_page((ledger_site / FIGURES).as_uri())
    page.locator(".bf-strip").get_by_role("link", name="at least 36 people killed").click()
    page.wait_for_url("**/cards/casualty/later.html")
    expect(page.locator(".bf-here")).to_contain_text("at least 36")


def test_the_timeline_s_marks_lead_to_cards(open_page: Open, ledger_site: Path, log: Log) -> None:
    page = open_page((ledger_site / "cards/event.html").as_uri())
    page.locator(".bf-lane").first.locator("a").first.click()
    page.wait_for_url("**/cards/event/*.html")
    assert log.complaints == []
