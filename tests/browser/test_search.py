"""The script that searches in Material's place: what it finds, in which order, and what it shows of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Log
from tests.render.project import build_site, configure, write_project

# Hands documents to the script as Material's page does, then what is typed, and gives what it answers. A script that
# cannot be loaded, fails or is silent fails the test: a promise that nobody keeps would be waited for for ever.
ASK = """([docs, typed, options]) => new Promise((resolve, reject) => {
  const config = JSON.parse(document.getElementById("__config").textContent);
  const worker = new Worker(new URL(config.search, location));
  const end = (tell, said) => (clearTimeout(patience), worker.terminate(), tell(said));
  const patience = setTimeout(() => end(reject, new Error("the script that searches is silent")), 60_000);
  worker.onerror = ({ message }) => end(reject, new Error(message || "the script that searches cannot be loaded"));
  worker.onmessage = ({ data: { type, data } }) => {
    if (type === 1) worker.postMessage({ type: 2, data: typed });
    else end(resolve, data);
  };
  worker.postMessage({ type: 0, data: { config: { lang: ["en"] }, docs, options } });
})"""

Find = Callable[..., list[dict[str, Any]]]


def doc(location: str, title: str, text: str = "", *tags: str, boost: float = 1) -> dict[str, object]:
    return {"location": location, "title": title, "text": text, "tags": list(tags), "boost": boost}


DOCS = [
    doc("lavrov", "Sergei Lavrov", "Russian Foreign Minister", "Actor", "Mr Lavrov", boost=4),
    doc("denial", "Sergei Lavrov denies: it had caused civilian deaths", "Mr Lavrov denied it.", "Claim"),
    doc("dispute", "Is it so: “Clashes killed 31 in Homs”?", "They did · “There is no such data”", "Dispute", boost=3),
    doc("claim", "A resident says: the blast shook the town", "A resident said the blast shook the town.", "Claim"),
    doc("homs", "Homs", "", "Place", boost=4),
    doc("hospital", "A hospital", "The café by the hospital in Homs, at O’Brien &amp; Sons", "Place", boost=4),
    doc("guide.html", "Writing cards", "<p>Before.</p>"),
    doc(
        "guide.html#more",
        "More",
        "<p>" + "Words before. " * 40 + "A <code>sha256</code> of it.</p><p>" + "After. " * 60,
    ),
    doc("tokyo", "東京の病院", "", "Place"),
]


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(address + "index.html")
    yield opened
    context.close()


@pytest.fixture
def find(page: Page) -> Find:
    def find_(typed: str, docs: list[dict[str, object]] = DOCS) -> list[dict[str, Any]]:
        return [group[0] for group in page.evaluate(ASK, [docs, typed, {}])["items"]]

    return find_


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Lavrov", "lavrov"),
        ("mr lavrov", "lavrov"),
        ("foreign minister", "lavrov"),
        ("lav", "lavrov"),
        ("shook the town", "claim"),
        ("clashes", "dispute"),  # behind a quotation mark
        ("such data", "dispute"),
        ("Homs", "homs"),
        ("dispute homs", "dispute"),  # its kind narrows
        ("claim lavrov", "denial"),
        ("CAFE", "hospital"),
        ("o'brien", "hospital"),
        ("病院", "tokyo"),  # no spaces between words
    ],
)
def test_what_comes_first(find: Find, typed: str, first: str) -> None:
    assert find(typed)[0]["location"] == first


def test_what_lacks_a_word_comes_last_and_says_so(find: Find) -> None:
    found = find("lavrov civilian")
    assert [(item["location"], item["terms"]) for item in found] == [
        ("denial", {"lavrov": True, "civilian": True}),
        ("lavrov", {"lavrov": True, "civilian": False}),
    ]
    assert found[0]["score"] > found[1]["score"]  # Enter opens what has the highest


def test_more_than_one_finds_the_one_too(find: Find) -> None:
    docs = [doc("one", "A strike"), doc("more", "Strikes"), doc("other", "A striking sight"), doc("us", "As US says")]
    found = find("strikes", docs)
    assert [item["location"] for item in found] == ["more", "one"]
    assert found[1]["title"] == "A <mark>strike</mark>"
    assert [item["location"] for item in find("us", docs)] == ["us"]
    assert [item["location"] for item in find('"strikes"', docs)] == ["more"]


def test_words_in_quotation_marks_stand_together(find: Find) -> None:
    assert [item["location"] for item in find("blast resident")] == ["claim"]
    assert find('"blast resident"') == []
    assert [item["location"] for item in find('"blast shook"')] == ["claim"]


def test_a_word_can_be_ruled_out(find: Find) -> None:
    assert [item["location"] for item in find("lavrov -civilian")] == ["lavrov"]


@pytest.mark.parametrize("typed", ["", "  ", "-", '"', '""', "amp", "code", "nobody", "*", "(", "\\", "+~^:"])
def test_what_finds_nothing(find: Find, typed: str) -> None:
    assert find(typed) == []


def test_a_short_word_before_others_is_no_beginning(find: Find) -> None:
    marked = find("a town")[0]["text"]
    assert marked == "<mark>A</mark> resident said the blast shook the <mark>town</mark>."


def test_words_are_marked_as_they_are_written(find: Find) -> None:
    [found] = find("cafe")
    assert found["text"] == "The <mark>café</mark> by the hospital in Homs, at O’Brien &amp; Sons"


def test_a_section_stands_below_its_page_with_the_words_around(page: Page) -> None:
    [[section, top]] = page.evaluate(ASK, [DOCS, "sha256", {}])["items"]
    assert (section["location"], top["location"]) == ("guide.html#more", "guide.html")
    assert "A <mark>sha256</mark> of it." in section["text"]
    assert section["text"].startswith("… ")
    assert section["text"].endswith(" …")
    assert "<p>" not in section["text"]


def test_the_last_word_is_completed_where_material_is_told_to(page: Page) -> None:
    assert page.evaluate(ASK, [DOCS, "sergei la", {"suggest": True}])["suggest"] == ["sergei", "lavrov"]


WORDS = st.text(st.characters(categories=["Lu", "Ll", "Lo", "Mn", "Nd", "Po", "Sm", "Zs"]), min_size=1, max_size=40)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(titles=st.lists(WORDS, min_size=1, max_size=4), typed=st.data())
def test_marks_change_no_words_and_a_title_is_found_by_its_own(
    find: Find, titles: list[str], typed: st.DataObject
) -> None:
    """Whatever is written and typed."""
    docs = [doc(str(number), escape(title, quote=False)) for number, title in enumerate(titles)]
    number = typed.draw(st.sampled_from(range(len(titles))))
    title = unicodedata.normalize("NFC", titles[number])
    found = find(titles[number], docs)
    for item in found:
        shown = item["title"].replace("<mark>", "").replace("</mark>", "")
        assert unescape(shown) == titles[int(item["location"])]
    if any(letter.isalpha() for letter in title) and '"' not in title and "-" not in title:
        assert str(number) in [item["location"] for item in found]


def test_a_project_with_wishes_for_search_keeps_materials(
    open_page: Callable[..., Page], tmp_path: Path, log: Log
) -> None:
    project = write_project(tmp_path / "project")
    plugins = [{"search": {"lang": "de"}}, "offline", {"briefing": {"parse": False}}]
    site = build_site(configure(project, plugins=plugins))
    [script] = site.glob("assets/javascripts/workers/search.*.js")
    assert "lunr" in script.read_text(encoding="utf-8")
    page = open_page((site / "index.html").as_uri())
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").press_sequentially("Mr Lavrov")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Sergei Lavrov")
    assert log.complaints == []
