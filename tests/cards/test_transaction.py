from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from briefing.cards.transaction import (
    MOST,
    UNDO,
    FileChange,
    FilesChangedError,
    NothingToUndoError,
    carry_out,
    follow_parse,
    list_commands,
    recover,
    undo,
)
from briefing.yamlfile import disk
from tests.kills import kill_after

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
BEFORE = {"actor/a.yml": b"id: a\n", "actor/b.yml": b"id: b\xff\n", "../index.md": b"[a](card:actor/a)\n"}
AFTER = {"actor/a.yml": b"id: a\nnotes: x\n", "actor/c.yml": b"id: c\n", "../index.md": b"[a](card:actor/c)\n"}


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    return make(tmp_path)


def make(folder: Path) -> Path:
    """A folder of cards with one page beside it."""
    cards = folder / "docs/cards"
    for name, data in BEFORE.items():
        path = cards / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return cards


def changes(cards: Path) -> list[FileChange]:
    names = dict.fromkeys([*BEFORE, *AFTER])
    return [FileChange(Path(os.path.normpath(cards / name)), BEFORE.get(name), AFTER.get(name)) for name in names]


def there(cards: Path) -> dict[str, bytes]:
    """All that lies in the project, apart from the records."""
    return {
        Path(os.path.relpath(path, cards)).as_posix(): path.read_bytes()
        for path in cards.parent.rglob("*")
        if path.is_file() and UNDO not in path.parts
    }


def test_all_changes_are_made_and_taken_back(cards: Path) -> None:
    carry_out(cards, "a command", changes(cards), NOW)
    assert there(cards) == AFTER
    assert [command.said for command in list_commands(cards)] == ["a command"]
    undone = undo(cards)
    assert there(cards) == BEFORE
    assert undone.said == "a command"
    assert len(undone.files) == 4
    with pytest.raises(NothingToUndoError):
        undo(cards)


def test_a_file_that_holds_something_else_stops_all(cards: Path) -> None:
    (cards / "actor/b.yml").write_bytes(b"mine\n")
    with pytest.raises(FilesChangedError) as caught:
        carry_out(cards, "a command", changes(cards), NOW)
    assert caught.value.paths == (cards / "actor/b.yml",)
    assert there(cards) == {**BEFORE, "actor/b.yml": b"mine\n"}
    assert not (cards / UNDO).exists()


