from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.editing.conftest import cards, run

CLAIM = "cards/claim/omar-karimi-says-soldiers-killed-near-homs.yml"


def test_all_that_leads_to_a_card_follows(project: Path, brief: Callable[..., str]) -> None:
    (project / "docs/cards/actor/iraq.yml").open("a").write("notes: See [him](card:actor/omar-karimi).  # mine\n")
    (project / "docs/cards/decisions.yml").write_text(
        "decisions:\n  - not_same: [actor/omar-karimi, actor/omar-karimi-iran]  # two men\n"
        "    by: M. Okafor\n    on: 2026-11-26\n    reason: Two countries.\n"
    )
    before = cards(project)
    told = brief("rename", "omar-karimi", "o-karimi")
    after = cards(project)
    assert "cards/actor/omar-karimi.yml" not in after
    old, new = before["cards/actor/omar-karimi.yml"], after["cards/actor/o-karimi.yml"]
    assert new == old.replace("id: omar-karimi", "id: o-karimi") + "formerly: [omar-karimi]\n"
    assert after[CLAIM] == before[CLAIM].replace("claimants: [omar-karimi]", "claimants: [o-karimi]")
    assert after["cards/actor/iraq.yml"].endswith("notes: See [him](card:actor/o-karimi).  # mine\n")
    assert "- not_same: [actor/o-karimi, actor/omar-karimi-iran]  # two men\n" in after["cards/decisions.yml"]
    page = before["who.md"].replace("(card:actor/omar-karimi) and", "(card:actor/o-karimi) and")
    assert after["who.md"] == page.replace("[ref]: card:actor/omar-karimi", "[ref]: card:actor/o-karimi")
    for line in (
        "docs/cards/actor/omar-karimi.yml → docs/cards/actor/o-karimi.yml",
        f"docs/{CLAIM}:4: claimants: omar-karimi → o-karimi",
        "docs/cards/decisions.yml:2: not_same: actor/omar-karimi → actor/o-karimi",
        "docs/who.md:9: link → [ref]: card:actor/o-karimi",
    ):
        assert line in told.splitlines()
    assert run(project, "check").exit_code == 0, run(project, "check").output
    parsed = brief("parse")
    assert "written" not in parsed
    assert cards(project) == after


def test_a_renamed_card_goes_on_receiving_what_the_parser_says(project: Path, brief: Callable[..., str]) -> None:
    brief("rename", "omar-karimi", "o-karimi")
    brief("rename", "o-karimi", "karimi")
    with (project / "seeds/first.txt").open("a") as article:
        article.write("\nIraqi MP Omar Karimi denied that he had left Baghdad.\n")
    told = brief("parse")
    card = cards(project)["cards/actor/karimi.yml"]
    assert "denied that he had left" in card, told
    assert "formerly: [omar-karimi, o-karimi]\n" in card
    assert "conflict" not in told
    assert "merged" not in told, "nothing in it is the person's own"
    claim = next(text for name, text in cards(project).items() if "denied that he had left" in text and "claim" in name)
    assert "claimants: [karimi]" in claim


def test_back_to_the_id_the_parser_gives(project: Path, brief: Callable[..., str]) -> None:
    brief("rename", "omar-karimi", "o-karimi")
    brief("parse")
    brief("rename", "o-karimi", "omar-karimi")
    after = cards(project)
    assert "formerly: [o-karimi]\n" in after["cards/actor/omar-karimi.yml"]
    assert "renamed" not in brief("parse")
    assert cards(project) == after


def test_a_source_can_be_called_otherwise_than_its_file(project: Path, brief: Callable[..., str]) -> None:
    before = cards(project)
    brief("rename", "source/first", "afp-baghdad")
    after = cards(project)
    assert not any("source: first" in text for text in after.values())
    assert after["cards/place/baghdad.yml"] == before["cards/place/baghdad.yml"].replace("first", "afp-baghdad")
    assert run(project, "check").exit_code == 0, run(project, "check").output
    brief("parse")
    assert cards(project) == after
    brief("undo")
    brief("parse")
    assert cards(project) == before


def test_it_is_taken_back_also_after_a_parse(project: Path, brief: Callable[..., str]) -> None:
    before = cards(project)
    brief("rename", "omar-karimi", "o-karimi")
    brief("parse")
    brief("undo")
    assert cards(project) == before
    assert "18 unchanged" in brief("parse")


def test_a_dry_run_changes_nothing(project: Path, brief: Callable[..., str]) -> None:
    before = cards(project)
    told = brief("rename", "omar-karimi", "o-karimi", "--dry-run")
    assert "5 files would change" in told or "6 files would change" in told
    assert cards(project) == before
    assert run(project, "undo").exit_code == 1


@pytest.mark.parametrize(
    ("card", "new", "code", "said"),
    [
        ("omar-karim", "x", 2, "there is no card 'omar-karim'; did you mean"),
        ("omar-karimi", "O Karimi", 2, "cannot be an id: write it as o-karimi"),
        ("omar-karimi", "omar-karimi", 2, "that is the id it has"),
        ("omar-karimi", "iraq", 2, "there is a card actor/iraq already"),
        ("omar-karimi", "actor/minister", 2, "there is a card actor/minister already"),
        ("actor/omar-karimi", "place/x", 2, "cannot be an id"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(project: Path, card: str, new: str, code: int, said: str) -> None:
    before = cards(project)
    done = run(project, "rename", card, new)
    assert done.exit_code == code, done.output
    assert said in done.output
    assert "Traceback" not in done.output
    assert cards(project) == before


def test_ids_that_mean_another_card_are_refused(project: Path, brief: Callable[..., str]) -> None:
    brief("rename", "iraqi-army", "army")
    (project / "docs/cards/actor/minister.yml").unlink()
    for name in ("iraqi-army", "minister"):
        done = run(project, "rename", "omar-karimi", name)
        assert done.exit_code == 2, done.output


def test_a_broken_card_that_names_it_stops_all(project: Path) -> None:
    path = project / "docs" / CLAIM
    path.write_text(path.read_text() + "notes: [open\n")
    before = cards(project)
    done = run(project, "rename", "omar-karimi", "o-karimi")
    assert done.exit_code == 1
    assert f"docs/{CLAIM}" in done.output
    assert "mend it first" in done.output
    assert cards(project) == before


def test_line_ends_and_marks_of_a_file_stay(project: Path, brief: Callable[..., str]) -> None:
    path = project / "docs" / CLAIM
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    brief("rename", "omar-karimi", "o-karimi")
    assert path.read_bytes() == before.replace(b"claimants: [omar-karimi]", b"claimants: [o-karimi]")
