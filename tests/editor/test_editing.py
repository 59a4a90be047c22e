"""What a person sees who edits the seed's cards: words offered, explained, and marked where they are wrong.

Texts carry a ``|`` where the cursor is.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from briefing.project import load_project, tell_editors
from briefing.settings import Settings

from .language_server import LanguageServer

CLAIM = "claim/sergei-lavrov-denies-caused-civilian-deaths"
DISPUTE = "dispute/must-mr-assad-go"


def path_of(project: Path, card: str) -> Path:
    return project / "docs" / "cards" / f"{card}.yml"


def read_card(project: Path, card: str) -> str:
    return path_of(project, card).read_text(encoding="utf-8")


def change(project: Path, card: str, line: str, new: str) -> str:
    """The card's text with the line that begins so replaced, or with a new line at its end for ""."""
    text = read_card(project, card)
    if not line:
        return text + new
    [old] = [there for there in text.splitlines() if there.startswith(line)]
    return text.replace(old, new, 1)


def at_cursor(text: str) -> tuple[str, int, int]:
    """The text without its cursor, and the line and column this was at."""
    before, _, after = text.partition("|")
    return before + after, before.count("\n"), len(before) - before.rfind("\n") - 1


@pytest.fixture
def offered(server: LanguageServer, project: Path) -> Any:
    def complete(card: str, text: str) -> dict[str, dict[str, Any]]:
        text, line, column = at_cursor(text)
        server.open(path_of(project, card), text)
        return server.complete(path_of(project, card), line, column)

    return complete


@pytest.fixture
def shown(server: LanguageServer, project: Path) -> Any:
    def hover(card: str, text: str) -> str:
        text, line, column = at_cursor(text)
        server.open(path_of(project, card), text)
        return server.hover(path_of(project, card), line, column)

    return hover


def say(problems: list[dict[str, Any]]) -> list[str]:
    """``line:column message``, from 1 as `briefing check` counts."""
    starts = [(problem["range"]["start"], problem["message"]) for problem in problems]
    return sorted(f"{start['line'] + 1}:{start['character'] + 1} {message}" for start, message in starts)


def test_no_card_of_ours_has_a_problem(server: LanguageServer, project: Path) -> None:
    cards = sorted((project / "docs" / "cards").glob("*/*.yml"))
    assert len(cards) > 100
    kinds = {path.parent.name: path for path in cards}
    for path in [*kinds.values(), path_of(project, CLAIM), path_of(project, DISPUTE)]:
        assert server.open(path) == [], path


def test_a_field_is_offered_with_its_help(offered: Any, project: Path) -> None:
    fields = offered(CLAIM, change(project, CLAIM, "", "not|"))
    assert fields["notes"]["insertText"] == "notes: "
    assert "Markdown" in fields["notes"]["documentation"]
    assert fields["via"]["insertText"] == "via:\n  - "
    assert "claimants" not in fields, "it is there already"


def test_an_empty_card_is_offered_all_that_it_needs(offered: Any) -> None:
    text = "# yaml-language-server: $schema=../.schema/dispute.json\n|"
    assert offered("dispute/new", text)["Dispute"]["insertText"] == (
        "id: $1\ntitle: $2\nquestion: $3\nkind: $4\npositions:\n  - label: $5\n    claims:\n      -\n"
        "evidence:\n  - source: $6\n    quote: $7\nstatus: $8"
    )


def test_a_choice_is_offered_with_its_words(offered: Any, project: Path) -> None:
    acts = offered(CLAIM, change(project, CLAIM, "act:", "act: |"))
    assert "does-not-confirm" in acts
    assert acts["does-not-confirm"]["documentation"] == "does not confirm"
    credibilities = offered(CLAIM, change(project, CLAIM, "credibility:", "credibility: |"))
    assert credibilities['"2"']["documentation"] == "2, probably true"


@pytest.mark.parametrize("written", ["claimants: [|]", "claimants: [russia, |]", "claimants: |", "claimants:\n  - |"])
def test_actors_are_offered_with_their_names(offered: Any, project: Path, written: str) -> None:
    actors = offered(CLAIM, change(project, CLAIM, "claimants:", written))
    lavrov = actors["sergei-lavrov: Sergei Lavrov"]
    assert lavrov["insertText"] == "sergei-lavrov"
    assert lavrov["documentation"] == "Sergei Lavrov"
    assert len(actors) == len(list((project / "docs/cards/actor").glob("*.yml")))


