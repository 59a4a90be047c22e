"""The real yaml-language-server on the seed's cards, as VS Code and other editors run it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.project import load_project, tell_editors
from briefing.settings import Settings
from briefing.yamlfile import hold_folder

from .language_server import LanguageServer

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MODULES = HERE / "node_modules"
SERVER = MODULES / "yaml-language-server" / "bin" / "yaml-language-server"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("editor")


def install_server() -> None:
    """The server in ``node_modules``, as the lock file has it; two runs of the tests at once wait for each other."""
    installed, locked = MODULES / ".locked", (HERE / "package-lock.json").read_bytes()
    with hold_folder(HERE):
        if installed.is_file() and installed.read_bytes() == locked:
            return
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
        done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        installed.write_bytes(locked)


@pytest.fixture(scope="session")
def command() -> list[str]:
    """What starts the server."""
    node = shutil.which("node") or shutil.which("nodejs")
    if not node or not shutil.which("npm"):
        message = "no Node.js with npm: install them"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    install_server()
    return [node, str(SERVER), "--stdio"]


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of our own project, the seed's cards and their modelines as they are, with the schemas made."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "docs" / "cards", root / "docs" / "cards", ignore=shutil.ignore_patterns(".*"))
    shutil.copytree(ROOT / "seeds", root / "seeds")
    assert tell_editors(Settings(root), load_project(Settings(root)).sheets.values()) is None
    return root


@pytest.fixture(scope="session")
def server(command: list[str], project: Path) -> Iterator[LanguageServer]:
    started = LanguageServer(command, project)
    yield started
    started.stop()
