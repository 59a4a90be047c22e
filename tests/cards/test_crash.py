"""Kills at every step on the disk, editors that save while a parse runs, parses that run at once: no card is lost."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.cards.card import Card
from briefing.cards.kinds import read_kinds
from briefing.cards.renames import PARSED
from briefing.cards.store import Outcome, write_cards
from briefing.cards.write import write_card
from briefing.pack import PACKAGED
from briefing.values import Evidence
from briefing.yamlfile import put, read_yaml
from tests.kills import copy_folder, in_child, kill_after, read_files

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks, and kills with a signal")

KINDS = read_kinds(PACKAGED)
STEPS = ("open", "stat")  # counted besides what changes the disk


def card(name: str, content: str, act: str = "states", **more: object) -> Card:
    values = {
        "act": act,
        "mode": "direct",
        "content": content,
        "evidence": (Evidence("story", f"{content}, he said"),),
        "status": "candidate",
        **more,
    }
    return Card("claim", name, content, values)  # type: ignore[arg-type]


# Every thing that can become of a card, in one parse.
BEFORE = [
    card("kept", "it is so"),
    card("changed", "it was so"),
    card("gone", "it never was so"),
    card("edited", "it may be so"),
    card("contested", "it will be so"),
    card("rejected", "it must be so"),
    card("renamed", "it cannot be so"),
    card("moved", "it should be so"),
    card("moved-2", "it could be so"),
]
AFTER = [
    card("kept", "it is so"),
    card("changed", "it was so", "doubts"),
    card("new", "it would be so"),
    card("edited", "it may be so", "doubts"),
    card("contested", "it will be so", "doubts"),
    card("rejected-2", "it must be so"),
    card("rejected", "it has to be so"),
    card("renamed", "it cannot be so", "doubts", about=("claim/moved-2",)),
    card("moved", "it ought to be so"),
    card("moved-2", "it should be so"),
    card("moved-3", "it could be so"),
]


def edit(folder: Path) -> None:
    """What a person does between the two parses."""
    claims = folder / "claim"
    for name, step, value in (("edited", "notes", "mine"), ("contested", "act", "denies"), ("moved", "notes", "mine")):
        path = claims / f"{name}.yml"
        path.write_text(f"# read\n{put(path.read_text(), [step], value)}")
    (claims / "rejected.yml").unlink()
    renamed = put(put((claims / "renamed.yml").read_text(), ["id"], "called-otherwise"), ["tags"], ["mine"])
    (claims / "renamed.yml").unlink()
    (claims / "called-otherwise.yml").write_text(renamed)
    (claims / "own.yml").write_text("id: own\ntitle: Own\n")


def cards_in(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in read_files(folder).items() if not name.startswith(".")}


@pytest.mark.parametrize("is_edited_then", [False, True])
def test_a_kill_at_any_step_loses_nothing(
    tmp_path: Path, record_property: Callable[[str, object], None], is_edited_then: bool
) -> None:
    start = tmp_path / "start"
    write_cards(BEFORE, start)
    edit(start)
    begun, old = read_files(start), cards_in(start)
    whole = copy_folder(start, tmp_path / "whole")
    write_cards(AFTER, whole)
    wanted, new = read_files(whole), cards_in(whole)
    assert len(new) == 11
    for steps in range(1000):
        folder = copy_folder(start, tmp_path / str(steps))
        is_done = kill_after(steps, lambda folder=folder: write_cards(AFTER, folder), STEPS)  # type: ignore[misc]
        left = cards_in(folder)
        for name, data in left.items():
            if not Path(name).name.startswith("."):  # a file that was being written has a name of its own
                assert data in (old.get(name), new.get(name)), (steps, name)
        for name, data in old.items():  # what a person touched is there, old or new
            if b"mine" in data or b"denies" in data or b"Own" in data:
                assert left[name] in (data, new[name]), (steps, name)
        if is_edited_then:
            path = folder / "claim/kept.yml"
            saved = path.read_text() + "notes: saved after the crash\n"
            path.unlink()
            path.write_text(saved)
        write_cards(AFTER, folder)
        found = read_files(folder)
        if is_edited_then:
            assert found.pop("claim/kept.yml") == new["claim/kept.yml"] + b"notes: saved after the crash\n"
        assert found == {name: data for name, data in wanted.items() if name in found}, steps
        assert len(found) == len(wanted) - is_edited_then
        assert write_cards(AFTER, folder).written == []
        shutil.rmtree(folder)
        if is_done:
            record_property("points", steps)
            assert steps > 100
            assert read_files(start) == begun, "a file was written in place"
            return
    pytest.fail("the parse did not come to its end")


def test_two_parses_at_once_take_turns(tmp_path: Path) -> None:
    sets = [[card(name, name, act) for name in ("a", "b", "c")] for act in ("states", "doubts")]

    def parse(cards: list[Card]) -> Callable[[], None]:
        def work() -> None:
            assert not [problem for _ in range(20) for problem in write_cards(cards, tmp_path).problems]

        return work

    children = []
    for cards in sets:
        child = os.fork()
        if child == 0:
            os._exit(in_child(parse(cards)))
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    found = read_files(tmp_path)
    wanted = [{write_card(one, KINDS["claim"]).encode() for one in cards} for cards in sets]
    assert {found[f"claim/{name}.yml"] for name in "abc"} in wanted
    assert all(found[f"{PARSED}/claim/{name}.yml"] == found[f"claim/{name}.yml"] for name in "abc")
    assert len(found) == 6


def test_what_an_editor_saves_while_parses_run_stays(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """Two processes parse by turns what differs each time; an editor saves all the while."""
    names = ["a", "b", "c", "d"]
    acts = ["states", "doubts", "denies", "warns"]
    write_cards([card(name, name) for name in names], tmp_path)

    def parse(seed: int) -> Callable[[], None]:
        def work() -> None:
            chance = random.Random(seed)
            for _ in range(60):
                outcome: Outcome = write_cards([card(name, name, chance.choice(acts)) for name in names], tmp_path)
                assert not outcome.problems

        return work

    children = []
    for seed in (1, 2):
        child = os.fork()
        if child == 0:
            os._exit(in_child(parse(seed)))
        children.append(child)
    saved = 0
    notes: dict[str, list[str]] = {name: [] for name in names}
    chance = random.Random(0)
    is_running = True
    while is_running:
        is_running = any(os.waitpid(child, os.WNOHANG) == (0, 0) for child in children[:1])
        name = chance.choice(names)
        path = tmp_path / "claim" / f"{name}.yml"
        # As editors do: read, change, and put the new file in the old one's place; it counts if nobody was faster.
        data = path.read_text()
        assert not read_yaml(data).problems
        temporary = tmp_path / "saving"
        temporary.write_text(f"# note {saved}.\n{data}")
        if path.read_text() == data:
            temporary.replace(path)
            notes[name].append(f"# note {saved}.\n")
            saved += 1
        time.sleep(0.002)
    assert os.waitpid(children[1], 0)[1] == 0
    for name, lines in notes.items():
        text = (tmp_path / "claim" / f"{name}.yml").read_text()
        assert not read_yaml(text).problems
        assert len([line for line in lines if line not in text]) == 0, name
    assert saved > 20
    record_property("saves", saved)
