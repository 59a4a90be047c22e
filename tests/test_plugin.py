"""The plugin in MkDocs: a project in, a site out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.render.page_reader import PageReader
from tests.render.project import build_site, write_project
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


def test_cards_are_not_in_the_navigation(site: Path) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    navigation = page.partition('aria-label="Navigation"')[2].partition('class="md-content"')[0]
    assert "cards/claim.html" in navigation
    assert "no-such-data" not in navigation


def test_a_card_s_tab_is_the_one_that_lists_its_kind(site: Path) -> None:
    page = (site / "cards" / "claim" / "no-such-data.html").read_text(encoding="utf-8")
    lit = page.partition("md-tabs__item--active")[2].partition("</li>")[0]
    assert "Claims" in lit


def test_a_page_has_its_table_of_contents(site: Path) -> None:
    page = (site / "cards" / "actor" / "sergei-lavrov.html").read_text(encoding="utf-8")
    contents = page.partition('data-md-component="toc"')[2].partition("</nav>")[0]
    assert 'href="#said"' in contents


def test_search_has_one_short_entry_for_each_page(site: Path) -> None:
    entries = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    ours = [entry for entry in entries if entry["location"].startswith("cards/actor/")]
    [lavrov] = [entry for entry in ours if entry["title"] == "Sergei Lavrov"]
    assert lavrov["location"] == "cards/actor/sergei-lavrov.html"
    assert "Mr Lavrov" in lavrov["text"]
    assert lavrov["tags"] == ["Actor"]
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
            target = link.partition("#")[0]
            if target and ":" not in target:
                found = (path.parent / target).resolve()
                assert (found / "index.html" if found.is_dir() else found).is_file(), f"{path}: {link}"


def test_hand_written_pages_link_to_cards_by_id(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    method = project / "docs" / "method.md"
    method.write_text("# Method\n\n[Lavrov](card:actor/sergei-lavrov#said), `[x](card:actor/nobody)`\n")
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
    assert not list(site.rglob("*schema*"))
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


def test_serving_watches_articles_and_the_project_s_own_pack(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", cards=[], pack="pack")
    (project / "pack").mkdir()
    config = load_config(str(project / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    server = Watching()
    config.plugins["briefing"].on_serve(server, config=config, builder=None)
    assert set(server.paths) == {project / "seeds", project / "pack"}
