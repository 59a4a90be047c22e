"""Pages that share what the theme puts around them are what they would be by themselves."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Template

from briefing.plugin import frames
from briefing.plugin.card_page import CardPage
from tests.render.project import build_site, configure, write_project
from tests.render.sample import sample_cards

REPOSITORY = "https://github.com/somebody/desk"


def pages_of(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


def build(folder: Path, monkeypatch: pytest.MonkeyPatch, *, is_shared: bool, **more: Any) -> dict[str, str]:
    """The pages of the sample's site, with its frames shared or each page rendered by itself."""
    if not is_shared:
        monkeypatch.setattr(frames.Frames, "fill", _fill_alone)
    pages = pages_of(build_site(configure(write_project(folder), **more)))
    monkeypatch.undo()
    return pages


def _fill_alone(self: frames.Frames, context: Any) -> str:
    return self._template.render(context.get_all())


_fill_alone.jinja_pass_arg = frames.Frames.fill.jinja_pass_arg  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "more",
    [{}, {"site_url": "https://desk.example/brief/"}, {"repo_url": REPOSITORY, "edit_uri": "edit/main/docs/"}],
    ids=["as it is", "with an address", "with a repository"],
)
def test_shared_frames_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: dict[str, Any]) -> None:
    shared = build(tmp_path / "one" / "project", monkeypatch, is_shared=True, **more)
    alone = build(tmp_path / "two" / "project", monkeypatch, is_shared=False, **more)
    assert shared.keys() == alone.keys()
    assert [name for name in shared if shared[name] != alone[name]] == []


def test_frames_are_shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: Counter[str] = Counter()
    render = Template.render

    def count(self: Template, *args: Any, **values: Any) -> str:
        page = args[0].get("page") if args and isinstance(args[0], dict) else None
        if self.name == "main.html" and isinstance(page, CardPage):
            rendered[page.outline.parent] += 1
        return render(self, *args, **values)

    monkeypatch.setattr(Template, "render", count)
    alike = [replace(card, id=f"{card.id}-{n}") for card in sample_cards() if card.kind == "claim" for n in range(5)]
    build_site(write_project(tmp_path / "project", [*sample_cards(), *alike]))
    # Each shape that a claim's page has is rendered with its marks, and once for its first page.
    assert rendered["cards/claim.md"] <= 2 * 4 < len(alike)


def test_a_theme_that_takes_more_from_a_page_is_rendered_for_each(tmp_path: Path) -> None:
    project = configure(write_project(tmp_path / "project"), theme={"name": "material", "custom_dir": "own"})
    (project / "own").mkdir()
    words = "{% extends 'base.html' %}{% block footer %}<footer>{{ page.file.src_uri if page }}</footer>{% endblock %}"
    (project / "own" / "main.html").write_text(words, encoding="utf-8")
    for name, page in pages_of(build_site(project)).items():
        if name.startswith("cards/claim/"):
            assert f"<footer>{name.removesuffix('.html')}.md</footer>" in page


def test_pages_that_a_hook_speaks_of_are_rendered_for_each(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    hook = "def on_page_context(context, page, config, nav):\n    context['base_url'] += '?' + page.file.name\n"
    (project / "hook.py").write_text(hook, encoding="utf-8")
    pages = pages_of(build_site(configure(project, hooks=["hook.py"])))
    for name, page in pages.items():
        if name.startswith("cards/claim/"):
            assert f"?{Path(name).stem}" in page
