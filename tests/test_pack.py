from __future__ import annotations

from pathlib import Path

from briefing.pack import PACKAGED, Pack


def test_words_of_a_project_count_as_they_are_now(tmp_path: Path) -> None:
    """Those of the package are read once."""
    for said in ("first", "second"):
        (tmp_path / "site.yml").write_text(f"ours: {said} words\n", encoding="utf-8")
        assert Pack.over(tmp_path).read("site") == {**PACKAGED.read("site"), "ours": f"{said} words"}
