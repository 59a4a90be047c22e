"""The brief on one screen, lenses, gaps, folds: by mouse and keyboard, on a desk and a phone, from the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESK, PHONE, Log
from tests.render.project import build_site, write_project
from tests.render.sample import STRUCK, card, sample_cards

Open = Callable[..., Page]
PARTS = ("happened", "contested", "numbers", "unknown")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which one actor says a lot, of claims that stand against each other."""
    claims = [
        card("claim", f"more-{n}", f"Claim {n}", STRUCK, claimants=("sergei-lavrov",), act="states", mode="direct",
             content=word, about=("actor/russia",))
        for n, word in enumerate(STRUCK.split()[:20])
    ]  # fmt: skip
    return build_site(write_project(tmp_path_factory.mktemp("many") / "project", [*sample_cards(), *claims]))


def bottom_of(part: Locator) -> float:
    box = part.bounding_box()
    assert box
    return box["y"] + box["height"]


def tab_to(page: Page, wanted: Locator) -> None:
    """Presses the tabulator until the element has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"the keyboard does not reach {wanted}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_screen_of_a_desk_has_all_four_parts(open_page: Open, address: str, scheme: str) -> None:
    page = open_page(address + "index.html", scheme=scheme)
    for part in PARTS:
        section = page.locator(f"section:has(> #{part})")
        expect(section).to_be_visible()
        assert bottom_of(section.locator("> *").last) <= DESK["height"], part
    assert page.evaluate("window.scrollY") == 0


def test_the_parts_of_a_desk_stand_beside_each_other(open_page: Open, address: str) -> None:
    page = open_page(address + "index.html")
    boxes = {part: page.locator(f"#{part}").bounding_box() for part in PARTS}
    assert all(boxes.values())
    left = [boxes[part]["x"] for part in ("happened", "contested", "numbers")]
    assert left == sorted(set(left))
    assert boxes["happened"]["y"] == boxes["contested"]["y"] == boxes["numbers"]["y"]


def test_a_phone_has_one_column_with_the_most_important_first_and_its_contents_above(
    open_page: Open, address: str
) -> None:
    page = open_page(address + "index.html", phone=True)
    contents = page.get_by_role("navigation", name="On this page")
    expect(contents).to_be_in_viewport()
    headings = [page.locator(f"#{part}").bounding_box() for part in (*PARTS, "involved", "all")]
    assert all(headings)
    tops = [box["y"] for box in headings if box]
    assert tops == sorted(tops)
    assert len({box["x"] for box in headings if box}) == 1
    assert bottom_of(contents) <= tops[0]
    for link in contents.get_by_role("link").all():
        box = link.bounding_box()
        assert box
        assert box["height"] >= 24
        assert box["x"] + box["width"] <= PHONE["width"]
    contents.get_by_role("link", name="Not known").click()
    expect(page.locator("#unknown")).to_be_in_viewport()


def test_the_contents_are_not_in_the_way_on_a_desk(open_page: Open, address: str) -> None:
    expect(open_page(address + "index.html").locator(".bf-contents")).to_be_hidden()


def test_what_is_not_known_leads_to_its_place_among_the_gaps(open_page: Open, address: str) -> None:
    page = open_page(address + "index.html")
    page.locator("section:has(> #unknown) .bf-top-gaps").get_by_role("link").first.click()
    page.wait_for_url("**/gaps.html#*")
    expect(page.locator("h2:target")).to_be_in_viewport()


def test_lenses_are_switched_by_keyboard(open_page: Open, address: str, log: Log) -> None:
    page = open_page(address + "cards/actor/sergei-lavrov.html")
    lens = page.get_by_role("link", name="The briefing as Russia tells it")
    tab_to(page, lens)
    page.keyboard.press("Enter")
    page.wait_for_url("**/lens/russia.html")
    row = page.get_by_role("navigation", name="Lenses")
    expect(row.locator("[aria-current=page]")).to_have_text("Russia")
    other = row.get_by_role("link", name="head of Syria's main opposition group")
    tab_to(page, other)
    assert other.evaluate("link => getComputedStyle(link).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/lens/opposition-head.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("head of Syria's main opposition group")
    row.get_by_role("link", name="The whole brief").click()
    page.wait_for_url("**/index.html")
    assert log.complaints == []


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_a_denial_and_what_it_denies_stand_beside_each_other(open_page: Open, address: str, phone: bool) -> None:
    page = open_page(address + "lens/russia.html", phone=phone)
    answered = page.locator(".bf-answered").first
    own, others = answered.locator("> .bf-saying").bounding_box(), answered.locator("> .bf-answers").bounding_box()
    assert own
    assert others
    if phone:
        assert others["y"] >= own["y"] + own["height"]
    else:
        assert others["y"] == own["y"]
        assert others["x"] >= own["x"] + own["width"]


def test_a_claimant_keeps_colour_and_shape_in_every_lens(open_page: Open, address: str) -> None:
    def look(path: str) -> list[str]:
        mark = open_page(address + path).get_by_role("navigation", name="Lenses").get_by_text("Russia", exact=True)
        return mark.evaluate("m => { const s = getComputedStyle(m, '::before'); return [s.color, s.content]; }")

    assert look("lens/russia.html") == look("lens/military-source.html")


def test_a_fold_opens_by_keyboard_and_without_scripts(browser: object, many: Path) -> None:
    context = browser.new_context(viewport=DESK, java_script_enabled=False)
    page = context.new_page()
    page.goto((many / "cards" / "actor" / "sergei-lavrov.html").as_uri())
    said = page.locator("section:has(> #said)")
    expect(said.locator(".bf-quoted:visible")).to_have_count(8)
    fold = said.get_by_text("Show all 21")
    fold.focus()
    page.keyboard.press("Enter")
    expect(said.locator(".bf-quoted:visible")).to_have_count(21)
    box = fold.bounding_box()
    assert box
    assert box["height"] >= 24
    context.close()


def test_the_lists_of_numbers_are_aligned_on_a_desk_and_stacked_on_a_phone(open_page: Open, address: str) -> None:
    def rights(page: Page) -> list[float]:
        cells = page.locator(".bf-actors").first.locator("tbody tr td:nth-child(3)").all()
        return [box["x"] + box["width"] for cell in cells if (box := cell.bounding_box())]

    desk = rights(open_page(address + "cards/actor.html"))
    assert len(desk) > 1
    assert len(set(desk)) == 1
    phone = open_page(address + "cards/actor.html", phone=True)
    first = phone.locator(".bf-actors tbody tr").first
    name, number = first.locator("th").bounding_box(), first.locator("td.bf-n").first.bounding_box()
    assert name
    assert number
    assert number["y"] >= name["y"] + name["height"]


def test_all_of_it_opens_from_the_disk(open_page: Open, built: Path, log: Log) -> None:
    page = open_page((built / "index.html").as_uri())
    page.get_by_role("link", name="Lenses").last.click()
    page.get_by_role("link", name="Russia", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The briefing as Russia tells it")
    page.get_by_role("link", name="All 3 claimants").click()
    page.get_by_role("link", name="What the sources say in their own voice").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The sources in their own voice")
    page.get_by_role("link", name="The whole brief").click()
    page.get_by_role("link", name="All information gaps").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Information gaps")
    assert [url for url in log.requests if not url.startswith(("file:", "data:"))] == []
    assert log.complaints == []
