"""All commands together: what is taken back is as it was, whatever came before, parsed in between or killed."""

from __future__ import annotations

import os
import random
import shutil
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.cli import main
from tests.editing.conftest import cards, run
from tests.kills import copy_folder, kill_after, read_files

RULING = ("--by", "M. Okafor", "--reason", "So it is.")


def draw_command(project: Path, luck: random.Random) -> tuple[tuple[str, ...], str]:
    """A command that can be done with the cards there are, and what is typed meanwhile."""
    there = [path for path in sorted((project / "docs/cards").glob("[!.]*/*.yml")) if path.parent.name != "source"]
    card = luck.choice(there)
    key = f"{card.parent.name}/{card.stem}"
    others = [path for path in there if path.parent == card.parent and path != card]
    match luck.choice(["rename", "merge", "split", "new", "accept", "reject"]):
        case "merge" if others:
            return ("merge", key, f"{card.parent.name}/{luck.choice(others).stem}", *RULING), ""
        case "split" if card.read_text(encoding="utf-8").count("- source: ") > 1:
            return ("split", key, "--evidence", "1", "--id", f"part-{luck.randrange(1000)}", "--move-references"), ""
        case "new":
            return ("new", "actor", f"Somebody {luck.randrange(1000)}", "--set", "type=person"), ""
        case "accept":
            return ("review", key), "a\ny\n"
        case "reject":
            return ("review", key), "r\ny\n"
        case _:
            return ("rename", key, f"renamed-{luck.randrange(1000)}"), ""


@pytest.mark.parametrize("is_parsed", [False, True], ids=["", "parsed in between"])
@pytest.mark.parametrize("seed", range(4))
def test_all_taken_back_is_as_it_was(project: Path, seed: int, is_parsed: bool) -> None:
    luck = random.Random(seed)
    before = cards(project)
    states = []
    for _ in range(10):
        arguments, keys = draw_command(project, luck)
        state = cards(project)
        done = run(project, *arguments, keys=keys)
        assert done.exit_code in (0, 1, 2), (arguments, done.output, done.exception)
        assert not isinstance(done.exception, AssertionError), (arguments, done.exception)
        if done.exit_code:
            assert cards(project) == state, arguments
        elif cards(project) != state:
            states.append(state)
        if is_parsed:
            assert run(project, "parse").exit_code == 0
    assert len(states) > 4
    for state in reversed(states):
        done = run(project, "undo")
        assert done.exit_code == 0, done.output
        assert is_parsed or cards(project) == state
    assert run(project, "parse").exit_code == 0
    assert cards(project) == before


def invoke(project: Path, arguments: tuple[str, ...]) -> None:
    CliRunner().invoke(main, [*arguments, "--project", str(project)])


COMMANDS = {
    "rename": ("rename", "omar-karimi", "o-karimi"),
    "merge": ("merge", "omar-karimi", "omar-karimi-iran", *RULING),
    "split": ("split", "homs", "--source", "second", "--keep-references", *RULING),
    "undo": ("undo",),
}


@pytest.mark.skipif(os.name != "posix", reason="kills a process with a signal")
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("next_one", ["parse", "undo"])
def test_a_kill_at_any_step_leaves_each_card_old_or_new(project: Path, command: str, next_one: str) -> None:
    if command == "undo":
        before_that = cards(project)
        assert run(project, *COMMANDS["merge"]).exit_code == 0
    begun, before = read_files(project), cards(project)
    base = copy_folder(project, project.parent / f"{project.name}-base")
    done = run(base, *COMMANDS[command])
    assert done.exit_code == 0, done.output
    after = cards(base)
    for steps in range(300):
        tried = copy_folder(project, project.parent / f"{project.name}-{steps}")
        is_done = kill_after(steps, partial(invoke, tried, COMMANDS[command]))
        for name, text in cards(tried).items():
            assert text in (before.get(name), after.get(name)) or name.endswith(".tmp"), (steps, name)
        if next_one == "undo":
            run(tried, "undo")
            wanted = [before_that] if command == "undo" else [before]
            assert cards(tried) in wanted, steps
        else:
            run(tried, "undo", "--list")  # any command takes back what was begun
            assert cards(tried) in (before, after), steps
            assert run(tried, "parse").exit_code == 0
        shutil.rmtree(tried)
        if is_done:
            assert steps > 20
            assert read_files(project) == begun, "a file was written in place"
            return
    pytest.fail("the command did not come to its end")
