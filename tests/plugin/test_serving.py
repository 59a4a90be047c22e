"""The served site follows every edit, and is what a fresh build of everything would be."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import mkdocs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.livereload import LiveReloadServer

from briefing.plugin.server import can_take_over
from tests.plugin.served import Served, served
from tests.render.project import configure, write_project
from tests.render.sample import SOURCE

CARD = "docs/cards/place/homs.yml"
PAGE = "cards/place/homs.html"
DECISIONS = "decisions:\n  - not_same: [actor/russia, actor/syria]\n    by: me\n    on: 2026-11-27\n    reason: Two.\n"


def build_fresh(project: Path) -> dict[str, bytes]:
    """Every file of a site that is built whole and at once, by its path."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder).resolve() / "copy"
        shutil.copytree(project, copy, ignore=shutil.ignore_patterns(".cache"))
        with served(copy, is_asked=False) as fresh:
            root = Path(fresh.server.root)
            files = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        here, there = str(project.resolve()).encode(), str(copy).encode()  # on the ways to an editor
        return {path: data.replace(there, here) for path, data in files.items()}


def compare(project: Path, now: Served) -> None:
    fresh = build_fresh(project)
    root = Path(now.server.root)
    there = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    different = [path for path, data in fresh.items() if now.get(path) != data]
    assert different == []
    assert [path for path in there - fresh.keys() if now.get(path) is not None] == []


def read(project: Path) -> dict[Path, bytes]:
    files = (path for name in ("docs", "seeds", "words") for path in (project / name).rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in (*files, project / "mkdocs.yml")}


Edit = Callable[[Path], None]


def write(path: str, text: str) -> Edit:
    def do(project: Path) -> None:
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")

    return do


