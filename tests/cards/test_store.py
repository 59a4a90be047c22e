from __future__ import annotations

import os
import re
import shutil
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from briefing.cards.card import Card
from briefing.cards.kinds import read_kinds
from briefing.cards.store import PARSED, write_cards
from briefing.cards.write import write_card
from briefing.pack import PACKAGED
from briefing.values import Count, Evidence

KINDS = read_kinds(PACKAGED)
QUOTE = (Evidence("story", "36 civilians were killed, he said"),)


def actor(name: str, alias: str = "") -> Card:
    values = {"type": "person", **({"aliases": (alias,)} if alias else {}), "evidence": QUOTE, "status": "candidate"}
    return Card("actor", name, name.title(), values)


def claim(name: str, *claimants: str, about: tuple[str, ...] = ()) -> Card:
    values = {
        "claimants": claimants, "act": "states", "mode": "direct", "content": name, "about": about,
        "evidence": QUOTE, "status": "candidate",
    }  # fmt: skip
    return Card("claim", name, name, {key: value for key, value in values.items() if value != ()})


def dispute(*sides: tuple[str, ...]) -> Card:
    positions = tuple({"label": f"side {index}", "claims": claims} for index, claims in enumerate(sides))
    values = {
        "question": "was it so",
        "kind": "other",
        "positions": positions,
        "evidence": QUOTE,
        "status": "candidate",
    }
    return Card("dispute", "was-it-so", "Was it so", values)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def text_of(card: Card) -> bytes:
    return write_card(card, KINDS[card.kind]).encode()


def test_writes_each_card_and_its_base(tmp_path: Path) -> None:
    outcome = write_cards([actor("lavrov")], tmp_path)
    assert outcome.written == ["actor/lavrov"]
    assert files(tmp_path) == dict.fromkeys(
        [f"{PARSED}/actor/lavrov.yml", "actor/lavrov.yml"], text_of(actor("lavrov"))
    )


def test_parsing_twice_writes_nothing(tmp_path: Path) -> None:
    cards = [actor("lavrov"), claim("a", "lavrov"), claim("b", "lavrov"), dispute(("a",), ("b",))]
    write_cards(cards, tmp_path)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    outcome = write_cards(cards, tmp_path)
    assert (outcome.written, outcome.removed) == ([], [])
    assert times == {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert outcome.summary() == "cards: 4 unchanged"


def test_takes_what_the_parser_now_says(tmp_path: Path) -> None:
    write_cards([actor("lavrov")], tmp_path)
    outcome = write_cards([actor("lavrov", "Mr Lavrov")], tmp_path)
    assert outcome.written == ["actor/lavrov"]
    assert set(files(tmp_path).values()) == {text_of(actor("lavrov", "Mr Lavrov"))}


def test_leaves_an_edited_card_alone(tmp_path: Path) -> None:
    write_cards([actor("lavrov")], tmp_path)
    path = tmp_path / "actor/lavrov.yml"
    edited = b"# mine\n" + path.read_bytes()
    path.write_bytes(edited)
    for card in ([actor("lavrov", "Mr Lavrov")], []):
        outcome = write_cards(card, tmp_path)
        assert outcome.kept == ["actor/lavrov"]
        assert path.read_bytes() == edited
        assert (tmp_path / PARSED / "actor/lavrov.yml").read_bytes() == text_of(actor("lavrov"))


def test_follows_again_once_the_edit_is_undone(tmp_path: Path) -> None:
    write_cards([actor("lavrov")], tmp_path)
    path = tmp_path / "actor/lavrov.yml"
    path.write_bytes(b"edited: yes\n")
    write_cards([actor("lavrov", "Mr Lavrov")], tmp_path)
    path.write_bytes(text_of(actor("lavrov", "Mr Lavrov")))  # as the parser says: nothing of it is the person's own
    assert write_cards([actor("lavrov", "Mr Lavrov")], tmp_path).unchanged == ["actor/lavrov"]
    assert write_cards([actor("lavrov")], tmp_path).written == ["actor/lavrov"]


def test_leaves_a_card_made_by_hand_alone(tmp_path: Path) -> None:
    path = tmp_path / "actor/lavrov.yml"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"mine: yes\n")
    assert write_cards([actor("lavrov")], tmp_path).kept == ["actor/lavrov"]
    assert write_cards([], tmp_path).removed == []
    assert files(tmp_path) == {"actor/lavrov.yml": b"mine: yes\n"}


