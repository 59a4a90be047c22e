"""What Jinja makes of a theme's templates is kept from build to build, with the program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from briefing.plugin.compiled_theme import keep_compiled
from tests.compiling import list_compiled
from tests.render.project import build_site, configure, write_project


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where it is kept."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    program = tmp_path / "program"
    (program / "templates").mkdir(parents=True)
    monkeypatch.setattr("briefing.plugin.compiled_theme.HERE", program)
    return program / "templates" / "__pycache__"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "project")


def read_settings(project: Path) -> MkDocsConfig:
    return load_config(str(project / "mkdocs.yml"))


def open_theme(project: Path) -> Environment:
    """A new environment of the project's theme, as another build has it."""
    config = read_settings(project)
    environment = config.theme.get_env()
    keep_compiled(environment, config.theme)
    return environment


def test_the_next_build_compiles_none_of_the_themes(kept: Path, project: Path) -> None:
    names = ["main.html", "partials/header.html", "sitemap.xml"]  # the last is MkDocs' own
    assert list_compiled(open_theme(project), *names) == names
    assert len(list(kept.iterdir())) == len(names)
    assert list_compiled(open_theme(project), *names) == []


def test_those_of_a_project_are_compiled_each_time(kept: Path, project: Path) -> None:
    (project / "own").mkdir()
    (project / "own" / "main.html").write_text("Ours", encoding="utf-8")
    configure(project, theme={"name": "material", "custom_dir": "own"})
    for _ in range(2):
        environment = open_theme(project)
        assert list_compiled(environment, "main.html") == ["main.html"]
        assert environment.get_template("main.html").render() == "Ours"
    assert not kept.exists()


def test_a_theme_of_the_projects_own_does_no_harm(kept: Path, project: Path) -> None:
    (project / "own").mkdir()
    (project / "own" / "main.html").write_text("Ours", encoding="utf-8")
    configure(project, theme={"name": None, "custom_dir": "own"}, plugins=[])
    assert open_theme(project).get_template("main.html").render() == "Ours"
    assert not kept.exists()


def test_a_filter_of_a_hook_counts(kept: Path, project: Path) -> None:
    """Jinja works out beforehand what a filter makes of a constant; so nothing is kept where one may be new."""
    (project / "own").mkdir()
    (project / "own" / "main.html").write_text("{{ 'words' | upper }}", encoding="utf-8")
    (project / "hook.py").write_text(
        "def on_env(env, **_):\n    env.filters['upper'] = lambda _: 'ours'\n    return env\n", encoding="utf-8"
    )
    configure(project, theme={"name": "material", "custom_dir": "own"}, hooks=["hook.py"])
    assert "ours" in (build_site(project) / "index.html").read_text(encoding="utf-8")
    assert not kept.exists()


def test_another_cache_stays(project: Path, tmp_path: Path) -> None:
    config = read_settings(project)
    environment = config.theme.get_env()
    environment.bytecode_cache = theirs = FileSystemBytecodeCache(str(tmp_path))
    keep_compiled(environment, config.theme)
    assert environment.bytecode_cache is theirs