def change(path: str, old: str, new: str) -> Edit:
    def do(project: Path) -> None:
        if (project / path).is_file():
            text = (project / path).read_text(encoding="utf-8")
            (project / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return do


def remove(path: str) -> Edit:
    return lambda project: (project / path).unlink(missing_ok=True)


def move(path: str, to: str) -> Edit:
    def do(project: Path) -> None:
        if (project / path).is_file():
            (project / path).rename(project / to)

    return do


CLAIM = "docs/cards/claim/no-such-data.yml"
NEW = "id: tartus\ntitle: Tartus\nkind: town\ncountry: Syria\nevidence:\n  - {source: gone, quote: Tartus}\n"
EDITS: dict[str, Edit] = {
    "a title": change(CARD, "title: Homs", "title: Homs & <old> town"),
    "a number that is written otherwise": change(CARD, "latitude: 34.73", "latitude: 34.730"),
    "a toll": change("docs/cards/casualty/homs-36-killed.yml", "count: 36", "count: 37"),
    "a dispute": change("docs/cards/dispute/civilians.yml", "Did the strikes", "Did any strikes"),
    "a claim's words": change(CLAIM, "no such data", "such data"),
    "a claim's claimant": change(CLAIM, "sergei-lavrov", "military-source"),
    "a country": change("docs/cards/actor/russia.yml", "type: state", "type: armed_group"),
    "a syntax error": change(CARD, "title: ", "title: ["),
    "a card that goes": remove(CARD),
    "a claim that goes": remove(CLAIM),
    "a card that comes": write("docs/cards/place/tartus.yml", NEW),
    "a name that changes": move(CARD, "docs/cards/place/hims.yml"),
    "an ending that changes": move(CARD, "docs/cards/place/homs.yaml"),
    "a former id": change(CARD, "id: homs\n", "id: homs\nformerly: [emesa]\n"),
    "a decision": write("docs/cards/decisions.yml", DECISIONS),
    "an article": change(f"seeds/{SOURCE}.txt", "Homs", "Hims"),
    "an article that goes": remove(f"seeds/{SOURCE}.txt"),
    "an article that comes": write(
        "seeds/another.txt", "Another headline\n\nThe ministry said on Thursday it was so.\n"
    ),
    "a source": write(
        "docs/cards/source/another.yml", "id: another\ntitle: Another headline\nfile: seeds/another.txt\n"
    ),
    "a template": write("words/templates/card/place.html.j2", "<h1>{{ frame.title }}</h1><p>Ours.</p>"),
    "a template at fault": write("words/templates/card/claim.html.j2", "{{ nothing.at.all }}"),
    "a word": write("words/site.yml", "notes:\n  unclear: nobody knows who\n"),
    "the theme": write("words/theme/partials/copyright.html", "<p>Ours</p>"),
    "a page": write("docs/about.md", "# About\n\n[Homs](card:place/homs), [a claim](cards/claim/no-such-data.md)\n"),
    "a page in place of ours": write("docs/cards/place.md", "# Places by hand\n"),
    "a file": write("docs/data/claims.csv", "by hand"),
    "the settings": lambda project: configure(project, site_name="Another name") and None,
}
UNDONE: dict[str, Edit] = {
    "the packaged template": remove("words/templates/card/claim.html.j2"),
    "a word that changes": write("words/site.yml", "notes:\n  unclear: who it was is not known\n"),
    "a page that goes": remove("docs/cards/place.md"),
    "a card that is back": write(CARD, "id: homs\ntitle: Homs\nkind: town\n"),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


def make_project(folder: Path, **options: object) -> Path:
    """A project with words of its own and one page written by hand."""
    project = write_project(folder, pack="words", **options)
    (project / "words").mkdir()
    for page in (project / "docs").glob("*.md"):
        page.unlink()
    write("docs/about.md", "# About\n\nSee [Homs](card:place/homs).\n")(project)
    nav = [{"Brief": "index.md"}, {"Who": [{"Actors": "cards/actor.md"}]}, {"Where": "cards/place.md"}, "about.md"]
    return configure(project, nav=nav)


def test_what_is_served_first_is_what_is_built(project: Path) -> None:
    with served(project) as now:
        assert not (Path(now.server.root) / PAGE).exists()  # nobody has asked for it
        compare(project, now)


def list_changed(before: dict[Path, bytes], after: dict[Path, bytes]) -> list[Path]:
    """What a system tells of that watches."""
    return [path for path in before | after if before.get(path) != after.get(path)]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(EDITS | UNDONE)), st.sampled_from(["", PAGE, "index.html"]), st.booleans()),
        max_size=6,
    )
)
def test_after_any_edits_the_served_site_is_what_is_built(edits: list[tuple[str, str, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = make_project(Path(folder).resolve() / "project")
        with served(project) as now:
            for name, looked_at, is_told in edits:
                before = read(project)
                (EDITS | UNDONE)[name](project)
                now.rebuild(list_changed(before, read(project)) if is_told else ())
                if looked_at:
                    now.get(looked_at)
            compare(project, now)


@pytest.mark.parametrize(
    ("name", "is_told"),
    [*((name, True) for name in EDITS), ("a title", False), ("a syntax error", False), ("a card that goes", False)],
)
def test_after_each_edit_the_served_site_is_what_is_built(project: Path, name: str, is_told: bool) -> None:
    with served(project) as now:
        for path in (PAGE, "index.html", "search/search_index.json", "sitemap.xml"):
            now.get(path)
        before = read(project)
        EDITS[name](project)
        after = read(project)
        assert after != before
        now.rebuild(list_changed(before, after) if is_told else ())
        compare(project, now)


@pytest.mark.parametrize("name", ["a toll", "an article", "a page", "a card that comes", "a claim that goes"])
def test_where_the_system_tells_of_a_card_only_that_is_read(project: Path, name: str) -> None:
    """Another change, of which it does not tell, is found by the look that follows in the background."""
    with served(project) as now:
        assert now.plugin.serving
        assert now.plugin.viewing.briefing
        now.get(PAGE)
        EDITS["a title"](project)
        EDITS[name](project)
        before = now.plugin.viewing.briefing
        now.rebuild([project / CARD, project / f"{CARD}~"])  # as an editor saves
        assert b"Homs &amp; &lt;old&gt; town" in (now.get(PAGE) or b"")
        after = now.plugin.viewing.briefing
        assert [path for path, sheet in after.sheets.items() if before.sheets[path] is not sheet] == [CARD]
        assert after.articles == before.articles
        now.plugin.serving.do_chores()
        assert now.server._want_rebuild  # noqa: SLF001
        now.rebuild()
        compare(project, now)


def test_nothing_wakes_the_server_where_the_system_told_of_all(project: Path) -> None:
    with served(project) as now:
        assert now.plugin.serving
        now.get(PAGE)
        EDITS["a title"](project)
        now.rebuild([project / CARD])
        for _ in range(2):
            now.plugin.serving.do_chores()
            assert not now.server._want_rebuild  # noqa: SLF001


def test_a_word_that_changes_is_read_again(project: Path) -> None:
    with served(project) as now:
        for edit in (EDITS["a word"], UNDONE["a word that changes"]):
            edit(project)
            now.rebuild()
            now.get(PAGE)
        compare(project, now)


def test_articles_are_parsed_while_they_are_edited(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", parse=True)
    with served(project) as now:
        write(
            "seeds/more.txt", "A headline\n\nThe Turkish Foreign Ministry said two soldiers were killed in Aleppo.\n"
        )(project)
        now.rebuild()
        assert (project / "docs/cards/place/aleppo.yml").is_file()
        assert b"Aleppo" in (now.get("cards/place/aleppo.html") or b"")
        joined = "  - same: [actor/military-source, actor/russia]\n    by: me\n    on: 2026-11-27\n    reason: One.\n"
        write("docs/cards/decisions.yml", f"decisions:\n{joined}")(project)
        now.rebuild()
        now.settle()
        compare(project, now)


def test_pages_do_not_wait_for_a_server_that_does_not_ask(project: Path) -> None:
    with served(project, is_asked=False) as now:
        assert (Path(now.server.root) / PAGE).is_file()
        assert b"Homs" in (now.get(PAGE) or b"")


def test_an_unknown_server_builds_all_at_each_change(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.plugin.server.ATTRIBUTES", ("something_else",))
    with served(project) as now:
        assert (Path(now.server.root) / PAGE).is_file()
        EDITS["a title"](project)
        now.rebuild()
        compare(project, now)


@pytest.mark.parametrize("method", ["on_page_content(html, **_)", "on_post_page(output, **_)", "on_post_build(**_)"])
def test_pages_do_not_wait_where_a_hook_might_want_them(project: Path, method: str) -> None:
    name = method.partition("(")[2].partition(",")[0]
    (project / "hook.py").write_text(
        f"def {method}:\n    return {name if name[0] != '*' else None}\n", encoding="utf-8"
    )
    with served(configure(project, hooks=["hook.py"])) as now:
        assert (Path(now.server.root) / PAGE).is_file()
        EDITS["a title"](project)
        now.rebuild()
        compare(project, now)


def test_what_is_read_while_files_are_looked_at_is_read_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(project) as now:
        assert now.plugin.on_demand
        prepare, edited = now.plugin.on_demand.prepare, []

        def edit_after(path: str) -> None:
            """The browser has asked; before it is answered, the page it would get is outdated."""
            prepare(path)
            if not edited:
                edited.append(path)
                EDITS["a title"](project)
                now.rebuild()

        monkeypatch.setattr(now.plugin.on_demand, "prepare", edit_after)
        assert b"Homs &amp; &lt;old&gt; town" in (now.get(PAGE) or b"")


@pytest.mark.parametrize(
    ("path", "name"),
    [("search/search_index.json", "a title"), ("data/claims.csv", "a claim's words"), ("data/claims.csv", "a file")],
)
def test_a_file_that_a_browser_has_is_sent_again_when_it_changes(project: Path, path: str, name: str) -> None:
    with served(project) as now:
        _, headers, before = now.ask(path)
        assert now.ask(path, if_none_match=headers["ETag"]) == (304, headers, b"")
        EDITS[name](project)
        now.rebuild()
        status, _, after = now.ask(path, if_none_match=headers["ETag"])
        assert status == 200
        assert after != before


def test_material_s_own_files_are_kept_and_pages_are_not(project: Path) -> None:
    with served(project) as now:
        _, headers, page = now.ask(PAGE)
        assert not headers.keys() & {"Cache-Control", "ETag"}
        for folder in ("stylesheets/main", "javascripts/bundle"):
            (name,) = re.findall(rf"assets/{folder}\.\w+\.min\.\w+", page.decode())
            assert "immutable" in now.ask(name)[1]["Cache-Control"]
        assert "immutable" not in now.ask("assets/briefing.css")[1]["Cache-Control"]
        assert not now.ask("nothing.css", if_none_match="")[1].keys() & {"Cache-Control", "ETag"}


@pytest.mark.parametrize(("search", "is_followed"), [("search", True), ({"search": {"lang": "de"}}, False)])
def test_pages_take_what_is_new_in_place_where_search_does(project: Path, search: object, is_followed: bool) -> None:
    """Material's own search keeps the entries that it had when its page was loaded."""
    with served(configure(project, plugins=[search, {"briefing": {"parse": False}}])) as now:
        for path in (PAGE, "nothing.html"):
            page = now.ask(path)[2]
            assert (b'id="briefing-follow"' in page, b"location.reload()" in page) == (is_followed, True)


@pytest.mark.parametrize(
    ("name", "is_kept"), [("a title", True), ("an article", True), ("a word", False), ("a page", False)]
)
def test_what_a_page_shares_with_the_one_that_takes_its_place(project: Path, name: str, is_kept: bool) -> None:
    def find_setting() -> list[bytes]:
        return re.findall(rb'data-setting="(\d+)"', now.ask(PAGE)[2])

    with served(project) as now:
        before = find_setting()
        EDITS[name](project)
        now.rebuild()
        assert len(before) == 1
        assert (find_setting() == before) == is_kept


@pytest.mark.parametrize("path", ["../mkdocs.yml", "..%2fmkdocs.yml", "cards/place/../../../mkdocs.yml", ".search"])
def test_nothing_but_the_site_is_served(project: Path, path: str) -> None:
    with served(project) as now:
        assert now.get(path) is None


def test_the_server_is_one_that_is_known() -> None:
    """What `server.py` does to MkDocs' server holds for these versions; look at it when another comes."""
    assert mkdocs.__version__.startswith("1.6.")
    assert can_take_over(LiveReloadServer(lambda: None, "127.0.0.1", 0, "."))


def test_that_of_properdocs_is_known_too() -> None:
    """In a process of its own: what is imported from `mkdocs` then comes from ProperDocs."""
    assert version("properdocs").startswith("1.6.")
    code = """if True:
        import properdocs.replacement
        from mkdocs.livereload import LiveReloadServer
        from briefing.plugin.server import can_take_over

        assert LiveReloadServer.__module__.startswith("properdocs.")
        assert can_take_over(LiveReloadServer(lambda: None, "127.0.0.1", 0, "."))
    """
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
