"""Values are compared and sorted by their fields, and the type checker lets nobody change one."""

from __future__ import annotations

import sys
from pathlib import Path

from mypy import api

from briefing.values import immutable

CHANGING = """
from briefing.values import immutable

@immutable
class Place:
    line: int

place = Place(1)
place.line = 2
"""


@immutable(order=True)
class Place:
    line: int
    column: int = 1


def test_values_are_their_fields() -> None:
    assert Place(1) == Place(1, 1)
    assert len({Place(1), Place(1, 1), Place(2)}) == 2
    assert sorted([Place(2), Place(1, 3), Place(1)]) == [Place(1), Place(1, 3), Place(2)]


def test_the_type_checker_keeps_them(tmp_path: Path) -> None:
    file = tmp_path / "changing.py"
    file.write_text(CHANGING, encoding="utf-8")
    found, errors, status = api.run(["--strict", "--python-executable", sys.executable, str(file)])
    assert (status, errors) == (1, "")
    assert 'changing.py:9: error: Property "line" defined in "Place" is read-only' in found
