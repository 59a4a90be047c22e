"""The cards made to measure with are sound, as many as asked for, and one edit touches one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.cards import EDITED, make_project
from briefing.checking import check_project


@pytest.mark.parametrize("count", [60, 100])
def test_made_cards_are_sound(tmp_path: Path, count: int) -> None:
    settings = make_project(tmp_path, count)
    briefing, checked = check_project(settings)
    assert checked.problems == ()
    assert sum(len(cards) for cards in briefing.cards.values()) == count
    path = tmp_path / EDITED
    path.write_text(path.read_text(encoding="utf-8") + "notes: Seen.\n", encoding="utf-8")
    assert {path for _, path in check_project(settings)[1].run} == {EDITED}