def test_a_file_saved_meanwhile_is_left_and_all_else_taken_back(cards: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace

    def save_then_replace(one: Path, other: Path) -> None:
        real(one, other)
        if Path(other).name == "a.yml":
            (cards.parent / "index.md").write_bytes(b"mine\n")

    monkeypatch.setattr(disk, "exchange", lambda *_: False)
    monkeypatch.setattr(os, "replace", save_then_replace)
    with pytest.raises(FilesChangedError):
        carry_out(cards, "a command", changes(cards), NOW)
    assert there(cards) == {**BEFORE, "../index.md": b"mine\n"}
    assert recover(cards) == ()


def test_what_a_person_changed_since_is_not_taken_back(cards: Path) -> None:
    carry_out(cards, "a command", changes(cards), NOW)
    (cards / "actor/a.yml").write_bytes(b"mine\n")
    with pytest.raises(FilesChangedError) as caught:
        undo(cards)
    assert caught.value.paths == (cards / "actor/a.yml",)
    assert there(cards) == {**AFTER, "actor/a.yml": b"mine\n"}
    (cards / "actor/a.yml").write_bytes(AFTER["actor/a.yml"])
    undo(cards)
    assert there(cards) == BEFORE


def test_what_only_the_parser_changed_since_is_taken_back_with_its_base(cards: Path) -> None:
    base, one, other = (cards / name for name in (".parsed/actor/a.yml", "actor/a.yml", "actor/c.yml"))
    base.parent.mkdir(parents=True)
    base.write_bytes(b"base\n")
    carry_out(cards, "a command", [*changes(cards), FileChange(base, b"base\n", b"new base\n")], NOW)
    base.write_bytes(b"base of the parse\n")
    one.write_bytes(b"parsed\n")
    other.unlink()
    follow_parse(cards, {one: (AFTER["actor/a.yml"], b"parsed\n"), other: (AFTER["actor/c.yml"], None)})
    undo(cards)
    assert there(cards) == {**BEFORE, ".parsed/actor/a.yml": b"base\n"}


def test_what_a_person_changed_before_the_parser_did_stays(cards: Path) -> None:
    carry_out(cards, "a command", changes(cards), NOW)
    follow_parse(cards, {cards / "actor/a.yml": (b"mine\n", b"parsed\n")})
    (cards / "actor/a.yml").write_bytes(b"parsed\n")
    with pytest.raises(FilesChangedError):
        undo(cards)


def test_undo_goes_back_command_by_command(cards: Path) -> None:
    path = cards / "actor/a.yml"
    states = [BEFORE["actor/a.yml"], *(f"id: {number}\n".encode() for number in range(MOST + 3))]
    for number in range(1, len(states)):
        carry_out(cards, str(number), [FileChange(path, states[number - 1], states[number])], NOW)
    assert len(list_commands(cards)) == MOST
    for number in range(len(states) - 1, len(states) - 1 - MOST, -1):
        assert undo(cards).said == str(number)
        assert path.read_bytes() == states[number - 1]
    with pytest.raises(NothingToUndoError):
        undo(cards)


@pytest.mark.parametrize("name", ["fsync", "replace"])
@pytest.mark.parametrize("after", range(6))
def test_a_full_disk_changes_nothing(cards: Path, monkeypatch: pytest.MonkeyPatch, name: str, after: int) -> None:
    calls = 0
    real = getattr(os, name)

    def fail(*args: object) -> object:
        nonlocal calls
        calls += 1
        if calls > after:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*args)

    monkeypatch.setattr(os, name, fail)
    failed = False
    try:
        carry_out(cards, "a command", changes(cards), NOW)
    except OSError:
        failed = True
    monkeypatch.undo()
    recover(cards)  # where not even taking back could be written
    assert there(cards) == (BEFORE if failed else AFTER)
    assert not list((cards / UNDO).glob("*.begun.json"))


STEPS = ("open", "write")  # counted besides what changes the disk


# ── kills ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.skipif(os.name != "posix", reason="kills a process with a signal")
@pytest.mark.parametrize("way", ["carry out", "undo", "recover"])
def test_a_kill_at_any_step_leaves_all_or_nothing(tmp_path: Path, way: str) -> None:
    def do(cards: Path) -> None:
        carry_out(cards, "a command", changes(cards), NOW)

    ways: dict[str, Callable[[Path], object]] = {"carry out": do, "undo": undo, "recover": recover}
    last = next(steps for steps in range(200) if kill_after(steps, partial(do, make(tmp_path / f"all {steps}")), STEPS))
    for steps in range(200):
        cards = make(tmp_path / str(steps))
        if way == "undo":
            do(cards)
        if way == "recover":  # all is written, only the record does not say so yet
            assert not kill_after(last - 1, partial(do, cards), STEPS)
            assert there(cards) == AFTER
        is_done = kill_after(steps, partial(ways[way], cards), STEPS)
        for name, data in there(cards).items():
            assert data in (BEFORE.get(name), AFTER.get(name)) or name.endswith(".tmp"), (steps, name)
        recover(cards)
        found = there(cards)
        assert found in (BEFORE, AFTER), steps
        assert not list((cards / UNDO).glob("*.begun.json"))
        assert not list((cards / UNDO).glob(".*.tmp"))
        assert bool(list_commands(cards)) == (found == AFTER), steps
        if is_done:
            assert found == (AFTER if way == "carry out" else BEFORE)
            assert steps > 10
            return
    pytest.fail("it did not come to its end")