def test_what_leads_to_any_kind_is_offered_all_cards(offered: Any, project: Path) -> None:
    everything = offered(CLAIM, change(project, CLAIM, "", "about: [|]\n"))
    assert everything["place/homs: Homs"]["insertText"] == "place/homs"
    assert len(everything) == len(list((project / "docs/cards").glob("*/*.yml")))


def test_sources_are_offered_within_evidence(offered: Any, project: Path) -> None:
    [source] = offered(CLAIM, change(project, CLAIM, "  - source:", "  - source: |")).values()
    assert source["insertText"] == "000-4112cf46ef5a00b8"


def test_resting_on_a_field_says_what_it_is(shown: Any, project: Path) -> None:
    status = shown(CLAIM, change(project, CLAIM, "status:", "sta|tus: candidate"))
    assert status.startswith("#### Status\n\ncandidate is as parsed and unread")
    assert "`reviewed`: reviewed" in status
    notes = shown(CLAIM, change(project, CLAIM, "", "no|tes: Seen.\n"))
    assert notes.startswith("#### Notes\n\nAnything a person wants to add")


def test_resting_on_a_reference_says_whom_it_means(shown: Any, project: Path) -> None:
    text = change(project, CLAIM, "claimants:", "claimants: [sergei-|lavrov, russia]")
    assert shown(CLAIM, text).startswith("#### Sergei Lavrov\n\nClaimant: ")
    assert shown(CLAIM, change(project, CLAIM, "", "target: ru|ssia\n")).startswith("#### Russia\n")
    assert shown(CLAIM, change(project, CLAIM, "", "about: [place/ho|ms]\n")).startswith("#### Homs\n")
    assert "Russia launches" in shown(CLAIM, change(project, CLAIM, "  - source:", "  - source: 000-|4112cf46ef5a00b8"))


@pytest.mark.parametrize(
    ("line", "new", "says"),
    [
        ("status:", "sttaus: reviewed", ['2:1 Missing property "status".', "{line}:1 Property sttaus is not allowed."]),
        ("mode:", "mode: spoken", ['{line}:7 Value is not accepted. Valid values: "direct", "indirect", "mixed".']),
        ("claimants:", "claimants: [russia, sergey-lavrov]", ["{line}:21 There is no actor card with this id"]),
        ("", "notes: [a, b]\n", ["{line}:8 text is expected here"]),
        ("act:", "act: denies\nsaid: Thursday", ["{next}:7 write it as 2015-09-30"]),
    ],
    ids=["unknown field", "wrong choice", "dangling reference", "wrong type", "wrong date"],
)
def test_a_mistake_is_marked_where_it_is(
    server: LanguageServer, project: Path, line: str, new: str, says: list[str]
) -> None:
    text = change(project, CLAIM, line, new)
    number = text.splitlines().index(new.splitlines()[0]) + 1
    found = say(server.open(path_of(project, CLAIM), text))
    wanted = sorted(words.format(line=number, next=number + 1) for words in says)
    assert len(found) == len(wanted), found
    assert all(there.startswith(words) for there, words in zip(found, wanted, strict=True)), found


def test_decisions_are_completed_and_marked(server: LanguageServer, project: Path, offered: Any) -> None:
    start = "# yaml-language-server: $schema=.schema/decisions.json\ndecisions:\n"
    assert "actor/russia: Russia" in offered("decisions", start + "  - same: [|]\n")
    good = start + "  - same: [actor/russia, actor/russian-media]\n    by: me\n    on: 2026-11-26\n    reason: why\n"
    assert server.open(path_of(project, "decisions"), good) == []
    found = say(server.open(path_of(project, "decisions"), good.replace("on: 2026-11-26", "on: tomorrow")))
    assert found == ["5:9 write the day as 2026-11-26"]


def test_a_new_card_is_known_once_it_is_saved(command: list[str], project: Path, tmp_path: Path) -> None:
    root = tmp_path / "copy"
    shutil.copytree(project, root)
    server = LanguageServer(command, root)
    try:
        claim = path_of(root, CLAIM)
        text = change(root, CLAIM, "claimants:", "claimants: [anna-belmont]")
        assert [message for message in say(server.open(claim, text)) if "There is no actor card" in message]
        belmont = read_card(root, "actor/john-kerry").replace("john-kerry", "anna-belmont", 1)
        path_of(root, "actor/anna-belmont").write_text(belmont, encoding="utf-8")
        tell_editors(Settings(root), load_project(Settings(root)).sheets.values())
        server.files_changed(root / "docs/cards/.schema/ids.json")
        assert server.wait_for_problems(claim) == []
    finally:
        server.stop()
