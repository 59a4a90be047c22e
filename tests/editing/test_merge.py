from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.yamlfile import disk
from tests.editing.conftest import cards, run

MERGE = ("merge", "omar-karimi", "omar-karimi-iran", "--by", "M. Okafor", "--reason", "One man.")
CARD, OTHER = "cards/actor/omar-karimi.yml", "cards/actor/omar-karimi-iran.yml"


def edit(project: Path, name: str, old: str, new: str) -> None:
    path = project / "docs" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_either_says_is_in_the_one_card(project: Path, brief: Callable[..., str]) -> None:
    edit(project, CARD, "named: named", "named: named  # by his name")
    edit(project, OTHER, "country: Iran\n", "country: Iran  # says AFP\ntags: [mp]\nnotes: |\n  Seen in Tehran.\n")
    told = brief(*MERGE)
    after = cards(project)
    assert OTHER not in after
    assert after[CARD] == (
        "# yaml-language-server: $schema=../.schema/actor.json\n"
        "id: omar-karimi\n"
        "title: Omar Karimi (Iraq)\n"
        "type: person\n"
        "named: named  # by his name\n"
        "aliases: [Omar Karimi]\n"
        "roles:\n"
        "  - title: Iraqi MP\n"
        "    holder_for: iraq\n"
        "  - title: Iranian MP\n"
        "affiliations: [iraq]\n"
        "country: Iraq\n"
        "evidence:\n"
        "  - source: first\n"
        "    quote: Iraqi MP Omar Karimi said on 4 May 2015 that 12 soldiers were killed near Homs.\n"
        "  - source: second\n"
        "    quote: Iranian MP Omar Karimi said on 6 May 2015 that nobody was killed near Homs.\n"
        "status: candidate\n"
        'credibility: "6"\n'
        "notes: |\n"
        "  Seen in Tehran.\n"
        "formerly: [omar-karimi-iran]\n"
        "tags: [mp]\n"
        "# actor/omar-karimi-iran also said:\n"
        "#   title: Omar Karimi (Iran)\n"
        "#   country: Iran\n"
        "#   says AFP\n"
    )
    assert "claimants: [omar-karimi]" in after["cards/claim/omar-karimi-iran-says-nobody-killed-near-homs.yml"]
    assert "[the other](<card:actor/omar-karimi>)" in after["who.md"]
    assert "docs/cards/actor/omar-karimi.yml: country: kept in a comment: Iran" in told
    assert after["cards/decisions.yml"].endswith(
        "decisions:\n"
        "  - same: [actor/omar-karimi, actor/omar-karimi-iran]\n"
        "    by: M. Okafor\n"
        f"    on: {after['cards/decisions.yml'].split('on: ')[1][:10]}\n"
        "    reason: One man.\n"
    )
    assert run(project, "check").exit_code == 0, run(project, "check").output


def test_it_stays_so_through_parses_and_is_taken_back(project: Path, brief: Callable[..., str]) -> None:
    before = cards(project)
    brief(*MERGE)
    told = brief("parse")
    assert "conflict" not in told
    assert OTHER not in cards(project)
    assert "source: second" in cards(project)[CARD]
    assert run(project, "check").exit_code == 0, run(project, "check").output
    settled = cards(project)
    assert "written" not in brief("parse")
    assert cards(project) == settled
    brief("undo")
    brief("parse")
    assert cards(project) == before
    assert "18 unchanged" in brief("parse")


def test_a_scalar_of_the_card_stands_whatever_the_parser_takes(project: Path, brief: Callable[..., str]) -> None:
    brief("merge", "omar-karimi-iran", "omar-karimi", "--by", "M. Okafor", "--reason", "One man.")
    brief("parse")
    card = cards(project)[OTHER]
    assert "country: Iran\n" in card
    assert "formerly: [omar-karimi]" in card


def test_what_a_person_took_out_of_the_other_card_stays_out(project: Path, brief: Callable[..., str]) -> None:
    edit(project, OTHER, "roles:\n  - title: Iranian MP\n", "")
    brief(*MERGE)
    brief("parse")
    assert "Iranian MP\n" not in cards(project)[CARD].replace("quote: Iranian MP", "")


