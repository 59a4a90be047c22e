"""The claims explorer as a reader uses it: by mouse and by keyboard, on a desk and on a phone, served and from disk."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import PREFIX, Log, QuietHandler
from tests.render.explorer.made import ACTORS, CLAIMS, HOSTILE, PLACES

Open = Callable[..., Page]
CLAIM = "cards/claim.html"
ALL = f"{CLAIMS} claims"
FACETS = {
    "kind": "Kind",
    "by": "Claimant",
    "act": "Speech act",
    "actor": "Actor, in any part",
    "place": "Place",
    "aircraft": "Aircraft",
    "dispute": "In dispute",
    "mode": "Whose words",
    "grade": "Grade",
    "status": "Status",
    "source": "Source",
}


@pytest.fixture(scope="module")
def made_address(made_site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(made_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()


@pytest.fixture(autouse=True)
def no_complaints(log: Log) -> Iterator[None]:
    yield
    assert log.complaints == []


def facet_of(page: Page, name: str) -> Locator:
    title = re.compile(rf"^{re.escape(FACETS[name])} ")
    return page.locator(".bf-facet").filter(has=page.locator("summary", has_text=title))


def open_facet(page: Page, name: str) -> Locator:
    facet = facet_of(page, name)
    if facet.get_attribute("open") is None:
        facet.locator("summary").click()
    return facet


def found(page: Page) -> Locator:
    return page.locator(".bf-found")


def count_in(choice: Locator) -> str:
    return choice.locator(".bf-amount").inner_text()


# Choices.


@pytest.mark.parametrize("name", FACETS)
def test_a_choice_by_mouse_shows_as_many_as_it_says(open_page: Open, made_address: str, name: str) -> None:
    page = open_page(made_address + CLAIM)
    expect(found(page)).to_have_text(ALL)
    choice = open_facet(page, name).locator(".bf-choice").nth(1 if name == "kind" else 0)
    count, label = count_in(choice), choice.locator("span").first.inner_text()
    choice.click()
    what = f"{CLAIMS + int(count)} cards" if name == "kind" else f"{count} of {ALL}"
    expect(found(page)).to_have_text(what)
    expect(page).to_have_url(re.compile(rf"\?(kind=claim&)?{name}="))
    page.get_by_role("button", name=f"Remove {FACETS[name]}: {label}").click()
    expect(found(page)).to_have_text(ALL)
    expect(page).to_have_url(made_address + CLAIM)


@pytest.mark.parametrize("name", FACETS)
def test_a_choice_by_keyboard(open_page: Open, made_address: str, name: str) -> None:
    page = open_page(made_address + CLAIM)
    tab_to(page, facet_of(page, name).locator("summary"))
    if facet_of(page, name).get_attribute("open") is None:
        page.keyboard.press("Enter")
    choice = facet_of(page, name).locator(".bf-choice").last
    tab_to(page, choice.locator("input"))
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Space")
    expect(found(page)).not_to_have_text(ALL)
    expect(choice.locator("input")).to_be_focused()
    page.keyboard.press("Space")
    expect(found(page)).to_have_text(ALL)


def tab_to(page: Page, goal: Locator) -> None:
    for _ in range(120):
        page.keyboard.press("Tab")
        if goal.evaluate("one => one === document.activeElement"):
            return
    pytest.fail("the keyboard does not get there")


def test_any_of_one_facet_and_all_facets_together(open_page: Open, made_address: str) -> None:
    page = open_page(f"{made_address}{CLAIM}?act=denies")
    denied = int(found(page).inner_text().split()[0])
    accused = open_facet(page, "act").locator(".bf-choice", has_text="accuses")
    both = denied + int(count_in(accused))
    accused.click()
    expect(found(page)).to_have_text(f"{both} of {ALL}")
    at_homs = open_facet(page, "place").locator(".bf-choice", has_text="Homs")
    fewer = int(count_in(at_homs))
    at_homs.click()
    expect(found(page)).to_have_text(f"{fewer} of {ALL}")
    assert 0 < fewer < both
    page.get_by_role("button", name="Clear all").click()
    expect(found(page)).to_have_text(ALL)
    expect(page.locator("#explorer-words")).to_be_focused()


def test_one_of_many_is_found_by_a_part_of_its_name_or_among_all(open_page: Open, made_address: str) -> None:
    page = open_page(made_address + CLAIM)
    facet = open_facet(page, "by")
    assert facet.locator(".bf-choice").count() < 10
    facet.get_by_label("Claimant: find one").fill("zeinab")
    expect(facet.locator(".bf-choice")).to_have_count(1)
    facet.get_by_role("checkbox", name="Zeïnab of the Coast").check()
    expect(page).to_have_url(re.compile("by=zeinab"))
    page.get_by_label("Claimant: find one").press("Escape")
    expect(facet.get_by_label("Claimant: find one")).to_have_value("")
    expect(facet.get_by_role("checkbox", name="Zeïnab of the Coast")).to_be_checked()
    facet.get_by_role("button", name="All").click()
    expect(facet.locator(".bf-choice")).to_have_count(22)
    facet.get_by_role("button", name="Fewer").click()
    assert facet.locator(".bf-choice").count() < 10


def test_words_are_looked_for_as_they_are_typed_and_escape_clears_them(open_page: Open, made_address: str) -> None:
    page = open_page(made_address + CLAIM)
    steps = page.evaluate("history.length")
    page.get_by_label("Words", exact=True).press_sequentially("CAFE 12")
    expect(page).to_have_url(f"{made_address}{CLAIM}?words=CAFE+12")
    expect(page.locator(".bf-results .bf-list > li").first).to_contain_text("Café")
    assert page.evaluate("history.length") == steps
    page.keyboard.press("Escape")
    expect(found(page)).to_have_text(ALL)
    expect(page).to_have_url(made_address + CLAIM)


def test_days_and_what_has_none(open_page: Open, made_address: str) -> None:
    page = open_page(made_address + CLAIM)
    page.locator(".bf-dates summary").click()
    page.get_by_label("From", exact=True).fill("2015-09-30")
    page.get_by_label("To", exact=True).fill("2015-09-30")
    expect(page).to_have_url(re.compile("from=2015-09-30&to=2015-09-30"))
    first = page.locator(".bf-results .bf-list > li").first
    expect(first).to_contain_text(re.compile("30 Sept 2015|2015$"))
    dated = int(found(page).inner_text().split()[0])
    undated = page.get_by_label("also without a date")
    more = int(page.locator(".bf-dates .bf-amount").inner_text())
    undated.check()
    expect(found(page)).to_have_text(f"{dated + more} of {ALL}")
    page.get_by_role("button", name="Remove Date: from 30 Sept 2015 to 30 Sept 2015 or none").click()
    expect(found(page)).to_have_text(ALL)


def test_sorting(open_page: Open, made_address: str) -> None:
    page = open_page(made_address + CLAIM)
    line = page.locator(".bf-results .bf-list > li").first
    page.get_by_label("Sorted").select_option("by date, earliest first")
    expect(line).to_contain_text("31 Dec 2014")
    expect(page).to_have_url(re.compile("sort=earliest"))
    page.get_by_label("Sorted").select_option("by claimant")
    expect(line.locator(".bf-actor").first).to_have_text("Actor 0")


# The address.


def test_a_shared_link_shows_what_its_sender_saw(open_page: Open, made_address: str) -> None:
    address = f"{made_address}{CLAIM}?words=gate&kind=claim&kind=casualty&place=homs&from=2014-01-01&sort=latest"
    page = open_page(address)
    shown = found(page).inner_text()
    assert re.fullmatch(r"\d+ of 925 cards", shown)
    expect(page.get_by_label("Words", exact=True)).to_have_value("gate")
    expect(page.get_by_label("Sorted")).to_have_value("latest")
    expect(page.locator(".bf-chip-in-use")).to_have_count(5)
    again = open_page(page.url)
    expect(found(again)).to_have_text(shown)


def test_back_and_forward(open_page: Open, made_address: str) -> None:
    page = open_page(made_address + CLAIM)
    open_facet(page, "act").locator(".bf-choice", has_text="denies").click()
    one = found(page).inner_text()
    open_facet(page, "place").locator(".bf-choice", has_text="Homs").click()
    two = found(page).inner_text()
    assert len({one, two, ALL}) == 3
    page.go_back()
    expect(found(page)).to_have_text(one)
    expect(open_facet(page, "place").get_by_role("checkbox", name="Homs")).not_to_be_checked()
    page.go_back()
    expect(found(page)).to_have_text(ALL)
    page.go_forward()
    page.go_forward()
    expect(found(page)).to_have_text(two)


def test_what_an_address_asks_for_that_is_not_there_is_said_and_passed_over(open_page: Open, made_address: str) -> None:
    page = open_page(f"{made_address}{CLAIM}?by=<b>nobody</b>&act=denies&from=yesterday&sort=size&utm_source=x")
    expect(page.get_by_role("alert")).to_have_text(
        "There is no such claimant: “<b>nobody</b>”. There is no such date: “yesterday”. There is no such sort: “size”."
    )
    expect(page.locator(".bf-chip-in-use")).to_have_count(1)
    open_facet(page, "act").locator(".bf-choice", has_text="accuses").click()
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page).to_have_url(f"{made_address}{CLAIM}?act=denies&act=accuses")


def test_other_pages_lead_into_it(open_page: Open, made_address: str) -> None:
    page = open_page(f"{made_address}cards/place/homs.html")
    listed = page.locator("h2#about ~ .bf-list > li").count()
    page.get_by_role("link", name="all in the claims explorer").click()
    expect(found(page)).to_have_text(f"{listed} of {ALL}")
    page.goto(f"{made_address}cards/dispute/dispute-1.html")
    page.get_by_role("link", name="all in the claims explorer").click()
    expect(found(page)).to_have_text(f"6 of {ALL}")
    page.goto(f"{made_address}cards/actor/zeinab.html")
    page.get_by_role("link", name="all in the claims explorer").click()
    expect(page.get_by_role("button", name="Remove Actor, in any part: Zeïnab of the Coast")).to_be_visible()


@pytest.mark.parametrize("is_served", [True, False], ids=["below a path", "from the disk"])
def test_it_works_served_and_from_the_disk(
    open_page: Open, made_address: str, made_site: Path, log: Log, is_served: bool
) -> None:
    root = made_address if is_served else f"{made_site.as_uri()}/"
    page = open_page(root + CLAIM)
    open_facet(page, "act").locator(".bf-choice", has_text="denies").click()
    shown = found(page).inner_text()
    assert shown != ALL
    expect(page).to_have_url(f"{root}{CLAIM}?act=denies")
    page.reload()
    expect(found(page)).to_have_text(shown)
    page.locator(".bf-results .bf-words a").first.click()
    page.wait_for_url("**/cards/claim/claim-*.html")
    page.go_back()
    expect(found(page)).to_have_text(shown)
    assert [url for url in log.requests if not url.startswith((root, "data:"))] == []


# The list.


def test_more_lines_come_as_a_reader_goes_on_and_never_too_many(open_page: Open, made_address: str) -> None:
    page = open_page(made_address + CLAIM)
    lines = page.locator(".bf-results .bf-list > li")
    expect(lines).to_have_count(50)
    for _ in range(30):
        page.keyboard.press("End")
        page.wait_for_timeout(50)
        if lines.count() == 400:
            break
    expect(lines).to_have_count(400)
    page.get_by_role("button", name="Show the next 400 of 500 more").click()
    expect(lines).to_have_count(400)
    assert page.evaluate("document.activeElement.closest('li') === document.querySelector('.bf-results .bf-list > li')")
    page.get_by_role("button", name="Show the next 100 of 100 more").click()
    expect(lines).to_have_count(100)
    page.get_by_role("button", name="Back to the 400 before these").click()
    expect(lines).to_have_count(400)


def test_a_reader_who_comes_back_finds_the_lines_that_were_there(open_page: Open, made_address: str) -> None:
    page = open_page(made_address + CLAIM)
    lines = page.locator(".bf-results .bf-list > li")
    lines.last.scroll_into_view_if_needed()
    expect(lines).not_to_have_count(50)
    before = lines.count()
    lines.nth(60).locator(".bf-words a").click()
    page.wait_for_url("**/cards/claim/claim-*.html")
    page.go_back()
    page.wait_for_function(f"document.querySelectorAll('.bf-results .bf-list > li').length >= {before}")


# A line as its own HTML, whoever made it: addresses in full, no space between blocks.
READ_LINES = """(selector) => [...document.querySelectorAll(selector)].slice(0, 50).map((item) => {
  const copy = item.cloneNode(true);
  for (const link of copy.querySelectorAll("a")) link.setAttribute("href", link.href);
  for (const block of [copy, ...copy.querySelectorAll("div")])
    for (const child of [...block.childNodes]) if (child.nodeType === 3 && !child.data.trim()) child.remove();
  for (const one of copy.querySelectorAll("*")) {
    const names = (one.getAttribute("class") ?? "").split(/\\s+/).filter(Boolean);
    one.removeAttribute("class");
    if (names.length) one.className = names.join(" ");
  }
  return copy.outerHTML.replace(/\\s+/g, " ");
})"""


def test_lines_are_those_that_templates_print(open_page: Open, made_address: str) -> None:
    page = open_page(made_address + CLAIM)
    printed = page.evaluate(READ_LINES, ".bf-results > .bf-list > li")
    open_facet(page, "act").locator(".bf-choice", has_text="denies").click()
    page.get_by_role("button", name="Remove Speech act").click()
    expect(found(page)).to_have_text(ALL)
    assert len(printed) == 50
    assert page.evaluate(READ_LINES, ".bf-results > .bf-list > li") == printed
    lines: list[str] = []
    elsewhere = [
        *((f"place/{place}", "figures", f"kind=casualty&place={place}") for place in PLACES),
        *((f"place/{place}", "events", f"kind=event&place={place}") for place in PLACES),
        *((f"actor/{actor}", "figures", f"kind=casualty&kind=figure&by={actor}") for actor in list(ACTORS)[:5]),
    ]
    for other, heading, query in elsewhere:
        page.goto(f"{made_address}cards/{other}.html")
        printed = page.evaluate(READ_LINES, f"section:has(> #{heading}) .bf-list > li")
        page.goto(f"{made_address}{CLAIM}?{query}")
        ours = page.evaluate(READ_LINES, ".bf-results > .bf-list > li")
        assert sorted(ours) == sorted(printed), query
        lines += ours
    for part in ("bf-against", "bf-beside", "bf-replaced", "bf-chain", "blamed on", "according to", "bf-when"):
        assert any(part in line for line in lines), part


def test_hostile_text_stays_text(open_page: Open, made_address: str) -> None:
    page = open_page(f"{made_address}{CLAIM}?kind=all&words=ran%3D1&by=hostile")
    for name in FACETS:
        open_facet(page, name)
    expect(page.locator(".bf-results .bf-words", has_text=HOSTILE).first).to_be_visible()
    expect(page.get_by_role("button", name="Remove Claimant")).to_contain_text(HOSTILE)
    expect(open_facet(page, "source")).to_contain_text(HOSTILE)
    expect(open_facet(page, "dispute")).to_contain_text(HOSTILE)
    assert page.evaluate("window.ran") is None
    assert page.locator(".bf img").count() == 0


# Without room, and without scripts.


def test_on_a_phone_filters_are_folded_and_counted(open_page: Open, made_address: str) -> None:
    page = open_page(f"{made_address}{CLAIM}?act=denies&place=homs", phone=True)
    box = page.locator(".bf-filter-box > summary")
    expect(box).to_have_text("Filters (2)")
    expect(facet_of(page, "act")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    box.click()
    open_facet(page, "act").locator(".bf-choice", has_text="accuses").click()
    expect(box).to_have_text("Filters (3)")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    small = """() => [...document.querySelectorAll(".bf-explorer :is(button, summary, label.bf-choice, .bf-field)")]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 24).map((one) => one.outerHTML)"""
    assert page.evaluate(small) == []


def test_without_scripts_there_is_a_list_and_a_way_to_the_rest(browser: Browser, made_address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(made_address + CLAIM)
    expect(page.locator(".bf-results .bf-list > li")).to_have_count(50)
    expect(page.locator(".bf-filters")).to_be_hidden()
    room, text = page.locator(".bf-explorer").bounding_box(), page.locator(".bf-results").bounding_box()
    assert room
    assert text
    assert room["width"] == text["width"], "the filters leave no gap"
    expect(page.locator(".bf-without")).to_contain_text(f"These are the first 50 of {CLAIMS} claims.")
    page.get_by_role("link", name="who says them").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Actors")
    page.close()