def test_deleted_stays_deleted(tmp_path: Path) -> None:
    cards = [actor("lavrov"), claim("a", "lavrov", about=("actor/lavrov",))]
    write_cards(cards, tmp_path)
    (tmp_path / "actor/lavrov.yml").unlink()
    for _ in range(2):
        outcome = write_cards(cards, tmp_path)
        assert outcome.deleted == ["actor/lavrov"]
        assert not (tmp_path / "actor/lavrov.yml").exists()
    # What is said about a deleted card goes; who says so stays, for a check to find: it must not become our own voice.
    text = (tmp_path / "claim/a.yml").read_text()
    assert "claimants: [lavrov]" in text
    assert "about" not in text
    assert write_cards([], tmp_path).deleted == []
    assert write_cards(cards, tmp_path).deleted == ["actor/lavrov"]


def test_a_dispute_goes_with_its_second_side(tmp_path: Path) -> None:
    cards = [claim("a"), claim("b"), claim("c"), dispute(("a",), ("b", "c"))]
    write_cards(cards, tmp_path)
    (tmp_path / "claim/b.yml").unlink()
    assert "dispute/was-it-so" in write_cards(cards, tmp_path).written
    assert "claims: [c]" in (tmp_path / "dispute/was-it-so.yml").read_text()
    (tmp_path / "claim/a.yml").unlink()
    assert write_cards(cards, tmp_path).removed == ["dispute/was-it-so"]


@pytest.mark.parametrize("way", ["same content", "formerly"])
def test_renamed_stays_renamed(tmp_path: Path, way: str) -> None:
    cards = [actor("lavrov"), claim("a", "lavrov", about=("actor/lavrov",))]
    write_cards(cards, tmp_path)
    old, new = tmp_path / "actor/lavrov.yml", tmp_path / "actor/sergei-lavrov.yml"
    text = old.read_text().replace("id: lavrov", "id: sergei-lavrov").replace("title: Lavrov", "title: Sergei Lavrov")
    if way == "formerly":
        text = text.replace("person", "government") + "formerly: [lavrov]\n"
    old.unlink()
    new.write_text(text)
    outcome = write_cards(cards, tmp_path)
    assert outcome.renamed == [("actor/lavrov", "actor/sergei-lavrov")]
    assert not old.exists()
    claim_text = (tmp_path / "claim/a.yml").read_text()
    assert "claimants: [sergei-lavrov]" in claim_text
    assert "about: [actor/sergei-lavrov]" in claim_text
    # It is remembered when the renamed card is edited later, and when it is renamed once more.
    new.write_text(text.replace("person", "media").replace("government", "media"))
    assert write_cards(cards, tmp_path).renamed == [("actor/lavrov", "actor/sergei-lavrov")]
    assert files(tmp_path) == (write_cards(cards, tmp_path), files(tmp_path))[1]


def test_two_files_that_say_the_same_are_no_rename(tmp_path: Path) -> None:
    write_cards([actor("lavrov")], tmp_path)
    text = (tmp_path / "actor/lavrov.yml").read_text()
    (tmp_path / "actor/lavrov.yml").unlink()
    for name in ("a", "b"):
        (tmp_path / f"actor/{name}.yml").write_text(text.replace("id: lavrov", f"id: {name}"))
    outcome = write_cards([actor("lavrov")], tmp_path)
    assert (outcome.renamed, outcome.deleted) == ([], ["actor/lavrov"])


def test_removes_what_the_articles_no_longer_say(tmp_path: Path) -> None:
    write_cards([actor("lavrov"), actor("kerry")], tmp_path)
    outcome = write_cards([actor("kerry")], tmp_path)
    assert outcome.removed == ["actor/lavrov"]
    assert sorted(files(tmp_path)) == [f"{PARSED}/actor/kerry.yml", "actor/kerry.yml"]


