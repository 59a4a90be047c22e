"""A person and the parser take turns, in any order: nothing a person did is ever undone, and nothing comes back."""

from __future__ import annotations

import os
import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from briefing.cards.card import Card
from briefing.cards.kinds import read_kinds
from briefing.cards.merge.base import card_bytes, read_base
from briefing.cards.renames import PARSED
from briefing.cards.store import write_cards
from briefing.cards.write import write_card
from briefing.pack import PACKAGED
from briefing.values import Evidence
from briefing.yamlfile import drop, put, read_yaml, to_data

KINDS = read_kinds(PACKAGED)
NAMES = st.sampled_from(["Ada", "Ben", "Cleo", "Dov"])
IDS = ["one", "two", "three", "four", "five", "six"]
COUNTRIES = st.sampled_from(["", "Peru", "Chad", "Fiji"])
ALIASES = ["x", "y", "z"]


@dataclass
class Told:
    """What the articles tell of somebody: under which id the parser puts it, and what it makes of it."""

    id: str
    country: str
    aliases: tuple[str, ...]


@dataclass
class Mine:
    """What a person did to the card of somebody."""

    file: str
    country: str | None = None  # "" where it was taken out
    added: set[str] = field(default_factory=set)
    taken_out: set[str] = field(default_factory=set)
    remarks: set[str] = field(default_factory=set)
    is_deleted: bool = False


def card_of(name: str, told: Told) -> Card:
    values = {
        "type": "person",
        "aliases": told.aliases,
        "country": told.country,
        "evidence": (Evidence("story", f"said {name}"),),
        "status": "candidate",
    }
    return Card("actor", told.id, name, {key: value for key, value in values.items() if value not in ((), "")})


def list_of(path: Path, name: str) -> list[str]:
    root = to_data(read_yaml(path.read_text()).root)
    assert isinstance(root, dict)
    there = root.get(name, [])
    assert isinstance(there, list)
    return [str(item) for item in there]


