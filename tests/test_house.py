"""The house stands: imports point down the floors, disk is touched at the edges, lint and types are clean."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import LONG

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "briefing"

FLOORS = {
    "values": 0,
    "pack": 1, "rules": 1, "sources": 1, "yamlfile": 1, "settings": 1, "kept": 1, "git": 1, "held": 0,
    "text": 2,
    "mentions": 3,
    "attribution": 4, "links": 5,
    "claims": 6,
    "cards": 7,
    "checks": 8, "render": 8, "schema": 8, "pipeline": 8, "export": 9, "guide": 9, "changes": 9,
    "project": 10, "parsing": 11, "explain": 12, "checking": 11, "comparing": 12,
    "status": 13, "editing": 13,
    "plugin": 14, "cli": 14, "__main__": 15,
}  # fmt: skip
WITHIN_FLOOR = {
    ("kept", "pack"),
    ("kept", "yamlfile"),
    ("rules", "pack"),
    ("sources", "pack"),
    ("sources", "yamlfile"),
    ("settings", "pack"),
}
MKDOCS_MAY = {"plugin"}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def part_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    part = part_of(path)
    for name in imports_of(path):
        if not name.startswith("briefing."):
            continue
        other = name.split(".")[1]
        if other != part and (part, other) not in WITHIN_FLOOR:
            assert FLOORS[other] < FLOORS[part], f"{part} imports {other}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_adapter_knows_mkdocs(path: Path) -> None:
    knows = any(name.split(".")[0] in ("mkdocs", "material") for name in imports_of(path))
    assert not knows or part_of(path) in MKDOCS_MAY


COMMANDS = [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_tools_find_nothing(command: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", LONG)
def test_modules_that_come_first_are_there(name: str) -> None:
    assert (ROOT / "tests" / name).is_file()


def test_ci_runs_the_readme_s_command() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line.startswith("python3 -m venv")]
    assert ["/pytest" in line for line in commands].count(True) == 1
    assert len(commands) == 2, "one command shows the briefing, one passes the tests"