def test_line_ends_of_a_checkout_are_no_edit(tmp_path: Path) -> None:
    write_cards([actor("lavrov")], tmp_path)
    for path in tmp_path.rglob("*.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = files(tmp_path)
    assert write_cards([actor("lavrov")], tmp_path).unchanged == ["actor/lavrov"]
    assert files(tmp_path) == before


def test_a_file_saved_meanwhile_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_cards([actor("lavrov")], tmp_path)
    path = tmp_path / "actor/lavrov.yml"
    real = os.fsync

    def save_then_sync(handle: int) -> None:
        path.write_bytes(b"saved: just now\n")
        real(handle)

    monkeypatch.setattr(os, "fsync", save_then_sync)
    outcome = write_cards([actor("lavrov", "Mr Lavrov")], tmp_path)
    assert outcome.changed == ["actor/lavrov"]
    assert path.read_bytes() == b"saved: just now\n"
    assert files(tmp_path / PARSED) == {"actor/lavrov.yml": text_of(actor("lavrov"))}


def test_a_full_disk_is_a_problem_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_cards([actor("lavrov")], tmp_path)
    before = files(tmp_path)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    (problem,) = write_cards([actor("lavrov", "Mr Lavrov")], tmp_path).problems
    assert problem.message == "cards cannot be written: No space left on device"
    assert files(tmp_path) == before


def test_a_file_that_a_power_cut_left_empty_is_written_again(tmp_path: Path) -> None:
    write_cards([actor("lavrov")], tmp_path)
    for path in tmp_path.rglob("*.yml"):
        path.write_bytes(b"")
        write_cards([actor("lavrov")], tmp_path)
        assert set(files(tmp_path).values()) == {text_of(actor("lavrov"))}


# --- kills -----------------------------------------------------------------------------------------------------------


def parse_until_killed(cards: list[Card], folder: Path, steps: int) -> bool:
    """Whether a parse in a process of its own came to its end before its first `steps` steps on the disk were over."""
    child = os.fork()
    if child == 0:
        left = steps

        def counted(real: Callable[..., object]) -> Callable[..., object]:
            def call(*args: object, **kwargs: object) -> object:
                nonlocal left
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                left -= 1
                return real(*args, **kwargs)

            return call

        for name in ("replace", "fsync", "unlink", "open", "chmod", "mkdir"):
            setattr(os, name, counted(getattr(os, name)))
        write_cards(cards, folder)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


@pytest.mark.skipif(os.name != "posix", reason="kills a process with a signal")
def test_a_kill_at_any_step_loses_nothing(tmp_path: Path) -> None:
    before = [actor("lavrov"), actor("kerry"), actor("assad")]
    after = [actor("kerry", "Mr Kerry"), actor("putin"), actor("assad", "Mr Assad")]
    edited = text_of(actor("assad")) + b"notes: mine\n"
    wanted = None
    for steps in range(200):
        folder = tmp_path / str(steps)
        write_cards(before, folder)
        (folder / "actor/assad.yml").write_bytes(edited)
        is_done = parse_until_killed(after, folder, steps)
        for path in (folder / "actor").glob("*.yml"):
            assert path.read_bytes() in {edited, *map(text_of, [*before, *after])}, steps
        write_cards(after, folder)
        found = files(folder)
        assert found["actor/assad.yml"] == edited
        wanted = wanted or found
        assert found == wanted, steps
        assert write_cards(after, folder).written == []
        if is_done:
            assert steps > 10
            return
    pytest.fail("the parse did not come to its end")


@pytest.mark.skipif(os.name != "posix", reason="forks")
def test_two_parses_at_once_take_turns(tmp_path: Path) -> None:
    sets = [[actor(name, alias) for name in ("kerry", "lavrov", "putin")] for alias in ("x", "y")]
    children = []
    for cards in sets:
        child = os.fork()
        if child == 0:
            problems = [problem for _ in range(20) for problem in write_cards(cards, tmp_path).problems]
            os._exit(len(problems))
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    found = files(tmp_path)
    assert {found[f"actor/{card.id}.yml"] for card in sets[0]} in ({text_of(card) for card in cards} for cards in sets)
    assert all(found[f"{PARSED}/actor/{card.id}.yml"] == found[f"actor/{card.id}.yml"] for card in sets[0])
    assert len(found) == 6


# --- everything at once ----------------------------------------------------------------------------------------------

NAMES = st.sampled_from(["a", "b", "c", "d"])


class Editing(RuleBasedStateMachine):
    """A person and the parser take turns; nothing a person did is ever undone."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(os.environ["TMPDIR_FOR_EDITING"])
        shutil.rmtree(self.folder, ignore_errors=True)
        self.articles: dict[str, str] = {}  # what the parser makes: actor → alias
        self.mine: dict[str, bytes] = {}  # files as a person left them
        self.deleted: set[str] = set()
        self.count = 0

    def path(self, name: str) -> Path:
        return self.folder / "actor" / f"{name}.yml"

    @rule(name=NAMES, alias=st.sampled_from(["", "x", "y"]))
    def add_article(self, name: str, alias: str) -> None:
        self.articles[name] = alias

    @rule(name=NAMES)
    def remove_article(self, name: str) -> None:
        self.articles.pop(name, None)

    @rule()
    def parse(self) -> None:
        cards = [actor(name, alias) for name, alias in self.articles.items()]
        write_cards(cards, self.folder)
        before = files(self.folder)
        assert write_cards(cards, self.folder).written == []
        assert files(self.folder) == before
        for card in cards:
            if card.id not in self.mine and card.id not in self.deleted:
                assert self.path(card.id).read_bytes() == text_of(card)
        wanted = {
            f"{name}.yml" for name in {*self.articles, *self.mine} if name not in self.deleted or name in self.mine
        }
        assert {path.name for path in (self.folder / "actor").glob("*")} == wanted

    @rule(name=NAMES)
    def edit(self, name: str) -> None:
        if self.path(name).exists():
            self.count += 1
            self.mine[name] = self.path(name).read_bytes() + f"# {self.count}\n".encode()
            self.path(name).write_bytes(self.mine[name])

    @rule(name=NAMES)
    def delete(self, name: str) -> None:
        if self.path(name).exists():
            self.path(name).unlink()
            self.mine.pop(name, None)
            if (self.folder / PARSED / "actor" / f"{name}.yml").exists():
                self.deleted.add(name)

    @rule(name=NAMES)
    def write_by_hand(self, name: str) -> None:
        if not self.path(name).exists():
            self.count += 1
            self.path(name).parent.mkdir(parents=True, exist_ok=True)
            self.mine[name] = f"mine: {self.count}\n".encode()
            self.path(name).write_bytes(self.mine[name])

    @rule(name=NAMES)
    @precondition(lambda self: self.folder.exists())
    def rename(self, name: str) -> None:
        if self.path(name).exists() and (self.folder / PARSED / "actor" / f"{name}.yml").exists():
            self.count += 1
            new = f"new-{self.count}"
            self.mine[new] = re.sub(rb"id: .*", f"id: {new}".encode(), self.path(name).read_bytes())
            self.path(name).rename(self.path(new))
            self.path(new).write_bytes(self.mine[new])
            self.mine.pop(name, None)
            self.deleted.add(name)

    @invariant()
    def nothing_of_a_person_is_lost(self) -> None:
        for name, data in self.mine.items():
            assert self.path(name).read_bytes() == data
        for name in self.deleted - set(self.mine):
            assert not self.path(name).exists()


@pytest.fixture(autouse=True)
def _folder_for_editing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR_FOR_EDITING", str(tmp_path / "editing"))


class TestEditing(Editing.TestCase):  # type: ignore[misc]
    settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


def test_a_corrected_count_keeps_its_other_fields(tmp_path: Path) -> None:
    toll = Card(
        "casualty", "killed", "Killed", {"outcome": "killed", "count": Count(36, 36, "", "36"), "evidence": QUOTE}
    )
    write_cards([toll], tmp_path)
    path = tmp_path / "casualty/killed.yml"
    path.write_text(path.read_text().replace("36", "41", 1))
    other = replace(toll, values={**toll.values, "count": Count(40, 40, "", "40")})
    assert write_cards([other], tmp_path).kept == ["casualty/killed"]
    assert "count: 41" in path.read_text()
