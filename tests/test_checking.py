"""A check after an edit: what it says is what a fresh one says, and it works out only what the edit can change."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

import briefing.cards.read
import briefing.cards.sheet
import briefing.kept
from briefing.cards.briefing import Briefing
from briefing.checking import Lookout, check_project, mend_project
from briefing.checks.report import format_problems
from briefing.checks.run import OF_CARDS
from briefing.kept import FOLDER, KeptFile, find_key
from briefing.pack import HERE, PACKAGED, Pack
from briefing.render import Site, render_site
from briefing.render.kept_texts import KeptTexts
from briefing.settings import Settings

from .checks.made import STORY, make_project

CASE = {
    "cards": {
        "actor/lavrov": "title: Mr Lavrov\n",
        "actor/group": "title: opposition group\nevidence:\n  - source: story\n    quote: opposition group accused\n",
        "claim/a": "claimants: [lavrov]\n",
        "claim/b": "claimants: [lavrov]\ntarget: group\n",
        "claim/c": "claimants: [nobody]\n",
        "casualty/all": "count: 36\n",
        "casualty/part": "count: 36\npart_of: all\n",
        "place/homs": "title: Mr Lavrov\n",
        "event/other": "what: a sunny day\nevidence:\n  - source: other\n    quote: a sunny day\n",
        "source/other": "file: seeds/other.txt\nsha256: x\nevidence:\n  - source: other\n    quote: a sunny day\n",
    }
}
OTHER = "It was a sunny day in Paris."


class Counted:
    """A project whose checks are counted: the files opened and taken apart, and the checks run."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.settings = make_project(folder, CASE)
        self.folder = folder
        self.opened: list[str] = []
        self.parsed: list[str] = []
        self.run: list[tuple[str, str]] = []
        (folder / "seeds/other.txt").write_text(OTHER, encoding="utf-8")
        monkeypatch.setattr(briefing.kept, "SETTLED", -(10**18))  # as if all had lain there for long
        for module in (briefing.cards.read, briefing.cards.sheet):
            self._count(monkeypatch, module, "read_start", self.opened, 0)
            self._count(monkeypatch, module, "decode_yaml", self.parsed, 1)
        self.check()

    def _count(
        self, monkeypatch: pytest.MonkeyPatch, module: object, name: str, into: list[str], argument: int
    ) -> None:
        real: Callable[..., object] = getattr(module, name)

        def counted(*arguments: object) -> object:
            into.append(Path(str(arguments[argument])).stem)
            return real(*arguments)

        monkeypatch.setattr(module, name, counted)

    def check(self) -> None:
        self.opened.clear()
        self.parsed.clear()
        found, checked = check_project(self.settings)
        self.run = [(check, Path(path).stem) for check, path in checked.run]
        opened, parsed = list(self.opened), list(self.parsed)
        fresh = check_project(self.settings, is_kept=False)[1]
        assert checked.problems == fresh.problems
        assert len(fresh.run) == len(OF_CARDS) * sum(len(cards) for cards in found.cards.values())
        self.opened[:], self.parsed[:] = opened, parsed

    def path(self, card: str) -> Path:
        return self.folder / "docs/cards" / f"{card}.yml"

    def edit(self, card: str, old: str, new: str) -> None:
        text = self.path(card).read_text(encoding="utf-8")
        assert old in text
        self.path(card).write_text(text.replace(old, new), encoding="utf-8")
        self.check()


@pytest.fixture
def counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counted:
    return Counted(tmp_path, monkeypatch)


def all_of(card: str) -> set[tuple[str, str]]:
    return {(check, card) for check in OF_CARDS}


def test_a_second_check_does_nothing(counted: Counted) -> None:
    counted.check()
    assert (counted.opened, counted.parsed, counted.run) == ([], [], [])


def test_an_edit_touches_its_own_card(counted: Counted) -> None:
    counted.edit("actor/group", "type: person", "type: person\nnotes: Seen.")
    assert (counted.opened, counted.parsed, set(counted.run)) == (["group"], ["group"], all_of("group"))


def test_a_new_title_touches_those_it_may_help(counted: Counted) -> None:
    counted.edit("actor/group", "title: opposition group", "title: opposition groups")
    assert counted.opened == ["group", "c"], "claim/c leads to nobody, and is told whose name is nearest"
    assert set(counted.run) == all_of("group") | {("dangling-reference", "c")}


def test_a_deleted_card_touches_what_leads_to_it(counted: Counted) -> None:
    counted.path("actor/lavrov").unlink()
    counted.check()
    assert counted.opened == ["a", "b", "c"], "to show where the problem is"
    assert set(counted.run) == {("dangling-reference", name) for name in ("a", "b", "c")}


def test_a_new_card_touches_what_was_waiting_for_it(counted: Counted) -> None:
    text = counted.path("actor/lavrov").read_text(encoding="utf-8")
    counted.path("actor/nobody").write_text(text.replace("id: lavrov", "id: nobody"), encoding="utf-8")
    counted.check()
    assert "nobody" in counted.opened
    assert set(counted.run) == {
        *all_of("nobody"),
        ("dangling-reference", "c"),
        ("duplicate-alias", "lavrov"),
    }


