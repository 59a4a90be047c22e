from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.editing.conftest import FIRST, SECOND, cards, run

CARD, CLAIM = "cards/actor/omar-karimi.yml", "cards/claim/omar-karimi-says-nobody-killed-near-homs.yml"
RULING = ("--by", "M. Okafor", "--reason", "A shopkeeper.")
BY_SOURCE = ("split", "omar-karimi", "--source", "second", *RULING)


@pytest.fixture
def project(project: Path) -> Path:
    """Here both articles speak of an Iraqi of this name, and the parser takes them for one."""
    (project / "seeds/second.txt").write_text(SECOND.replace("Iranian", "Iraqi"), encoding="utf-8")
    assert run(project, "parse").exit_code == 0
    assert "source: second" in cards(project)[CARD]
    return project


def test_what_a_source_tells_becomes_a_card_of_its_own(project: Path, brief: Callable[..., str]) -> None:
    told = brief(*BY_SOURCE, "--id", "shopkeeper", "--move-references")
    after = cards(project)
    assert "source: second" not in after[CARD]
    new = after["cards/actor/shopkeeper.yml"]
    assert new.startswith(
        "# yaml-language-server: $schema=../.schema/actor.json\nid: shopkeeper\ntitle: Omar Karimi\ntype: person\n"
    )
    assert "source: second" in new
    assert "source: first" not in new
    assert new.endswith("status: candidate\n# split from actor/omar-karimi\n")
    assert "  - not_same: [actor/omar-karimi, actor/omar-karimi in second]\n" in after["cards/decisions.yml"]
    assert "claimants: [shopkeeper]" in after[CLAIM]
    assert f"docs/{CLAIM}:4: claimants: omar-karimi → shopkeeper" in told
    assert "omar-karimi-says-soldiers-killed-near-homs.yml: claimants: still leads to omar-karimi" in told


def test_it_stays_so_through_parses_and_is_taken_back(project: Path, brief: Callable[..., str]) -> None:
    before = cards(project)
    brief(*BY_SOURCE, "--id", "shopkeeper", "--move-references")
    assert "conflict" not in brief("parse")
    after = cards(project)
    assert "source: second" not in after[CARD]
    assert "source: second" in after["cards/actor/shopkeeper.yml"]
    assert not any("in-second" in name for name in after)
    with (project / "seeds/second.txt").open("a") as article:
        article.write("\nIraqi MP Omar Karimi denied that he had left Tehran.\n")
    brief("parse")
    assert "had left Tehran" in cards(project)["cards/actor/shopkeeper.yml"], "what the source tells later comes along"
    assert "had left Tehran" not in cards(project)[CARD]
    (project / "seeds/second.txt").write_text(SECOND.replace("Iranian", "Iraqi"), encoding="utf-8")
    brief("parse")
    brief("undo")
    brief("parse")
    assert cards(project) == before


def test_without_an_id_the_new_card_has_the_parsers(project: Path, brief: Callable[..., str]) -> None:
    brief(*BY_SOURCE, "--keep-references")
    assert "claimants: [omar-karimi]" in cards(project)[CLAIM]
    brief("parse")
    after = cards(project)
    assert "source: second" in after["cards/actor/omar-karimi-in-second.yml"]
    assert "had" not in after["cards/actor/omar-karimi-in-second.yml"]
    brief("parse")
    assert cards(project) == after


def test_who_is_asked_where_cards_lead_may_stop(project: Path, brief: Callable[..., str]) -> None:
    before = cards(project)
    done = run(project, *BY_SOURCE)
    assert done.exit_code == 1
    assert "claim/omar-karimi-says-nobody-killed-near-homs" in done.output
    assert cards(project) == before
    brief(*BY_SOURCE, keys="n\n")
    assert "claimants: [omar-karimi]" in cards(project)[CLAIM]


def test_by_hand_the_pieces_named_go(project: Path, brief: Callable[..., str]) -> None:
    with (project / "seeds/first.txt").open("a") as article:
        article.write("\nOmar Karimi, the baker, said he was well.\n")
    brief("parse")
    pieces = cards(project)[CARD].split("  - source: ")[1:]
    number = next(number for number, piece in enumerate(pieces, 1) if "said he was well" in piece)
    brief("split", "omar-karimi", "--evidence", str(number), "--title", "Karimi the baker")
    after = cards(project)
    assert "cards/decisions.yml" not in after
    assert "said he was well" not in after[CARD]
    new = after["cards/actor/karimi-the-baker.yml"]
    assert "said he was well" in new
    assert "Iraqi MP" not in new, "words stay where the quotes have them"
    brief("parse")
    assert cards(project)["cards/actor/karimi-the-baker.yml"] == new
    assert "said he was well" not in cards(project)[CARD]


def test_several_sources_are_one_card(project: Path, brief: Callable[..., str]) -> None:
    third = FIRST.replace("BAGHDAD", "CAIRO").replace("4 May", "8 May").replace("12 soldiers", "13 soldiers")
    (project / "seeds/third.txt").write_text(third, encoding="utf-8")
    brief("parse")
    assert "source: third" in cards(project)[CARD]
    brief(
        "split", "omar-karimi", "--source", "second", "--source", "third", "--id", "other", *RULING, "--move-references"
    )
    assert (
        "  - same: [actor/omar-karimi in second, actor/omar-karimi in third]\n" in cards(project)["cards/decisions.yml"]
    )
    brief("parse")
    after = cards(project)
    assert {"source: second", "source: third"} <= {
        line.strip("- ") for line in after["cards/actor/other.yml"].split("\n")
    }
    assert [name for name in after if "karimi" in name and "/actor/" in name] == [CARD]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "say which evidence goes into the new card, with --source or --evidence:\n  1  first: Iraqi MP"),
        (("--source", "secnd"), "has no evidence from secnd: did you mean second?"),
        (("--evidence", "7"), "has 2 pieces of evidence, no number 7"),
        (("--evidence", "one"), "'one' is none"),
        (("--evidence", "1,2"), "nothing would be left of the card"),
        (("--source", "second", "--keep-references", "--id", "iraq", *RULING), "there is a card actor/iraq already"),
    ],
)
def test_what_cannot_be_is_said(project: Path, arguments: tuple[str, ...], said: str) -> None:
    before = cards(project)
    done = run(project, "split", "omar-karimi", *arguments)
    assert done.exit_code == 2, done.output
    assert said in done.output
    assert cards(project) == before
