"""What a reader takes away from a page, by mouse, by keyboard, without scripts, and from the disk."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Log
from tests.render.sample import SOURCE

Open = Callable[..., Page]
CLAIM = "cards/claim/no-such-data.html"
QUOTATION = (
    '"Talk began that civilians were hurt by air strikes. We have no such data," — Sergei Lavrov denies (own words); '
    "AFP, “Russia launches fresh air strikes on Syria, as Kremlin rejects criticism from the West”, 1 Oct 2015; "
)


def read_clipboard(page: Page) -> str:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return str(page.evaluate("navigator.clipboard.readText()"))


def open_cited(page: Page) -> None:
    page.get_by_text("Cite and copy").click()


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_a_quotation_is_copied_with_a_whole_address(open_page: Open, address: str, phone: bool) -> None:
    page = open_page(address + CLAIM, phone=phone)
    open_cited(page)
    page.get_by_role("button", name="Copy quotation").click()
    expect(page.get_by_role("status").filter(has_text="Copied: quotation")).to_be_visible()
    assert read_clipboard(page) == f"{QUOTATION}{address}{CLAIM}"


def test_everything_is_copied_by_keyboard(open_page: Open, address: str) -> None:
    page = open_page(address + CLAIM)
    page.get_by_role("button", name="Copy permalink").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Copied: permalink")).to_be_visible()
    assert read_clipboard(page) == f"{address}{CLAIM}"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # opens the rest
    for what in ("quotation", "BibTeX", "CSL-JSON"):
        page.keyboard.press("Tab")
        button = page.get_by_role("button", name=f"Copy {what}")
        expect(button).to_be_focused()
        page.keyboard.press("Space")
        expect(page.get_by_text(f"Copied: {what}")).to_be_visible()
        expect(button).to_be_focused()


def copy_csl(page: Page) -> list[dict[str, Any]]:
    open_cited(page)
    page.get_by_role("button", name="Copy CSL-JSON").click()
    expect(page.get_by_text("Copied: CSL-JSON")).to_be_visible()
    items = json.loads(read_clipboard(page))
    assert isinstance(items, list)
    return items


def test_csl_cites_the_article_and_the_page(open_page: Open, address: str) -> None:
    article, card = copy_csl(open_page(address + CLAIM))
    assert (article["id"], article["type"]) == (SOURCE, "article-newspaper")
    assert article["title"].startswith("Russia launches fresh air strikes")
    assert article["author"] == [{"literal": "AFP"}]
    assert article["issued"] == {"date-parts": [[2015, 10, 1]]}
    assert (card["id"], card["type"], card["URL"]) == ("claim-no-such-data", "webpage", f"{address}{CLAIM}")
    assert card["title"] == "Sergei Lavrov denies: We have no such data"


@pytest.mark.parametrize("path", ["dispute/civilians", "actor/russia", "place/homs", f"source/{SOURCE}"])
def test_csl_of_other_kinds(open_page: Open, address: str, path: str) -> None:
    article, card = copy_csl(open_page(f"{address}cards/{path}.html"))
    assert article["title"].startswith("Russia launches fresh air strikes")
    assert card["URL"] == f"{address}cards/{path}.html"


def test_bibtex_is_copied_as_it_stands(open_page: Open, address: str) -> None:
    page = open_page(address + CLAIM)
    open_cited(page)
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(page.get_by_text("Copied: BibTeX")).to_be_visible()
    copied = read_clipboard(page)
    assert copied == page.locator("pre[data-copy]").text_content()
    assert f"url = {{{address}{CLAIM}}}" in copied


def test_a_page_without_a_clipboard_copies_the_old_way(open_page: Open, address: str) -> None:
    page = open_page(address)
    page.add_init_script(
        "if (location.hash === '#old') Object.defineProperty(navigator, 'clipboard', { value: undefined })"
    )
    page.goto(f"{address}{CLAIM}#old")
    open_cited(page)
    page.get_by_role("button", name="Copy quotation").click()
    expect(page.get_by_text("Copied: quotation")).to_be_visible()
    expect(page.get_by_role("button", name="Copy quotation")).to_be_focused()
    other = page.context.new_page()
    other.goto(address)
    assert read_clipboard(other) == f"{QUOTATION}{address}{CLAIM}"


def test_a_page_that_may_not_copy_says_so(open_page: Open, address: str) -> None:
    page = open_page(address)
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false"
    )
    page.goto(address + CLAIM)
    page.get_by_role("button", name="Copy permalink").click()
    expect(page.get_by_text("This browser lets no page copy. Select the permalink and copy it.")).to_be_visible()


def test_pages_on_the_disk_copy_and_cite_themselves(open_page: Open, built: Path, log: Log) -> None:
    there = (built / CLAIM).as_uri()
    page = open_page(there)
    expect(page.locator(".bf-permalink")).to_have_text(there)
    _, card = copy_csl(page)
    assert card["URL"] == there
    assert [url for url in log.requests if not url.startswith(("file:", "data:"))] == []
    assert log.complaints == []


def test_without_scripts_all_can_be_selected_and_nothing_seems_to_work_that_does_not(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + CLAIM)
    page.locator(".bf-cite summary").click()
    expect(page.locator("pre[data-copy]")).to_contain_text("@misc{claim-no-such-data,")
    expect(page.locator("[data-copy=quotation]")).to_contain_text("Sergei Lavrov denies (own words); AFP")
    expect(page.locator(".bf-takeaway button")).to_have_count(0)
    context.close()


def test_a_reader_of_feeds_finds_the_feed(open_page: Open, address: str) -> None:
    page = open_page(address + CLAIM)
    link = page.locator('link[rel~="alternate"][type="application/rss+xml"]')
    assert link.evaluate("link => link.href") == f"{address}feed.xml"
    found = page.request.get(f"{address}feed.xml")
    assert found.ok
    assert found.text().startswith("<?xml")


def test_data_can_be_downloaded(open_page: Open, address: str) -> None:
    page = open_page(address + "data.html")
    for name in ("briefing.json", "claims.csv", "places.geojson", "feed.xml"):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=name, exact=True).click()
        assert waiting.value.suggested_filename == name
        assert Path(waiting.value.path()).stat().st_size > 0
    page.get_by_text("18 columns that every table has").click()
    expect(page.get_by_text("The card's id, unique in its table.")).to_be_visible()