def test_a_renamed_card_touches_both_ends(counted: Counted) -> None:
    counted.path("claim/b").rename(counted.path("claim/d"))
    counted.check()
    assert set(counted.run) == {*all_of("d"), ("duplicate-id", "d")}


def test_a_toll_touches_its_parts_and_its_total(counted: Counted) -> None:
    counted.edit("casualty/all", "count: 36", "count: 12")
    assert set(counted.run) == {*all_of("all"), ("parts-and-total", "part")}
    counted.edit("casualty/part", "count: 36", "count: 12")
    assert set(counted.run) == {*all_of("part"), ("parts-and-total", "all")}


def test_an_article_touches_the_cards_that_quote_it(counted: Counted) -> None:
    (counted.folder / "seeds/other.txt").write_text("It was a rainy day in Paris.", encoding="utf-8")
    counted.check()
    cards = {card for _, card in counted.run}
    assert cards == {"other"}, "event/other and source/other"
    assert Counter(counted.run)["quote-lost", "other"] == 2
    assert ("loaded-title", "other") not in counted.run


def test_another_version_keeps_nothing(counted: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("briefing.cards.kept_sheets", "briefing.checks.kept_checks"):
        monkeypatch.setattr(f"{module}.find_key", lambda _: "another")
    counted.check()
    assert len(counted.opened) == len(CASE["cards"]) + 1


SPOILT = {
    "cut": lambda data: data[: len(data) // 2],
    "empty": lambda _: b"",
    "no text": lambda _: b"\xff\x00" * 40,
    "a line changed": lambda data: data.replace(b"Mr Lavrov", b"Mr Kerry!"),
    "lines exchanged": lambda data: b"\n".join([data.split(b"\n")[0], *reversed(data.split(b"\n")[1:])]),
}


@pytest.mark.parametrize("name", ["cards", "checks"])
@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_file_counts_for_nothing(counted: Counted, name: str, how: str) -> None:
    path = counted.folder / FOLDER / name
    whole = path.read_bytes()
    path.write_bytes(SPOILT[how](whole))
    counted.check()
    counted.check()
    assert path.read_bytes() == whole


def test_the_folder_may_be_deleted(counted: Counted) -> None:
    shutil.rmtree(counted.folder / ".cache")
    counted.check()
    assert len(counted.opened) == len(CASE["cards"]) + 1
    assert (counted.folder / FOLDER / ".gitignore").read_text(encoding="utf-8").endswith("*\n")


def test_where_nothing_can_be_kept_all_is_checked(tmp_path: Path) -> None:
    settings = make_project(tmp_path, CASE)
    (tmp_path / ".cache").write_text("not a folder", encoding="utf-8")
    assert check_project(settings)[1].problems == check_project(settings, is_kept=False)[1].problems


def test_no_cache_keeps_nothing(tmp_path: Path) -> None:
    check_project(make_project(tmp_path, CASE), is_kept=False)
    assert not (tmp_path / ".cache").exists()


def test_a_file_that_changed_just_now_is_looked_into(tmp_path: Path) -> None:
    settings = make_project(tmp_path, CASE)
    check_project(settings)
    path = tmp_path / "docs/cards/actor/group.yml"
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("type: person", "type: persom"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert [p.check for p in check_project(settings)[1].problems if p.path.endswith("group.yml")] == ["wrong-type"]


def test_the_project_s_own_words_are_in_the_key(tmp_path: Path) -> None:
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons/loaded.yml").write_text("sunny: [sunny]\n", encoding="utf-8")
    assert find_key(Pack((HERE, tmp_path))) != find_key(PACKAGED)


def test_two_who_keep_at_once_do_not_mix(tmp_path: Path) -> None:
    one, other = KeptFile(tmp_path / "x", "key"), KeptFile(tmp_path / "x", "key")
    one.write(["a"])
    other.write(["b"])
    assert KeptFile(tmp_path / "x", "key").lines == ["a"]


KINDS = ("actor", "claim", "casualty", "source")
NAMES = ("a", "b", "c")
LINES = (
    "aliases: [Lavrov, Moscow]",
    "formerly: [b]",
    "claimants: [a, c]",
    "target: b",
    "part_of: a",
    "contradicts: [b]",
    "count: 63",
    "id: c",
    "title: Lavrov",
    "title: The regime",
    "title: [x]",
    "act: denied",
    "act: [denies]",
    "notes: See [him](card:actor/a).",
    "said: 30.9.2015",
    "Claimed-By: a",
    "status: deprecated",
    "evidence:\n  - source: a\n    quote: We have no such data",
    "evidence:\n  - source: story\n    quote: “We have no such  data,”\n    prefix: nowhere",
    "evidence:\n  - source: story\n    quote: accused Moscow\n    prefix: nowhere",
    ": : :",
)
ARTICLES = (STORY, STORY.replace("Moscow", "Minsk"), "“We have no such data,” he said.")


@contextmanager
def trusting(*, stamps: bool) -> Iterator[None]:
    """Whether the disk's own word for a file is taken at once, or only when the file has lain there for a while."""
    before = briefing.kept.SETTLED
    briefing.kept.SETTLED = -(10**18) if stamps else before
    try:
        yield
    finally:
        briefing.kept.SETTLED = before


def list_all(site: Site) -> dict[str, object]:
    """The pages and files of a site by path."""
    return {made.path: made for made in (*site.pages, *site.files)}


class Editing(RuleBasedStateMachine):
    """Cards and articles come, change, move and go in any order."""

    @initialize(stamps=st.booleans())
    def begin(self, stamps: bool) -> None:
        self.trusting = trusting(stamps=stamps)
        self.trusting.__enter__()
        self.folder = Path(tempfile.mkdtemp())
        self.settings: Settings = make_project(self.folder, {})
        self.lookout = Lookout(self.folder, self.settings.layers)
        self.clock = 10**18

    def put(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.clock += 10**9  # no two files with one stamp, however quick the test is
        os.utime(path, ns=(self.clock, self.clock))

    def card(self, kind: str, name: str) -> Path:
        return self.folder / "docs/cards" / kind / f"{name}.yml"

    @rule(kind=st.sampled_from(KINDS), name=st.sampled_from(NAMES), lines=st.lists(st.sampled_from(LINES), max_size=3))
    def write(self, kind: str, name: str, lines: list[str]) -> None:
        other = make_project(Path(tempfile.mkdtemp()), {"cards": {f"{kind}/{name}": "".join(f"{x}\n" for x in lines)}})
        made = other.cards_folder / kind / f"{name}.yml"
        self.put(self.card(kind, name), made.read_text(encoding="utf-8"))
        shutil.rmtree(other.root)

    @rule(kind=st.sampled_from(KINDS), name=st.sampled_from(NAMES))
    def delete(self, kind: str, name: str) -> None:
        self.card(kind, name).unlink(missing_ok=True)

    @rule(kind=st.sampled_from(KINDS), names=st.permutations(NAMES))
    def rename(self, kind: str, names: list[str]) -> None:
        if self.card(kind, names[0]).exists():
            self.card(kind, names[0]).replace(self.card(kind, names[1]))

    @rule(name=st.sampled_from(["story", *NAMES]), text=st.sampled_from(ARTICLES))
    def tell(self, name: str, text: str) -> None:
        self.put(self.folder / "seeds" / f"{name}.txt", text)

    @rule(name=st.sampled_from(["story", *NAMES]))
    def withdraw(self, name: str) -> None:
        (self.folder / "seeds" / f"{name}.txt").unlink(missing_ok=True)

    @rule(names=st.permutations(NAMES), is_same=st.booleans())
    def decide(self, names: list[str], is_same: bool) -> None:
        what = "same" if is_same else "not_same"
        sides = f"[actor/{names[0]}, actor/{names[1]}]"
        text = f"decisions:\n  - {{{what}: {sides}, by: M. Okafor, on: 2026-11-26, reason: So it is.}}\n"
        self.put(self.folder / "docs/cards/decisions.yml", text)

    @rule()
    def mend(self) -> None:
        would = mend_project(self.settings, is_dry=True, is_kept=False)
        assert list(map(str, mend_project(self.settings).made)) == list(map(str, would.made))
        assert mend_project(self.settings).made == ()

    @invariant()
    def says_what_a_fresh_check_says(self) -> None:
        if not hasattr(self, "settings"):
            return
        kept = check_project(self.settings)
        fresh = check_project(self.settings, is_kept=False)
        assert format_problems(kept[1].problems) == format_problems(fresh[1].problems)
        assert kept[1].problems == fresh[1].problems
        assert kept[0].cards == fresh[0].cards
        assert check_project(self.settings)[1].run == ()
        self.shows_what_a_fresh_site_shows(replace(fresh[0], problems=fresh[1].problems))

    def shows_what_a_fresh_site_shows(self, fresh: Briefing) -> None:
        """Also of a program that looks again and again, and where pages are kept from one build to the next."""
        made = list_all(render_site(fresh))
        seen = self.lookout.look(self.settings)
        assert seen.problems == fresh.problems
        assert list_all(render_site(seen, held=self.lookout.held)) == made
        kept = KeptTexts(self.folder, PACKAGED, ())
        assert list_all(render_site(fresh, kept=kept)) == made
        kept.write()

    def teardown(self) -> None:
        if hasattr(self, "settings"):
            shutil.rmtree(self.folder)
            self.trusting.__exit__(None, None, None)


TestEditing = Editing.TestCase
TestEditing.settings = hypothesis_settings(max_examples=30, stateful_step_count=20, deadline=None)
