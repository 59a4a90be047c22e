"""Compiled templates: kept beside the packaged ones, for the same template only, never for a project's own."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader

from briefing.render.compiled import CompiledTemplates
from tests.compiling import list_compiled


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder = tmp_path / "packaged"
    folder.mkdir()
    (folder / "page.j2").write_text("Hello {{ name }}")
    return folder


def open_folder(folder: Path, packaged: Path | None = None, options: bytes = b"") -> Environment:
    """A new environment, as another run has it."""
    return Environment(
        loader=FileSystemLoader(folder), autoescape=True, bytecode_cache=CompiledTemplates(packaged or folder, options)
    )


def fill(environment: Environment) -> str:
    return environment.get_template("page.j2").render(name="Homs")


def test_the_next_run_compiles_nothing(folder: Path) -> None:
    assert list_compiled(open_folder(folder), "page.j2") == ["page.j2"]
    assert list_compiled(open_folder(folder), "page.j2") == []
    assert fill(open_folder(folder)) == "Hello Homs"


def test_a_changed_template_counts_at_once(folder: Path) -> None:
    fill(open_folder(folder))
    (folder / "page.j2").write_text("Bye {{ name }}")
    assert fill(open_folder(folder)) == "Bye Homs"


def test_code_made_with_other_options_does_not_count(folder: Path) -> None:
    fill(open_folder(folder))
    assert list_compiled(open_folder(folder, options=b"other"), "page.j2") == ["page.j2"]


def test_a_projects_own_templates_are_not_kept(folder: Path) -> None:
    own = folder.parent / "own"
    own.mkdir()
    (own / "page.j2").write_text("Own {{ name }}")
    for _ in range(2):
        assert list_compiled(open_folder(own, packaged=folder), "page.j2") == ["page.j2"]
    assert not list(folder.parent.rglob("__pycache__"))


def test_templates_without_a_file_are_not_kept(folder: Path) -> None:
    cache = CompiledTemplates(folder, b"")
    environment = Environment(loader=DictLoader({"page.j2": "{{ name }}"}), autoescape=True, bytecode_cache=cache)
    assert fill(environment) == "Homs"
    assert not (folder / "__pycache__").exists()


def test_a_broken_file_does_not_count(folder: Path) -> None:
    fill(open_folder(folder))
    (kept,) = (folder / "__pycache__").iterdir()
    whole = kept.read_bytes()
    for length in range(len(whole)):
        kept.unlink()  # a file that is emptied and written again is sent to the disk at once
        kept.write_bytes(whole[:length])
        assert fill(open_folder(folder)) == "Hello Homs"


def test_a_folder_that_cannot_be_written_does_no_harm(folder: Path) -> None:
    (folder / "__pycache__").write_text("in the way")
    assert fill(open_folder(folder)) == "Hello Homs"


def test_nothing_is_written_where_python_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert fill(open_folder(folder)) == "Hello Homs"
    assert not (folder / "__pycache__").exists()