def test_into_a_card_made_by_hand(project: Path, brief: Callable[..., str]) -> None:
    text = cards(project)[CARD].replace("id: omar-karimi", "id: mine").replace("Omar Karimi (Iraq)", "Karimi, Omar")
    (project / "docs/cards/actor/mine.yml").write_text(text.replace("country: Iraq\n", ""))
    brief("merge", "mine", "omar-karimi-iran")
    assert "cards/decisions.yml" not in cards(project)
    with (project / "seeds/second.txt").open("a") as article:
        article.write("\nIranian MP Omar Karimi denied that he had left Tehran.\n")
    brief("parse")
    card = cards(project)["cards/actor/mine.yml"]
    assert OTHER not in cards(project)
    assert "title: Karimi, Omar\n" in card
    assert "country: Iran\n" in card
    assert "he had left Tehran" in card
    assert run(project, "check").exit_code in (0, 1)


def test_a_card_made_by_hand_into_one_of_the_parsers(project: Path, brief: Callable[..., str]) -> None:
    text = cards(project)[CARD].replace("id: omar-karimi", "id: mine").replace("[Omar Karimi]", "[MP Omar Karimi]")
    (project / "docs/cards/actor/mine.yml").write_text(text)
    brief("merge", "omar-karimi", "mine")
    brief("parse")
    assert "aliases: [Omar Karimi, MP Omar Karimi]" in cards(project)[CARD]
    assert "cards/actor/mine.yml" not in cards(project)


def test_a_second_merge_goes_on_from_the_first(project: Path, brief: Callable[..., str]) -> None:
    brief(*MERGE)
    brief("parse")
    brief("merge", "minister", "omar-karimi", "--by", "M. Okafor", "--reason", "He is the minister.")
    brief("parse")
    after = cards(project)
    assert CARD not in after
    assert OTHER not in after
    assert "formerly: [omar-karimi, omar-karimi-iran]" in after["cards/actor/minister.yml"]
    assert "source: second" in after["cards/actor/minister.yml"]
    brief("parse")
    assert cards(project) == after


@pytest.mark.parametrize("kind", ["claim", "place"])
def test_other_kinds(project: Path, brief: Callable[..., str], kind: str) -> None:
    one, two = {
        "claim": ("omar-karimi-says-soldiers-killed-near-homs", "iraqi-army-denies-soldiers-killed-near-homs"),
        "place": ("baghdad", "tehran"),
    }[kind]
    brief("merge", f"{kind}/{one}", f"{kind}/{two}", "--by", "M. Okafor", "--reason", "One.")
    brief("parse")
    after = cards(project)
    assert f"cards/{kind}/{two}.yml" not in after
    card = after[f"cards/{kind}/{one}.yml"]
    assert f"formerly: [{two}]" in card
    assert card.count("- source:") == 2
    brief("parse")
    assert cards(project) == after


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("omar-karimi", "omar-karimi"), 2, "is one card already"),
        (("omar-karimi", "homs"), 2, "a card of actor and one of place cannot be one"),
        (("source/first", "source/second"), 2, "two articles stay two sources"),
        (("omar-karimi", "omar-karim"), 2, "did you mean"),
    ],
)
def test_what_cannot_be_is_said(project: Path, arguments: tuple[str, str], code: int, said: str) -> None:
    before = cards(project)
    done = run(project, "merge", *arguments, "--by", "M. Okafor", "--reason", "x")
    assert (done.exit_code, said in done.output) == (code, True), done.output
    assert cards(project) == before


def test_a_decision_against_it_must_go_first(project: Path) -> None:
    (project / "docs/cards/decisions.yml").write_text(
        "decisions:\n  - not_same: [actor/omar-karimi, actor/omar-karimi-iran]\n"
        "    by: M. Okafor\n    on: 2026-11-26\n    reason: Two men.\n"
    )
    before = cards(project)
    done = run(project, *MERGE)
    assert done.exit_code == 1
    assert "goes against another decision (docs/cards/decisions.yml:2:" in done.output
    assert cards(project) == before


def test_nobody_is_asked_twice_and_without_an_answer_nothing_happens(project: Path) -> None:
    before = cards(project)
    done = run(project, *MERGE[:-2])
    assert done.exit_code == 1
    assert cards(project) == before
    assert run(project, *MERGE[:-2], keys="One man.\n").exit_code == 0


def test_a_kill_and_a_parse_leave_all_as_it_was(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a killed command began is taken back by the next parse, too."""
    before = cards(project)
    real = os.replace
    left = 4

    def fail(*paths: Path) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(28, "No space left on device")
        real(*paths)

    monkeypatch.setattr(disk, "exchange", lambda *_: False)
    monkeypatch.setattr(os, "replace", fail)
    done = run(project, *MERGE)
    monkeypatch.undo()
    assert done.exit_code == 1
    assert "No space left on device: the next command takes back what was begun" in done.output
    assert run(project, "parse").exit_code == 0
    assert cards(project) == before
