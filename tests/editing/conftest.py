from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli import main

FIRST = """Minister denies raid

BAGHDAD (AFP) - Iraqi MP Omar Karimi said on 4 May 2015 that 12 soldiers were killed near Homs.

The Iraqi army denied that 12 soldiers were killed near Homs.
"""
SECOND = """MP answers

TEHRAN (AFP) - Iranian MP Omar Karimi said on 6 May 2015 that nobody was killed near Homs.
"""
PAGE = """# Who is who

[The MP](card:actor/omar-karimi) and [the other](<card:actor/omar-karimi-iran>), `[not](card:actor/omar-karimi)`.

```
[not](card:actor/omar-karimi)
```

[ref]: card:actor/omar-karimi
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of two articles that are parsed, with a page that links to cards; every quote is in its source."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\nplugins: [search, briefing]\n", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/who.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "seeds/first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "seeds/second.txt").write_text(SECOND, encoding="utf-8")
    done = run(tmp_path, "parse")
    assert done.exit_code == 0, done.output
    return tmp_path


def run(project: Path, *arguments: str, keys: str = "") -> Result:
    """A command in the project; `keys` are what the person types."""
    return CliRunner().invoke(main, [*arguments, "--project", str(project)], input=keys)


@pytest.fixture
def brief(project: Path) -> Callable[..., str]:
    """Runs a command in the project that must succeed, and gives what it prints."""

    def do(*arguments: str, keys: str = "") -> str:
        done = run(project, *arguments, keys=keys)
        assert done.exit_code == 0, done.output
        return done.output

    return do


def cards(project: Path) -> dict[str, str]:
    """The cards, decisions and pages on disk, with what the parser remembers left out."""
    return {
        path.relative_to(project / "docs").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((project / "docs").rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(project).parts)
    }
