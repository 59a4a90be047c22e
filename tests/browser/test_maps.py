"""Maps by mouse and by keyboard, on a desk and on a phone, from the disk, in print, with hostile names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Log
from tests.browser.test_every_page import find_barriers
from tests.browser.test_untrusted import HOSTILE
from tests.render.project import build_site, write_project
from tests.render.test_places import places

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(write_project(tmp_path_factory.mktemp("maps") / "project", places()))


def mark(page: Page, name: str) -> Locator:
    return page.locator(".bf-map-drawing").get_by_role("link", name=name)


def labels(page: Page) -> list[dict[str, float]]:
    """The boxes of the names that are seen, map by map."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".bf-map-drawing")].flatMap((map, number) =>
          [...map.querySelectorAll("text")].map((text) => text.getBoundingClientRect()).filter((box) => box.width)
            .map(({ left, right, top, bottom }) => ({ number, left, right, top, bottom })))"""
    )


def test_a_mark_leads_to_its_place_by_mouse(open_page: Open, site: Path, log: Log) -> None:
    page = open_page((site / "cards/place.html").as_uri())
    mark(page, "Hama: 1 event").locator(".bf-map-dot").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hama")
    expect(mark(page, "Hama: 1 event")).to_have_attribute("aria-current", "page")
    mark(page, "Idlib: only named").locator("text").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Idlib")
    assert log.complaints == []


def test_and_by_keyboard(open_page: Open, site: Path) -> None:
    page = open_page((site / "cards/place.html").as_uri())
    mark(page, "Syria: only named").focus()
    reached = []
    for _ in range(4):
        reached.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        page.keyboard.press("Tab")
    assert reached[0] == "Syria: only named"
    assert {"Homs: 1 event, 1 casualty figure, 1 claim", "Hama: 1 event", "Idlib: only named"} == set(reached[1:])
    mark(page, "Idlib: only named").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Idlib")


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
@pytest.mark.parametrize("path", ["cards/place.html", "cards/place/homs.html"])
def test_names_can_be_read(open_page: Open, site: Path, path: str, phone: bool) -> None:
    page = open_page((site / path).as_uri(), phone=phone)
    expect(page.locator(".bf-map-drawing").first).to_be_visible()
    boxes = labels(page)
    assert len(boxes) > 3
    for box in boxes:
        assert box["bottom"] - box["top"] > 9
        others = [other for other in boxes if other is not box and other["number"] == box["number"]]
        for other in others:  # the boxes of fonts are higher than their letters: a quarter may overlap
            slack = (box["bottom"] - box["top"]) / 4
            is_apart = (
                box["right"] <= other["left"] + 2
                or other["right"] <= box["left"] + 2
                or box["bottom"] <= other["top"] + slack
                or other["bottom"] <= box["top"] + slack
            )
            assert is_apart, (box, other)
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_nothing_stands_in_anybody_s_way(open_page: Open, site: Path, scheme: str, phone: bool) -> None:
    for path in ("cards/place.html", "cards/place/homs.html", "cards/place/black-sea.html"):
        page = open_page((site / path).as_uri(), scheme=scheme, phone=phone)
        assert list(find_barriers(page)) == [], path


def test_a_map_needs_no_scripts_and_can_be_printed(open_page: Open, site: Path) -> None:
    page = open_page((site / "cards/place.html").as_uri())
    assert page.locator(".bf-map script").count() == 0
    page.emulate_media(media="print")
    drawing = page.locator(".bf-map-drawing").first
    expect(drawing).to_be_visible()
    colours = "map => [getComputedStyle(map.querySelector('.bf-map-land')).fill, getComputedStyle(map).backgroundColor]"
    land, sea = drawing.evaluate(colours)
    assert land != sea


def test_hostile_names_are_names(open_page: Open, tmp_path: Path, log: Log) -> None:
    spoiled = [
        one if one.id not in ("hama", "syria") else type(one)(one.kind, one.id, HOSTILE, one.values, one.path)
        for one in places()
    ]
    built = build_site(write_project(tmp_path / "project", spoiled))
    for path in ("cards/place.html", "cards/place/hama.html", "cards/place/homs.html"):
        page = open_page((built / path).as_uri())
        assert page.evaluate("window.ran") is None
        assert log.complaints == []
        names = page.eval_on_selector_all(".bf-map-spot", "all => all.map(one => one.getAttribute('aria-label'))")
        assert f"{HOSTILE}: 1 event" in names
