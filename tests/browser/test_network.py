"""The network by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Log

Open = Callable[..., Page]


@pytest.fixture
def page(open_page: Open, built: Path) -> Page:
    return open_page((built / "network.html").as_uri())


def lit(page: Page) -> list[str]:
    return sorted(page.locator(".bf-arc-names > li.bf-lit").all_inner_texts())


def test_pointing_at_a_name_leaves_its_relations_in_sight(page: Page, log: Log) -> None:
    page.locator(".bf-arc-names").get_by_text("Kommersant", exact=True).hover()
    expect(page.locator(".bf-arcs")).to_have_class("bf-arcs bf-choosing")
    assert lit(page) == ["Kommersant", "a military source"]
    page.get_by_role("heading", level=1).hover()
    expect(page.locator(".bf-arcs")).to_have_class("bf-arcs")
    assert log.complaints == []


def test_the_keyboard_does_so_too_and_leads_to_the_words(page: Page) -> None:
    name = page.locator(".bf-arc-names").get_by_role("link", name="Kommersant")
    name.focus()
    assert lit(page) == ["Kommersant", "a military source"]
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Kommersant")).to_be_in_viewport()


def test_an_arc_leads_to_its_sentence(page: Page) -> None:
    arc = page.locator(".bf-edge-carries .bf-arc")
    furthest = "arc => { const box = arc.getBoundingClientRect(); return [box.right - 1, box.top + box.height / 2]; }"
    page.mouse.click(*arc.evaluate(furthest))
    expect(page.locator(".bf-tie:target")).to_contain_text("carries the words of a military source")
    expect(page.locator(".bf-tie:target")).to_contain_text("the Russian deployment includes")


def test_types_are_left_out_and_the_address_says_which(page: Page, open_page: Open, log: Log) -> None:
    expect(page.locator(".bf-edge-belongs").first).to_be_visible()
    box = page.get_by_label("belongs to, holds an office for")
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator(".bf-edge-belongs").first).to_be_hidden()
    other = open_page(page.url)
    expect(other.locator(".bf-edge-belongs").first).to_be_hidden()
    expect(other.locator(".bf-edge-carries").first).to_be_visible()
    expect(other.get_by_label("belongs to, holds an office for")).not_to_be_checked()
    assert log.complaints == []


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_arcs_end_beside_their_names(open_page: Open, built: Path, phone: bool) -> None:
    page = open_page((built / "network.html").as_uri(), phone=phone)
    name = page.locator(".bf-arc-names").get_by_text("a military source", exact=True).bounding_box()
    head = page.locator(".bf-edge-carries .bf-head").bounding_box()
    assert name
    assert head
    assert abs((name["y"] + name["height"] / 2) - (head["y"] + head["height"] / 2)) < 4
