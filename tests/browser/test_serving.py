"""A person edits files while the site is served: open pages follow, and one fault takes nothing else down."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Log
from tests.render.project import write_project
from tests.render.sample import SOURCE

Open = Callable[..., Page]
PATIENCE = 60_000  # milliseconds; a rebuild takes two seconds on a quiet machine
HOMS = "cards/place/homs.html"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_project(tmp_path_factory.mktemp("serving") / "project", pack="words")
    (folder / "words" / "templates" / "card").mkdir(parents=True)
    return folder


@pytest.fixture(scope="module")
def served(project: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    log = (project / "serve.log").open("wb")  # for whoever looks into a failure
    with log, subprocess.Popen(command, cwd=project, stdout=log, stderr=log) as server:
        url = f"http://127.0.0.1:{port}/"
        until = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < until and server.poll() is None:
            try:
                urlopen(url, timeout=5).close()
                break
            except (URLError, ConnectionError, TimeoutError):
                time.sleep(0.2)
        yield url
        server.terminate()


@pytest.fixture(autouse=True)
def restored(project: Path) -> Iterator[None]:
    """Puts every file back as it was."""

    def read() -> dict[Path, bytes]:
        folders = [project / "docs", project / "seeds", project / "words"]
        files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
        return {path: path.read_bytes() for path in files if ".schema" not in path.parts}

    before = read()
    yield
    after = read()
    for path in after.keys() - before.keys():
        path.unlink()
    for path, data in before.items():
        if after.get(path) != data:
            path.write_bytes(data)


@pytest.fixture
def watch(open_page: Open, served: str) -> Callable[..., Page]:
    """Opens a page and waits until it has no fault of an earlier test."""

    def open_(path: str, *, phone: bool = False, scheme: str = "light") -> Page:
        urlopen(served + path, timeout=PATIENCE / 1000).close()  # answers once no rebuild is under way
        page = open_page(served + path, phone=phone, scheme=scheme)
        page.set_default_timeout(PATIENCE)
        expect(page.locator(".bf-alarm, .bf-problem")).to_have_count(0, timeout=PATIENCE)
        return page

    return open_


def says(page: Page, words: str) -> None:
    expect(page.locator(".md-main")).to_contain_text(words, timeout=PATIENCE)


def says_no_more(page: Page, words: str) -> None:
    expect(page.locator(".md-main")).not_to_contain_text(words, timeout=PATIENCE)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_saved_card_shows_in_the_open_page(watch: Callable[..., Page], project: Path) -> None:
    page, listed = watch(HOMS), watch("cards/place.html")
    edit(project / "docs/cards/place/homs.yml", "title: Homs", "title: Homs, old town")
    says(page, "Homs, old town")
    says(listed, "Homs, old town")


def is_the_same(page: Page, kept: str) -> bool:
    """Whether the open page was not loaded again since it was given that to keep."""
    return bool(page.evaluate("window.kept") == kept)


def test_what_is_new_comes_into_the_open_page(watch: Callable[..., Page], project: Path, log: Log) -> None:
    page = watch(f"{HOMS}#homs")
    page.evaluate("window.kept = 'here'")
    page.locator(".bf-cite summary").click()
    page.evaluate("scrollTo(0, 40)")
    for title in ("Homs, old town", "Homs & <b>all</b> of it"):
        edit(project / "docs/cards/place/homs.yml", "title: Homs", f"title: {title}")
        expect(page.locator("h1")).to_contain_text(title, timeout=PATIENCE)
        edit(project / "docs/cards/place/homs.yml", f"title: {title}", "title: Homs")
        expect(page.locator("h1")).not_to_contain_text(title, timeout=PATIENCE)
    edit(project / "docs/cards/place/homs.yml", "title: Homs", "title: Homs, new town")
    expect(page).to_have_title("Homs, new town - Briefing", timeout=PATIENCE)
    assert is_the_same(page, "here")
    assert page.evaluate("scrollY") == 40
    expect(page.locator("[data-md-component=header-topic]").last).to_contain_text("Homs, new town")
    expect(page.locator(".bf-cite")).to_have_attribute("open", "")
    expect(page.get_by_role("button", name="Copy BibTeX")).to_have_count(1)  # the scripts of the page ran for it, once
    expect(page.locator("head title")).to_have_count(1)
    expect(page.locator("script[type='application/ld+json']")).to_have_count(1)
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(page.get_by_role("status")).to_contain_text("BibTeX")
    page.keyboard.press("/")
    page.keyboard.type("new town")
    expect(page.locator(".md-search-result__item").first).to_contain_text("Homs, new town", timeout=PATIENCE)
    assert is_the_same(page, "here")
    assert log.complaints == []


@pytest.mark.parametrize(
    ("path", "is_kept"),
    [
        ("index.html", True),
        ("cards/casualty.html", True),
        ("network.html", True),
        (f"cards/source/{SOURCE}.html", True),
        ("cards/claim.html", False),
    ],
)
def test_a_page_is_loaded_again_only_where_it_has_data_of_its_own(
    watch: Callable[..., Page], project: Path, log: Log, path: str, is_kept: bool
) -> None:
    page = watch(path)
    page.evaluate("window.kept = 'here'")
    edit(project / "docs/cards/claim/no-such-data.yml", "no such data", "none of that data")
    edit(project / "docs/cards/actor/russia.yml", "title: Russia", "title: Russian Federation")
    words = {"cards/claim.html": "none of that data"}
    says(page, words.get(path, "Russian Federation"))
    assert is_the_same(page, "here") == is_kept
    assert log.complaints == []


def test_an_article_that_comes_into_the_open_page_is_alive(watch: Callable[..., Page], project: Path, log: Log) -> None:
    page = watch(f"cards/source/{SOURCE}.html")
    page.evaluate("window.kept = 'here'")
    for title in ("Russian Federation", "Russian Republic"):
        edit(project / "docs/cards/actor/russia.yml", "title: Russia", f"title: {title}")
        says(page, title)
        edit(project / "docs/cards/actor/russia.yml", f"title: {title}", "title: Russia")
        says_no_more(page, title)
    words = page.locator(".bf-article [data-cards]").first
    words.hover()
    expect(page.locator("#bf-preview")).to_have_count(1)
    expect(page.locator("#bf-preview")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#bf-preview")).to_be_hidden()
    gaps = """[...document.querySelectorAll('.bf-margin .bf-gloss')].map((gloss) => {
      const sentence = document.getElementById(`s${gloss.id.slice(1)}`).getClientRects()[0];
      return gloss.getBoundingClientRect().top - sentence.top;
    })"""
    page.wait_for_function(f"{gaps}.every((gap) => gap > -1)")  # no gloss stands above its sentence
    assert is_the_same(page, "here")
    assert log.complaints == []


def test_with_scripts_of_its_own_a_page_is_loaded_again(watch: Callable[..., Page], project: Path) -> None:
    page = watch("cards/place.html")
    page.evaluate("window.kept = 'here'")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'let own;'}))")
    edit(project / "docs/cards/place/homs.yml", "title: Homs", "title: Homs, old town")
    says(page, "Homs, old town")
    assert not is_the_same(page, "here")


def test_with_other_words_a_page_is_loaded_again(watch: Callable[..., Page], project: Path) -> None:
    page = watch(HOMS)
    page.evaluate("window.kept = 'here'")
    (project / "words/site.yml").write_text("statuses: {candidate: fresh, reviewed: read, deprecated: gone}", "utf-8")
    says(page, "Place card, fresh")
    assert not is_the_same(page, "here")


def test_a_broken_card_shows_its_error_and_recovers(watch: Callable[..., Page], project: Path) -> None:
    card, claim = project / "docs/cards/place/homs.yml", "cards/claim/no-such-data.html"
    own, home, other = watch(HOMS), watch("index.html"), watch(claim)
    whole = card.read_bytes()
    card.write_text("id: homs\ntitle: [Homs\n", encoding="utf-8")
    for page in (own, home):
        says(page, "docs/cards/place/homs.yml:")
        says(page, "syntax")
    says(own, "This card cannot be shown until its file is mended.")
    says(home, "homs cannot be shown")
    says(home, "What is contested")
    other.reload()
    says(other, "We have no such data")
    expect(other.locator(".bf-problem")).to_have_count(0)
    card.write_bytes(whole)
    says(own, "Background")
    says_no_more(own, "syntax")
    expect(home.locator(".bf-alarm")).to_have_count(0, timeout=PATIENCE)


def test_a_reference_that_leads_nowhere(watch: Callable[..., Page], project: Path) -> None:
    own, home = watch("cards/claim/killing-36.html"), watch("index.html")
    card = project / "docs/cards/claim/killing-36.yml"
    edit(card, "place/homs", "place/hom")
    for page in (own, home):
        says(page, "there is no place called hom")
        says(page, "did you mean homs?")
    says(own, "of killing 36 civilians")
    edit(card, "place/hom", "place/homs")
    for page in (own, home):
        says_no_more(page, "there is no place called hom")


def test_a_deleted_card_and_its_return(watch: Callable[..., Page], project: Path) -> None:
    own, home, listed = watch(HOMS), watch("index.html"), watch("cards/place.html")
    card = project / "docs/cards/place/homs.yml"
    whole = card.read_bytes()
    says(listed, "Homs")
    card.unlink()
    expect(own.locator("body")).to_contain_text("404", timeout=PATIENCE)
    says(home, "there is no place called homs")
    expect(listed.locator(".bf-words", has_text="Homs")).to_have_count(0, timeout=PATIENCE)
    card.write_bytes(whole)
    says(own, "Background")
    says_no_more(home, "there is no place called homs")


def test_a_new_card(watch: Callable[..., Page], project: Path) -> None:
    listed = watch("cards/place.html")
    own = listed.context.new_page()
    own.goto(listed.url.replace("place.html", "place/hama.html"))
    card = (project / "docs/cards/place/homs.yml").read_text(encoding="utf-8")
    new = card.replace("id: homs", "id: hama").replace("title: Homs", "title: Hama")
    (project / "docs/cards/place/hama.yml").write_text(new, encoding="utf-8")
    says(listed, "Hama")
    says(own, "Hama")


def test_broken_decisions(watch: Callable[..., Page], project: Path) -> None:
    home, other = watch("index.html"), watch(HOMS)
    decisions = project / "docs/cards/decisions.yml"
    decisions.write_text("decisions: [", encoding="utf-8")
    says(home, "docs/cards/decisions.yml:1:")
    other.reload()
    says(other, "Background")
    decisions.unlink()
    expect(home.locator(".bf-alarm")).to_have_count(0, timeout=PATIENCE)


def test_an_article_that_cannot_be_read(watch: Callable[..., Page], project: Path) -> None:
    source, home, other = watch(f"cards/source/{SOURCE}.html"), watch("index.html"), watch("cards/claim.html")
    article = project / "seeds" / f"{SOURCE}.txt"
    whole = article.read_bytes()
    article.write_bytes(b"\xff\xfe\x00")
    says(home, f"seeds/{SOURCE}.txt:1:1: article-file")
    says(source, "The article's file could not be read")
    other.reload()
    says(other, "We have no such data")
    article.write_bytes(whole)
    says_no_more(source, "could not be read")
    expect(home.locator(".bf-alarm")).to_have_count(0, timeout=PATIENCE)


def test_a_template_at_fault(watch: Callable[..., Page], project: Path) -> None:
    own, home, other = watch(HOMS), watch("index.html"), watch("cards/claim/no-such-data.html")
    template = project / "words/templates/card/place.html.j2"
    faults = {"{{ nothing.here }}": "'nothing' is undefined", "{{ 1 / 0 }}": "division by zero", "{% if %}": "Expected"}
    for text, said in faults.items():
        template.write_text(f"<p>\n{text}</p>", encoding="utf-8")
        says(own, said)
        says(own, "words/templates/card/place.html.j2:2:1: template")
    says(own, "This page cannot be shown until its template is mended.")
    says(home, "words/templates/card/place.html.j2:2:1: template")
    other.reload()
    says(other, "We have no such data")
    template.write_text("<p>Our own page</p>", encoding="utf-8")
    says(own, "Our own page")
    template.unlink()
    says(own, "Background")
    expect(home.locator(".bf-alarm")).to_have_count(0, timeout=PATIENCE)


def test_own_words_that_cannot_be_read(watch: Callable[..., Page], project: Path) -> None:
    own, home = watch(HOMS), watch("index.html")
    words = project / "words/site.yml"
    words.write_text("statuses: [", encoding="utf-8")
    says(home, "words/site.yml")
    own.reload()
    says(own, "Background")
    words.write_text("statuses: {candidate: fresh, reviewed: read, deprecated: gone}", encoding="utf-8")
    says(own, "Place card, fresh")
    expect(home.locator(".bf-alarm")).to_have_count(0, timeout=PATIENCE)


def test_pages_lead_to_their_files_on_this_machine(watch: Callable[..., Page], project: Path) -> None:
    def way(page: Page, path: str) -> str | None:
        note = page.locator(".bf-file", has_text=path).first
        expect(note.locator("code")).to_have_text(path)
        return note.get_by_role("link", name="open in VS Code").get_attribute("href")

    root = "vscode://file" + project.resolve().as_posix()
    page = watch(f"cards/source/{SOURCE}.html")
    assert way(page, f"docs/cards/source/{SOURCE}.yml") == f"{root}/docs/cards/source/{SOURCE}.yml"
    assert way(page, f"seeds/{SOURCE}.txt") == f"{root}/seeds/{SOURCE}.txt"
    page = watch(HOMS)
    (project / "docs/cards/place/homs.yml").write_text("id: homs\ntitle: [Homs\n", encoding="utf-8")
    says(page, "syntax")
    assert way(page, "docs/cards/place/homs.yml") == f"{root}/docs/cards/place/homs.yml"
    first = page.locator(".bf-problem").get_by_role("link", name="open in VS Code").first
    assert (first.get_attribute("href") or "").startswith(f"{root}/docs/cards/place/homs.yml:")


def test_pages_with_faults_fit_a_phone_and_complain_of_nothing(
    watch: Callable[..., Page], project: Path, served: str, log: Log
) -> None:
    page = watch(HOMS, phone=True, scheme="dark")
    (project / "docs/cards/place/homs.yml").write_text("id: homs\ntitle: [Homs\n", encoding="utf-8")
    says(page, "syntax")
    for path in (HOMS, "index.html"):
        page.goto(served + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("window.innerWidth"), path
    assert log.complaints == []
