"""Pages on paper: black on white, what there is to read and where it is from, and the brief of the seed on one page."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Log
from tests.render.project import ROOT, build_site, write_project

Open = Callable[..., Page]
SMALLEST = 10  # CSS pixels: 7.5 points


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the repository's own cards."""
    project = write_project(tmp_path_factory.mktemp("printed") / "project", ())
    shutil.copytree(ROOT / "seeds", project / "seeds", dirs_exist_ok=True)
    shutil.copytree(ROOT / "docs" / "cards", project / "docs" / "cards")
    return build_site(project)


def count_pages(page: Page, paper: str) -> int:
    """Pages of the PDF: each is an object that says so, and Chromium does not compress those."""
    count = len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format=paper)))
    assert count
    return count


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_brief_of_the_seed_is_one_page(open_page: Open, seed: Path, paper: str) -> None:
    assert count_pages(open_page((seed / "index.html").as_uri()), paper) == 1


def test_its_type_can_be_read(open_page: Open, seed: Path) -> None:
    page = open_page((seed / "index.html").as_uri())
    page.emulate_media(media="print")
    sizes = page.evaluate(
        """() => {
          const walk = document.createTreeWalker(document.querySelector(".bf"), NodeFilter.SHOW_TEXT);
          const found = [];
          while (walk.nextNode()) {
            const { parentElement: around, data } = walk.currentNode;
            if (data.trim() && around.checkVisibility() && around.tagName !== "SCRIPT") {
              found.push([parseFloat(getComputedStyle(around).fontSize), data.trim()]);
            }
          }
          return found;
        }"""
    )
    assert len(sizes) > 50
    assert [words for size, words in sizes if size < SMALLEST - 0.01] == []


def test_the_brief_says_what_it_is_where_it_is_from_and_where_it_stands(open_page: Open, address: str) -> None:
    page = open_page(address + "index.html")
    imprint = page.locator(".bf-imprint")
    expect(imprint).to_be_hidden()
    page.emulate_media(media="print")
    expect(imprint).to_be_visible()
    expect(imprint).to_contain_text("Briefing · AFP, “Russia launches fresh air strikes on Syria")
    expect(imprint).to_contain_text(f"{address}index.html")
    for heading in ("What happened", "What is contested", "In what numbers", "What is not known"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()


PAGES = [
    "index.html",
    "cards/claim/no-such-data.html",
    "cards/dispute/civilians.html",
    "cards/casualty.html",
    "method.html",
]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_black_on_white_without_what_only_leads_on(open_page: Open, address: str, path: str) -> None:
    page = open_page(address + path, scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    body = page.locator("body")
    assert body.evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.get_by_role("heading", level=1).evaluate("h1 => getComputedStyle(h1).color") == "rgb(0, 0, 0)"
    for hidden in (
        ".md-header",
        ".md-tabs",
        ".bf-subtabs",
        ".md-sidebar",
        ".md-footer",
        ".bf-cite",
        ".bf-ways",
        ".bf-takeaway button",
    ):
        for found in page.locator(hidden).all():
            expect(found).to_be_hidden()


def test_a_card_says_where_it_stands(open_page: Open, address: str) -> None:
    page = open_page(address + "cards/claim/no-such-data.html")
    page.emulate_media(media="print")
    imprint = page.locator(".bf-imprint")
    expect(imprint).to_contain_text("Briefing · AFP, “Russia launches fresh air strikes on Syria")
    expect(imprint).to_contain_text(f"{address}cards/claim/no-such-data.html")
    assert count_pages(page, "A4") == 1


def test_claimants_keep_their_shapes(open_page: Open, address: str) -> None:
    page = open_page(address + "cards/dispute/civilians.html")
    shape = "link => getComputedStyle(link, '::before').content"
    actor = page.locator(".bf-actor[class*=bf-c]").first
    before = actor.evaluate(shape)
    page.emulate_media(media="print")
    assert actor.evaluate(shape) == before != "none"


def test_printing_asks_for_nothing(open_page: Open, seed: Path, log: Log) -> None:
    open_page((seed / "index.html").as_uri()).pdf()
    assert [url for url in log.requests if not url.startswith(("file:", "data:"))] == []