class Editing(RuleBasedStateMachine):
    """Articles come, change and go; files are edited, deleted and renamed; in between everything is parsed."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(os.environ["TMPDIR_FOR_EDITING"])
        shutil.rmtree(self.folder, ignore_errors=True)
        self.told: dict[str, Told] = {}
        self.mine: dict[str, Mine] = {}
        self.by_hand: dict[str, bytes] = {}
        self.count = 0

    def next(self) -> str:
        self.count += 1
        return str(self.count)

    def find(self, name: str) -> Path | None:
        """The file that quotes somebody, which there is at most one of."""
        quoting = [path for path in self.folder.glob("actor/*.yml") if f"said {name}" in path.read_text()]
        assert len(quoting) <= 1, quoting
        return quoting[0] if quoting else None

    def own(self, name: str, path: Path) -> Mine:
        """What a person did to a card, for something more to be noted there."""
        mine = self.mine.setdefault(name, Mine(path.stem))
        assert mine.file == path.stem
        return mine

    # ── the articles ─────────────────────────────────────────────────────────────────────────────────────────────────

    @rule(name=NAMES, country=COUNTRIES, aliases=st.sets(st.sampled_from(ALIASES)), data=st.data())
    def tell(self, name: str, country: str, aliases: set[str], data: st.DataObject) -> None:
        free = sorted(set(IDS) - {told.id for other, told in self.told.items() if other != name})
        old = self.told.get(name)
        ids = [*([old.id] * len(free) if old else []), *free]  # mostly the id stays
        names = tuple(f"{name} {alias}" for alias in sorted(aliases))
        self.told[name] = Told(data.draw(st.sampled_from(ids)), country, names)

    @rule(name=NAMES)
    def forget(self, name: str) -> None:
        self.told.pop(name, None)

    @rule()
    def parse(self) -> None:
        self.forgive()
        cards = [card_of(name, told) for name, told in self.told.items()]
        outcome = write_cards(cards, self.folder)
        assert not outcome.problems
        before = {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}
        random.Random(self.count).shuffle(cards)
        again = write_cards(cards, self.folder)
        assert (again.written, again.merged, again.removed) == ([], [], [])
        assert before == {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}
        for name in {*self.told, *self.mine}:
            self.check_card(name)

    def forgive(self) -> None:
        """What a person made undone is not theirs any more."""
        for name, _mine in list(self.mine.items()):
            path = self.find(name)
            if (
                path
                and path.stem == self.base_of(name).stem
                and path.read_bytes() == card_bytes(self.base_of(name).read_bytes())
            ):
                del self.mine[name]

    def check_card(self, name: str) -> None:
        path, told, mine = self.find(name), self.told.get(name), self.mine.get(name)
        if mine is None:
            assert (path is None) == (told is None)
            if path is not None and told is not None:  # the parser's own, to the byte
                wanted = card_of(name, Told(path.stem, told.country, told.aliases))
                assert path.read_text() == write_card(wanted, KINDS["actor"])
            return
        if mine.is_deleted:
            assert path is None
            return
        assert path is not None
        said = to_data(read_yaml(path.read_text()).root)
        assert isinstance(said, dict)
        if told is not None and mine.country is None:
            assert said.get("country", "") == told.country
        if told is not None:
            assert set(told.aliases) - mine.taken_out <= set(said.get("aliases", ()))

    # ── the person ───────────────────────────────────────────────────────────────────────────────────────────────────

    @rule(name=NAMES, is_there=st.booleans())
    def set_country(self, name: str, is_there: bool) -> None:
        if path := self.find(name):
            text, country = path.read_text(), f"country {self.next()}" if is_there else ""
            if country:
                path.write_text(put(text, ["country"], country, list(KINDS["actor"].fields)))
            elif read_yaml(text).root.get("country"):
                path.write_text(drop(text, ["country"]))
            else:
                return
            # Without a country the card is as the parser left it if that had none either.
            self.own(name, path).country = country if country or self.had_country(name) else None

    @rule(name=NAMES)
    def add_alias(self, name: str) -> None:
        if path := self.find(name):
            alias = f"alias {self.next()}"
            path.write_text(put(path.read_text(), ["aliases", len(list_of(path, "aliases"))], alias))
            self.own(name, path).added.add(alias)

    @rule(name=NAMES)
    def take_out_alias(self, name: str) -> None:
        path = self.find(name)
        if path and (there := list_of(path, "aliases")):
            path.write_text(drop(path.read_text(), ["aliases", 0]))
            mine = self.own(name, path)
            mine.taken_out.add(there[0])
            mine.added.discard(there[0])

    @rule(name=NAMES)
    def remark(self, name: str) -> None:
        if path := self.find(name):
            remark = f"# remark {self.next()}."
            path.write_text(path.read_text().replace("\ntype:", f"\n{remark}\ntype:"))
            self.own(name, path).remarks.add(remark)

    @rule(name=NAMES)
    def lay_out_otherwise(self, name: str) -> None:
        if path := self.find(name):
            path.write_text(path.read_text().replace("type: person\n", "type: 'person'   # as it is\n\n"))
            self.own(name, path)

    @rule(name=NAMES, says_so=st.booleans())
    def rename(self, name: str, says_so: bool) -> None:
        if path := self.find(name):
            mine, new = self.own(name, path), f"mine-{self.next()}"
            path = path.rename(path.with_name(f"{new}.yml"))
            mine.file = new
            path.write_text(put(path.read_text(), ["id"], new))
            if says_so:  # else it is known by what it says
                former = self.base_of(name).stem
                path.write_text(put(path.read_text(), ["formerly", len(list_of(path, "formerly"))], former))

    def base_of(self, name: str) -> Path:
        (base,) = [path for path in self.folder.glob(f"{PARSED}/actor/*.yml") if f"said {name}" in path.read_text()]
        return base

    def had_country(self, name: str) -> bool:
        """Whether the parser told of a country when the person's own came in its place."""
        base = read_base(self.base_of(name).read_bytes())
        entry = base.was.get(("country",))
        return (entry.value if entry else base.root.get("country")) is not None

    @rule(name=NAMES)
    def delete(self, name: str) -> None:
        if path := self.find(name):
            self.own(name, path).is_deleted = True
            path.unlink()

    @rule()
    @precondition(lambda self: self.folder.exists())
    def write_by_hand(self) -> None:
        name = f"own-{self.next()}"
        path = self.folder / "actor" / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"id: {name}\ntitle: Somebody\n# {self.count}\n")
        self.by_hand[name] = path.read_bytes()

    @invariant()
    def nothing_of_a_person_is_lost(self) -> None:
        for name, data in self.by_hand.items():
            assert (self.folder / "actor" / f"{name}.yml").read_bytes() == data
        for name, mine in self.mine.items():
            path = self.find(name)
            if mine.is_deleted:
                assert path is None
                continue
            assert path is not None
            text = path.read_text()
            assert path.stem == mine.file
            said = to_data(read_yaml(text).root)
            assert isinstance(said, dict)
            aliases = set(said.get("aliases", ()))
            assert mine.added <= aliases
            assert not mine.taken_out & aliases
            assert all(remark in text for remark in mine.remarks)
            if mine.country is not None:
                assert said.get("country", "") == mine.country


@pytest.fixture(autouse=True)
def _folder_for_editing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR_FOR_EDITING", str(tmp_path / "editing"))


class TestEditing(Editing.TestCase):  # type: ignore[misc]
    # A hundred sequences a run; thousands with BRIEFING_FULL_SIZE.
    settings = settings(
        max_examples=3000 if "BRIEFING_FULL_SIZE" in os.environ else 120, stateful_step_count=30, deadline=None
    )
