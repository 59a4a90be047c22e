"""What holds for every page of the site: no barrier, no request elsewhere, no complaint, a policy that bites."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page

from benchmarks.weight import heaviest_pages
from tests.browser.conftest import Log

Open = Callable[..., Page]
TABS = 7  # pages that are open at once, and so fall silent at once


@pytest.fixture(scope="module")
def pages(built: Path) -> list[str]:
    found = heaviest_pages(built)
    assert {"index.html", "cards/claim.html", "cards/dispute/civilians.html", "method.html"} <= set(found)
    return found


def find_barriers(page: Page) -> Iterator[str]:
    """What keeps people from a page's content, by axe-core's rules (https://dequeuniversity.com/rules/axe/)."""
    page.evaluate(f"{AXE_SCRIPT}; 0")  # 0: of what it makes nothing is to come back
    for violation in page.evaluate("axe.run({resultTypes: ['violations']}).then(found => found.violations)"):
        for node in violation["nodes"]:
            yield f"{violation['id']} at {node['target']}: {node['html'][:200]}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_nothing_stands_in_anybody_s_way(
    open_page: Open, address: str, pages: list[str], scheme: str, phone: bool
) -> None:
    page = open_page(address, phone=phone, scheme=scheme)
    barriers: dict[str, list[str]] = {}
    for path in pages:
        page.goto(address + path)
        if found := list(find_barriers(page)):
            barriers[path] = found
    assert barriers == {}


def test_a_barrier_is_noticed(open_page: Open, address: str) -> None:
    page = open_page(address)
    page.evaluate("document.querySelector('.bf').append(document.createElement('button'))")
    assert any("button-name" in barrier for barrier in find_barriers(page))


def test_no_page_is_wider_than_a_phone(open_page: Open, address: str, pages: list[str]) -> None:
    page = open_page(address, phone=True)
    wide: list[str] = []
    for path in pages:
        page.goto(address + path)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide.append(path)
    assert wide == []


@pytest.mark.parametrize("is_served", [True, False], ids=["below a path", "from the disk"])
def test_no_page_asks_anybody_else_or_complains(
    open_page: Open, address: str, built: Path, pages: list[str], log: Log, is_served: bool
) -> None:
    root = address if is_served else f"{built.as_uri()}/"
    context = open_page(f"{root}index.html").context
    cut_off(context, root)
    tabs = [context.new_page() for _ in range(TABS)]
    for shown in (pages[index : index + TABS] for index in range(0, len(pages), TABS)):
        for tab, path in zip(tabs, shown, strict=False):
            tab.goto(root + path)
        for tab in tabs if is_served else ():
            tab.wait_for_load_state("networkidle")
        assert [url for url in log.requests if not url.startswith((root, "data:"))] == [], shown
        assert log.complaints == [], shown


def cut_off(context: BrowserContext, root: str) -> None:
    """Leaves a browser no network but the site itself."""
    context.route(lambda url: not url.startswith(root), lambda route: route.abort())


INLINE = """() => {
  const script = document.createElement("script");
  script.textContent = "window.ran = true";
  document.body.append(script);
  const button = document.createElement("button");
  button.setAttribute("onclick", "window.ran = true");
  document.body.append(button);
  button.click();
  button.setAttribute("style", "color: rgb(1, 2, 3)");
  return [window.ran === true, getComputedStyle(button).color === "rgb(1, 2, 3)"];
}"""


@pytest.mark.parametrize("is_served", [True, False], ids=["below a path", "from the disk"])
def test_the_policy_lets_no_inline_script_or_style_through(
    open_page: Open, address: str, built: Path, pages: list[str], is_served: bool
) -> None:
    root = address if is_served else f"{built.as_uri()}/"
    page = open_page(f"{root}index.html")
    for path in pages:
        page.goto(root + path)
        assert page.evaluate(INLINE) == [False, False], path
