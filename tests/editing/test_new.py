from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.editing.conftest import cards, run

HEAD = "# yaml-language-server: $schema=../.schema/actor.json\n"


def test_what_is_needed_is_marked(project: Path, brief: Callable[..., str]) -> None:
    told = brief("new", "actor", "Sergei Lavrov")
    text = cards(project)["cards/actor/sergei-lavrov.yml"]
    assert text.startswith(
        f"{HEAD}id: sergei-lavrov\n"
        "title: Sergei Lavrov\n"
        "type:  # needed: person | state | government | armed_group | organization | media | people_group\n"
        "evidence:  # needed: The words of a source that this card stands on, verbatim.\n"
        "  - source:\n"
        "    quote:\n"
        "status: reviewed\n"
        "# It can also have named, aliases, "
    )
    assert told.splitlines() == [
        "docs/cards/actor/sergei-lavrov.yml",
        "  still to fill, 4:1: an actor needs type, and this is empty",
        "  still to fill, 6:5: evidence has no source",
    ]


def test_options_fill_it(project: Path, brief: Callable[..., str]) -> None:
    told = brief(
        "new", "actor", "Karimi the MP", "--set", "type=person", "--set", "aliases=MP Omar Karimi", "--set",
        "aliases=Omar  Karimi", "--set", "affiliations=[iraq]", "--set", "roles.title=Iraqi MP", "--set",
        "roles.0.holder_for=iraq", "--set", "assessment.by=M. Okafor", "--set", "credibility=2",
        "--quote", "Iraqi MP\n Omar Karimi said",
    )  # fmt: skip
    assert told == "docs/cards/actor/karimi-the-mp.yml\n"
    assert cards(project)["cards/actor/karimi-the-mp.yml"].startswith(
        f"{HEAD}id: karimi-the-mp\n"
        "title: Karimi the MP\n"
        "type: person\n"
        "aliases: [MP Omar Karimi, Omar  Karimi]\n"
        "roles:\n"
        "  - title: Iraqi MP\n"
        "    holder_for: iraq\n"
        "affiliations: [iraq]\n"
        "evidence:\n"
        "  - source: first\n"
        "    quote: Iraqi MP Omar Karimi said\n"
        "status: reviewed\n"
        'credibility: "2"\n'
        "assessment: {by: M. Okafor}\n"
    )
    assert "unchanged" in brief("parse")


def test_a_toll_is_complete(project: Path, brief: Callable[..., str]) -> None:
    brief(
        "new", "casualty", "12 soldiers killed", "--set", "outcome=killed", "--set", "scope=event", "--set", "count=12",
        "--set", "when={date: 2015-05, as_written: May}", "--set", "where=homs",
        "--quote", "denied that 12 soldiers were killed near Homs",
    )  # fmt: skip
    name = next(name for name in cards(project) if "killed" in name and "omar" not in name and "casualty" in name)
    text = cards(project)[name]
    assert "count: 12\n" in text
    assert "when: {date: 2015-05, as_written: May}\n" in text
    assert not [line for line in run(project, "check").output.splitlines() if line.startswith(f"docs/{name}")]


def test_words_that_stand_twice_are_chosen(project: Path, brief: Callable[..., str]) -> None:
    before = cards(project)
    arguments = ("new", "actor", "X", "--set", "type=person", "--quote", "12 soldiers were killed")
    done = run(project, *arguments)
    assert done.exit_code == 2
    assert "first: " in done.output
    assert cards(project) == before
    brief(*arguments, keys="2\n")
    text = cards(project)["cards/actor/x.yml"]
    assert "quote: 12 soldiers were killed\n" in text
    assert "The Iraqi army denied that" in text


def test_words_of_several_sources_want_one(project: Path, brief: Callable[..., str]) -> None:
    arguments = ("new", "place", "Homs II", "--set", "kind=city", "--quote", "killed near Homs")
    assert "second: " in run(project, *arguments).output
    brief(*arguments, "--source", "second")
    assert "source: second" in cards(project)["cards/place/homs-ii.yml"]


def test_ids_are_of_no_other_card(project: Path, brief: Callable[..., str]) -> None:
    assert "actor/iraq is another card's id" in brief("new", "actor", "Iraq")
    assert "cards/actor/iraq-2.yml" in cards(project)
    brief("rename", "minister", "the-minister")
    (project / "docs/cards/actor/afp.yml").unlink()
    brief("new", "actor", "Minister")
    brief("new", "actor", "AFP")
    assert {"cards/actor/minister-2.yml", "cards/actor/afp-2.yml"} <= cards(project).keys()


def test_parts_of_a_record_are_laid_out(project: Path, brief: Callable[..., str]) -> None:
    brief("new", "dispute", "Was there a raid?")
    text = next(text for name, text in cards(project).items() if "dispute" in name and "Was there a raid" in text)
    part = "  - label:  # needed: Position\n    claims:  # needed: Claims (id of claim)\n"
    assert f"positions:  # needed: Positions\n{part}{part}evidence:" in text


def test_it_is_taken_back(project: Path, brief: Callable[..., str]) -> None:
    before = cards(project)
    brief("new", "actor", "Sergei Lavrov")
    brief("undo")
    assert cards(project) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("actr", "X"), "there is no kind of card called actr: did you mean actor?"),
        (("source", "X"), "a source is an article"),
        (("actor", "X", "--id", "A b"), "cannot be an id: write it as a-b"),
        (("actor", "X", "--id", "iraq"), "there is a card actor/iraq already"),
        (("actor", "X", "--set", "type"), "'type' is not field=value"),
        (("actor", "X", "--set", "typ=person"), "actor has no typ to set: did you mean type?"),
        (("actor", "X", "--set", "type=persn"), "did you mean person?"),
        (("actor", "X", "--set", "type.x=person"), "type has no fields of its own"),
        (("actor", "X", "--set", "evidence=x"), "use --quote"),
        (("actor", "X", "--set", "affiliations=irak"), "there is no actor called irak: did you mean iraq?"),
        (("actor", "X", "--set", "roles.3.title=x"), "write roles.0.title="),
        (("actor", "X", "--set", "aliases=[a"), "aliases: "),
        (("claim", "X", "--set", "about=iraq"), "about leads to cards of any kind"),
        (("claim", "X", "--set", "about=actor/irak"), "did you mean actor/iraq?"),
        (("casualty", "X", "--set", "count=many"), "count is a number"),
        (("casualty", "X", "--set", "when=today"), "is not a date"),
        (("actor", "X", "--quote", "no such words at all"), "these words are not in any source"),
        (
            ("actor", "X", "--quote", "The Iraqi army denied that 13 soldiers were killed"),
            'it has "denied that 12 soldiers were"',
        ),
        (("actor", "X", "--quote", "Homs", "--source", "third"), "there is no article called third"),
        (("actor", "X", "--quote", "  "), "a quote has words"),
    ],
)
def test_what_cannot_be_is_said(project: Path, arguments: tuple[str, ...], said: str) -> None:
    before = cards(project)
    done = run(project, "new", *arguments)
    assert done.exit_code == 2, done.output
    assert said in done.output
    assert "Traceback" not in done.output
    assert cards(project) == before
