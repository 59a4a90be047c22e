"""The plugin in MkDocs: a project in, a site out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.render.page_reader import PageReader
from tests.render.project import build_site, configure, write_project
from tests.render.sample import SOURCE


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(write_project(tmp_path_factory.mktemp("project")), strict=True)


def test_a_strict_build_has_a_page_for_each_card(site: Path) -> None:
    assert (site / "cards" / "claim" / "no-such-data.html").is_file()
    assert (site / "cards" / "source" / f"{SOURCE}.html").is_file()
    assert (site / "index.html").is_file()


def test_cards_are_not_copied_to_the_site(site: Path) -> None:
    assert not list(site.rglob("*.yml"))


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_another_program_and_a_named_file_of_settings_make_the_same_site(
    site: Path, tmp_path: Path, program: str
) -> None:
    """Settings named as people type them; ProperDocs is MkDocs 1 carried on."""
    project = write_project(tmp_path / "project")
    command = [sys.executable, "-m", program, "build", "--quiet", "-f", "mkdocs.yml", "-d", str(tmp_path / "site")]
    subprocess.run(command, cwd=project, check=True, capture_output=True, timeout=300)
    assert read_site(tmp_path / "site") == read_site(site)


def read_site(folder: Path) -> dict[str, bytes]:
    """Every file of a built site, without the name of the program that built it and the day."""
    said = re.compile(rb'<meta name="generator"[^>]*>|<lastmod>[^<]*</lastmod>')
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {path: said.sub(b"", data) for path, data in files.items() if not path.endswith(".gz")}


def test_cards_are_not_in_the_navigation(site: Path) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    navigation = page.partition('aria-label="Navigation"')[2].partition('class="md-content"')[0]
    assert "cards/claim.html" in navigation
    assert "no-such-data" not in navigation


def test_a_card_s_tab_is_the_one_that_lists_its_kind(site: Path) -> None:
    page = (site / "cards" / "claim" / "no-such-data.html").read_text(encoding="utf-8")
    lit = page.partition("md-tabs__item--active")[2].partition("</li>")[0]
    assert "Claims" in lit


def test_pages_are_called_what_the_navigation_calls_them(site: Path) -> None:
    page = (site / "cards" / "event.html").read_text(encoding="utf-8")
    tabs = re.findall(r'<li class="md-tabs__item[^"]*">\s*<a [^>]*>(.*?)</a>', page, re.DOTALL)
    assert [" ".join(tab.split()) for tab in tabs] == [
        *("Brief", "Disputes", "Claims", "Numbers", "Timeline", "Who", "Places", "Sources", "Lens", "Gaps", "About")
    ]
    assert "<title>Timeline - Briefing</title>" in page


def test_a_page_has_its_table_of_contents(site: Path) -> None:
    page = (site / "cards" / "actor" / "sergei-lavrov.html").read_text(encoding="utf-8")
    contents = page.partition('data-md-component="toc"')[2].partition("</nav>")[0]
    assert 'href="#said"' in contents


def test_search_has_one_short_entry_for_each_page(site: Path) -> None:
    entries = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    ours = [entry for entry in entries if entry["location"].startswith("cards/actor/")]
    [lavrov] = [entry for entry in ours if entry["title"] == "Sergei Lavrov"]
    assert lavrov["location"] == "cards/actor/sergei-lavrov.html"
    assert "Russian Foreign Minister" in lavrov["text"]
    assert lavrov["tags"] == ["Actor", "Mr Lavrov"]
    assert [
        entry
        for entry in entries
        if entry["location"] == "cards/claim/no-such-data.html" and "such data" in entry["text"]
    ]
    assert len({entry["location"] for entry in ours}) == len(ours)


def test_nothing_is_asked_of_anybody_else(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        for part in ('src="http', "src='http", 'href="http'):
            for found in page.split(part)[1:]:
                assert "stylesheet" not in page[page.index(found) - 80 : page.index(found)], path
                assert not part.startswith("src"), f"{path}: {found[:60]}"


@pytest.mark.parametrize("folders", [False, True], ids=["files", "folders"])
def test_every_link_of_the_built_site_leads_somewhere(tmp_path: Path, folders: bool) -> None:
    site = build_site(write_project(tmp_path / "project"), folders=folders)
    for path in site.rglob("*.html"):
        if path.name == "404.html":
            continue
        content = path.read_text(encoding="utf-8").partition("<article")[2].partition("</article>")[0]
        body = content.partition(">")[2]
        for link in PageReader(body).links:
            target = link.partition("#")[0].partition("?")[0]
            if target and ":" not in target:
                found = (path.parent / target).resolve()
                assert (found / "index.html" if found.is_dir() else found).is_file(), f"{path}: {link}"


REPOSITORY = "https://github.com/somebody/desk"


def editing_links(page: Path) -> list[str]:
    found = re.findall(r'<a class="bf-edit" href="([^"]*)">edit online</a>', page.read_text(encoding="utf-8"))
    return [unescape(link) for link in found]


@pytest.mark.parametrize(
    ("options", "address"),
    [
        ({"repo_url": REPOSITORY}, f"{REPOSITORY}/edit/master/"),
        ({"repo_url": REPOSITORY, "edit_uri": "edit/main/docs/"}, f"{REPOSITORY}/edit/main/"),
        ({"repo_url": REPOSITORY, "edit_uri_template": "blob/main/docs/{path}?plain=1"}, f"{REPOSITORY}/blob/main/"),
    ],
    ids=["by default", "a branch", "a template"],
)
def test_pages_lead_to_where_their_files_are_edited(tmp_path: Path, options: dict[str, str], address: str) -> None:
    project = configure(write_project(tmp_path / "project"), **options)
    end = "?plain=1" if "edit_uri_template" in options else ""
    (project / "docs/cards/place/homs.yml").write_text("title: [", encoding="utf-8")
    site = build_site(project)
    source = editing_links(site / f"cards/source/{SOURCE}.html")
    # The article's is at the top and at the foot of the page.
    assert list(dict.fromkeys(source)) == [
        f"{address}seeds/{SOURCE}.txt{end}",
        f"{address}docs/cards/source/{SOURCE}.yml{end}",
    ]
    claim = editing_links(site / "cards/claim/no-such-data.html")
    assert claim == [f"{address}docs/cards/claim/no-such-data.yml{end}"]
    broken = editing_links(site / "cards/place/homs.html")  # at the problem, and at the foot of the page
    assert set(broken) == {f"{address}docs/cards/place/homs.yml{end}"}
    assert len(broken) > 1
    home = editing_links(site / "index.html")
    assert f"{address}docs/cards/place/homs.yml{end}" in home


def test_the_theme_s_edit_button_leads_to_the_card(tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "features": ["content.action.edit"]}
    project = configure(write_project(tmp_path / "project"), repo_url=REPOSITORY, theme=theme)
    page = (build_site(project) / "cards/place/homs.html").read_text(encoding="utf-8")
    button = page[: page.index('rel="edit"')].rpartition("<a ")[2]
    assert f'href="{REPOSITORY}/edit/master/docs/cards/place/homs.yml"' in button


def test_a_repository_is_not_asked_for_its_stars(tmp_path: Path) -> None:
    site = build_site(configure(write_project(tmp_path / "project"), repo_url=REPOSITORY))
    page = (site / "index.html").read_text(encoding="utf-8")
    assert 'class="md-source"' in page
    assert 'data-md-component="source"' not in page


def test_a_built_site_tells_nothing_of_the_machine(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", pack="words")
    template = project / "words/templates/card/claim.html.j2"
    template.parent.mkdir(parents=True)
    template.write_text("{{ nothing.here }}", encoding="utf-8")
    (project / "docs/cards/place/homs.yml").write_text("title: [", encoding="utf-8")
    site = build_site(project)
    for path in site.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"vscode:" not in data, path
            assert str(tmp_path).encode() not in data, path
    page = (site / "cards/claim/no-such-data.html").read_text(encoding="utf-8")
    assert "words/templates/card/claim.html.j2:1:1: template" in page


def test_a_template_at_fault_fails_a_strict_build(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    project = write_project(tmp_path / "project", pack="words")
    template = project / "words/templates/home.html.j2"
    template.parent.mkdir(parents=True)
    template.write_text("{% if %}", encoding="utf-8")
    with pytest.raises(Abort):
        build_site(project, strict=True)
    assert caplog.text.count("words/templates/home.html.j2:1:1: template") == 1


def test_own_words_that_cannot_be_read_stop_a_build(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    project = write_project(tmp_path / "project", pack="words")
    (project / "words").mkdir()
    (project / "words/site.yml").write_text("statuses: [", encoding="utf-8")
    with pytest.raises(Abort):
        build_site(project)
    assert "words/site.yml: while parsing" in caplog.text


def test_hand_written_pages_link_to_cards_by_id(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    method = project / "docs" / "method.md"
    links = "[Lavrov](card:actor/sergei-lavrov#said), `[x](card:actor/nobody)`"
    method.write_text(f"{method.read_text(encoding='utf-8')}\n{links}\n", encoding="utf-8")
    page = (build_site(project, strict=True) / "method.html").read_text(encoding="utf-8")
    assert '<a href="cards/actor/sergei-lavrov.html#said">Lavrov</a>' in page


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("card:actor/nobody", "method.md: links to card 'actor/nobody', but there is no such card"),
        ("card:actor/sergei-lavrov#nowhere", "does not contain an anchor '#nowhere'"),
    ],
)
def test_a_link_to_a_missing_card_fails_a_strict_build(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, link: str, message: str
) -> None:
    project = write_project(tmp_path / "project")
    (project / "docs" / "method.md").write_text(f"# Method\n\n[a link]({link})\n")
    with pytest.raises(Abort):
        build_site(project, strict=True)
    assert message in caplog.text


def test_links_in_notes_lead_to_cards_or_fail_a_strict_build(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    project = write_project(tmp_path / "project")
    card = project / "docs" / "cards" / "place" / "homs.yml"
    whole = card.read_text(encoding="utf-8")
    card.write_text(f"{whole}notes: See [him](card:actor/sergei-lavrov#said).\n", encoding="utf-8")
    page = (build_site(project, strict=True) / "cards" / "place" / "homs.html").read_text(encoding="utf-8")
    assert '<a href="../actor/sergei-lavrov.html#said">him</a>' in page
    card.write_text(f"{whole}notes: See [him](card:actor/nobody).\n", encoding="utf-8")
    with pytest.raises(Abort):
        build_site(project, strict=True)
    assert "docs/cards/place/homs.yml:" in caplog.text
    assert "links to card actor/nobody, but there is none" in caplog.text


def test_a_reference_to_a_missing_card_fails_a_strict_build(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    project = write_project(tmp_path / "project")
    (project / "docs" / "cards" / "place" / "homs.yml").unlink()
    with pytest.raises(Abort):
        build_site(project, strict=True)
    assert "docs/cards/casualty/homs-36-killed.yml:" in caplog.text


def test_a_broken_card_shows_its_error_and_the_others_work(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    project = write_project(tmp_path / "project")
    card = project / "docs" / "cards" / "claim" / "no-such-data.yml"
    card.write_text("id: no-such-data\ntitle: [unclosed\n", encoding="utf-8")
    site = build_site(project)
    assert "docs/cards/claim/no-such-data.yml:" in caplog.text
    for page in ("index.html", "cards/claim/no-such-data.html"):
        assert "docs/cards/claim/no-such-data.yml:" in (site / page).read_text(encoding="utf-8")
    assert (site / "cards" / "claim" / "killing-36.html").is_file()


def test_a_page_written_by_hand_stands_in_place_of_ours(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    (project / "docs" / "index.md").write_text("# Our own front page\n", encoding="utf-8")
    assert "Our own front page" in (build_site(project) / "index.html").read_text(encoding="utf-8")


def test_building_tells_editors_of_the_cards_and_then_writes_nothing(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    site = build_site(project)
    schemas = project / "docs" / "cards" / ".schema"
    assert '"body":"sergei-lavrov"' in (schemas / "ids.json").read_text(encoding="utf-8")
    assert {path.name for path in schemas.iterdir()}.isdisjoint(path.name for path in site.rglob("*"))
    before = {path: path.stat().st_mtime_ns for path in schemas.iterdir()}
    build_site(project)
    assert before == {path: path.stat().st_mtime_ns for path in schemas.iterdir()}


def test_editors_that_cannot_be_told_stop_no_strict_build(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    project = write_project(tmp_path / "project")
    (project / "docs" / "cards" / ".schema").write_text("in the way", encoding="utf-8")
    build_site(project, strict=True)
    assert "schemas for editors cannot be written" in caplog.text


class Watching:
    """Stands in for the server, to see what is watched."""

    def __init__(self) -> None:
        self.paths: list[Path] = []

    def watch(self, path: str) -> None:
        self.paths.append(Path(path))

    def error_handler(self, code: int) -> None:
        """Shows no page of its own."""


def test_serving_watches_articles_and_the_project_s_own_pack(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", cards=[], pack="pack")
    (project / "pack").mkdir()
    config = load_config(str(project / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    server = Watching()
    config.plugins["briefing"].on_serve(server, config=config, builder=None)
    assert set(server.paths) == {project / "seeds", project / "pack"}


def test_a_project_s_own_style_theme_and_scripts_lie_over_ours(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", pack="own")
    own = {
        "style/50-dispute.css": ".bf-side { color: rebeccapurple; }",
        "style/99-house.css": ".bf-house { color: teal; }",
        "theme/partials/copyright.html": "<p>The house's own words</p>",
        "assets/js/theme.js": "// the house's own script",
    }
    for name, text in own.items():
        path = project / "own" / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    site = build_site(project)
    style = (site / "assets" / "briefing.css").read_text(encoding="utf-8")
    assert "rebeccapurple" in style
    assert style.rstrip().endswith(".bf-house { color: teal; }")
    assert ".bf-position" not in style  # ours was in the file they replaced
    assert ".bf-quote" in style
    assert "The house's own words" in (site / "cards" / "claim.html").read_text(encoding="utf-8")
    assert (site / "assets" / "js" / "theme.js").read_text(encoding="utf-8") == own["assets/js/theme.js"]


def test_a_project_may_have_a_policy_of_its_own(tmp_path: Path) -> None:
    project = configure(write_project(tmp_path / "project"), extra={"content_security_policy": "default-src 'self'"})
    page = (build_site(project) / "index.html").read_text(encoding="utf-8")
    assert """<meta http-equiv="Content-Security-Policy" content="default-src 'self'">""" in page


def test_the_page_for_what_is_not_there_finds_its_files_below_a_path(tmp_path: Path) -> None:
    project = configure(write_project(tmp_path / "project"), site_url="https://desk.example/some/where/")
    page = (build_site(project) / "404.html").read_text(encoding="utf-8")
    asked = re.findall(r'<(?:script[^>]* src|link rel="stylesheet" href)="([^"]*)"', page)
    assert {"/some/where/assets/briefing.css", "/some/where/assets/js/theme.js"} <= set(asked)
    assert all(address.startswith("/some/where/") for address in asked)
