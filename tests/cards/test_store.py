from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.cards.card import Card
from briefing.cards.kinds import read_kinds
from briefing.cards.merge import three_way
from briefing.cards.renames import PARSED
from briefing.cards.store import write_cards
from briefing.cards.write import write_card
from briefing.pack import PACKAGED
from briefing.values import Count, Evidence
from briefing.yamlfile import EditError

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


def test_merges_into_an_edited_card_and_keeps_what_the_parser_forgets(tmp_path: Path) -> None:
    write_cards([actor("lavrov")], tmp_path)
    path = tmp_path / "actor/lavrov.yml"
    path.write_bytes(b"# mine\n" + path.read_bytes())
    outcome = write_cards([actor("lavrov", "Mr Lavrov")], tmp_path)
    assert (outcome.merged, outcome.notes()) == (["actor/lavrov"], ["actor/lavrov: aliases: + Mr Lavrov"])
    assert path.read_bytes() == b"# mine\n" + text_of(actor("lavrov", "Mr Lavrov"))
    assert write_cards([actor("lavrov", "Mr Lavrov")], tmp_path).kept == ["actor/lavrov"]
    assert write_cards([], tmp_path).kept == ["actor/lavrov"]
    assert path.read_bytes() == b"# mine\n" + text_of(actor("lavrov", "Mr Lavrov"))
    assert files(tmp_path / PARSED) == {"actor/lavrov.yml": text_of(actor("lavrov", "Mr Lavrov"))}


@pytest.mark.parametrize("broken", [b"id: lavrov\n  title: [", b"\xff\xfe"])
def test_leaves_a_broken_card_alone_and_merges_once_it_is_mended(tmp_path: Path, broken: bytes) -> None:
    write_cards([actor("lavrov")], tmp_path)
    path = tmp_path / "actor/lavrov.yml"
    path.write_bytes(broken)
    assert write_cards([actor("lavrov", "Mr Lavrov")], tmp_path).kept == ["actor/lavrov"]
    assert path.read_bytes() == broken
    path.write_bytes(text_of(actor("lavrov")) + b"notes: mine\n")
    assert write_cards([actor("lavrov", "Mr Lavrov")], tmp_path).merged == ["actor/lavrov"]
    assert path.read_bytes() == text_of(actor("lavrov", "Mr Lavrov")) + b"notes: mine\n"


def test_line_ends_and_byte_order_mark_of_an_edited_card_stay(tmp_path: Path) -> None:
    write_cards([actor("lavrov")], tmp_path)
    path = tmp_path / "actor/lavrov.yml"
    path.write_bytes(b"\xef\xbb\xbf# mine\n" + path.read_bytes())
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    write_cards([actor("lavrov", "Mr Lavrov")], tmp_path)
    wanted = b"\xef\xbb\xbf# mine\n" + text_of(actor("lavrov", "Mr Lavrov"))
    assert path.read_bytes() == wanted.replace(b"\n", b"\r\n")


def test_a_card_that_cannot_be_changed_in_place_is_left_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_cards([actor("lavrov")], tmp_path)
    path = tmp_path / "actor/lavrov.yml"
    path.write_bytes(b"# mine\n" + path.read_bytes())
    before = files(tmp_path)

    def refuse(*_: object) -> None:
        raise EditError("the list's dashes do not stand below each other")

    monkeypatch.setattr(three_way, "put", refuse)
    outcome = write_cards([actor("lavrov", "Mr Lavrov")], tmp_path)
    (problem,) = outcome.problems
    assert problem.check == "not-merged"
    assert "the list's dashes do not stand below each other" in problem.message
    assert (outcome.kept, files(tmp_path)) == (["actor/lavrov"], before)
    monkeypatch.undo()  # nothing was noted as done
    assert write_cards([actor("lavrov", "Mr Lavrov")], tmp_path).merged == ["actor/lavrov"]


def test_follows_again_once_the_edit_is_undone(tmp_path: Path) -> None:
    write_cards([actor("lavrov")], tmp_path)
    path = tmp_path / "actor/lavrov.yml"
    path.write_bytes(b"edited: yes\n")
    write_cards([actor("lavrov", "Mr Lavrov")], tmp_path)
    path.write_bytes(text_of(actor("lavrov", "Mr Lavrov")))  # as the parser says: nothing of it is the person's own
    assert write_cards([actor("lavrov", "Mr Lavrov")], tmp_path).unchanged == ["actor/lavrov"]
    assert write_cards([actor("lavrov")], tmp_path).written == ["actor/lavrov"]


def test_a_card_made_by_hand_is_taken_on_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "actor/lavrov.yml"
    path.parent.mkdir(parents=True)
    mine = b"id: lavrov\ntitle: Mine\ntype: person\n"
    path.write_bytes(mine)
    assert write_cards([actor("lavrov")], tmp_path).kept == ["actor/lavrov"]
    assert path.read_bytes() == mine
    # From now on it is a card like any other: what the parser says anew comes in, and it can be deleted.
    assert write_cards([actor("lavrov", "Mr Lavrov")], tmp_path).merged == ["actor/lavrov"]
    assert path.read_bytes() == mine + b"aliases: [Mr Lavrov]\n"
    path.unlink()
    assert write_cards([actor("lavrov")], tmp_path).deleted == ["actor/lavrov"]


def test_a_card_made_by_hand_that_no_article_has_stays(tmp_path: Path) -> None:
    path = tmp_path / "actor/lavrov.yml"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"mine: yes\n")
    assert write_cards([actor("kerry")], tmp_path).removed == []
    assert path.read_bytes() == b"mine: yes\n"


def test_a_conflict_is_told_and_kept_beside_the_base(tmp_path: Path) -> None:
    write_cards([actor("lavrov")], tmp_path)
    path = tmp_path / "actor/lavrov.yml"
    mine = path.read_bytes().replace(b"person", b"government")
    path.write_bytes(mine)
    parsed = replace(actor("lavrov"), values={**actor("lavrov").values, "type": "media"})
    for _ in range(2):
        outcome = write_cards([parsed], tmp_path)
        assert outcome.notes() == ["actor/lavrov: type: government here, media in the articles now, person before"]
        assert outcome.summary() == "cards: 1 kept as edited, 1 conflict"
        assert path.read_bytes() == mine
        assert files(tmp_path / PARSED) == {
            "actor/lavrov.yml": text_of(parsed) + b".was:\n  - at: [type]\n    value: person\n    mine: government\n",
            "conflicts.yml": b"actor: {lavrov: lavrov}\n",
        }
    write_cards([actor("lavrov")], tmp_path)
    assert files(tmp_path / PARSED) == {"actor/lavrov.yml": text_of(actor("lavrov")), "conflicts.yml": b""}


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
    outcome = write_cards(cards, tmp_path)
    assert outcome.removed == ["dispute/was-it-so"]
    assert "dispute/was-it-so cannot stand without what was deleted and was removed" in outcome.notes()


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


def test_a_renamed_card_goes_on_with_the_articles_and_tells_its_former_id(tmp_path: Path) -> None:
    write_cards([actor("lavrov")], tmp_path)
    old, new = tmp_path / "actor/lavrov.yml", tmp_path / "actor/sergei-lavrov.yml"
    old.rename(new)
    new.write_text(new.read_text().replace("id: lavrov", "id: sergei-lavrov"))
    for _ in range(2):
        write_cards([actor("lavrov", "Mr Lavrov")], tmp_path)
        text = new.read_text()
        assert "aliases: [Mr Lavrov]" in text
        assert "formerly: [lavrov]" in text
    # The line can be taken out again, as all else can.
    new.write_text(text.replace("formerly: [lavrov]\n", ""))
    write_cards([actor("lavrov", "Mr Lavrov")], tmp_path)
    assert "formerly" not in new.read_text()
    write_cards([], tmp_path)
    assert new.exists()


@pytest.mark.parametrize("is_parsed_first", [False, True])
def test_a_renamed_card_stays_when_no_article_has_it_any_more(tmp_path: Path, is_parsed_first: bool) -> None:
    write_cards([actor("lavrov"), actor("kerry")], tmp_path)
    old, new = tmp_path / "actor/lavrov.yml", tmp_path / "actor/sergei-lavrov.yml"
    new.write_text(old.read_text().replace("id: lavrov", "id: sergei-lavrov"))
    old.unlink()
    if is_parsed_first:
        write_cards([actor("lavrov"), actor("kerry")], tmp_path)
    for _ in range(2):
        assert write_cards([actor("kerry")], tmp_path).kept == ["actor/sergei-lavrov"]
        assert new.exists()
    assert write_cards([actor("lavrov"), actor("kerry")], tmp_path).renamed == [("actor/lavrov", "actor/sergei-lavrov")]


def said(name: str, content: str) -> Card:
    quote = (Evidence("story", f"{content}, he said"),)
    return replace(claim(name), title=content, values={**claim(name).values, "content": content, "evidence": quote})


def test_a_rejected_card_does_not_come_back_under_another_id(tmp_path: Path) -> None:
    write_cards([said("minister-says", "it rains"), said("other", "it snows")], tmp_path)
    (tmp_path / "claim/minister-says.yml").unlink()
    for name in ("lavrov-says", "lavrov-says-rain", "minister-says"):
        for _ in range(2):
            outcome = write_cards([said(name, "it rains"), said("other", "it snows")], tmp_path)
            assert (outcome.deleted, outcome.written) == ([f"claim/{name}"], [])
    assert sorted(files(tmp_path)) == [
        f"{PARSED}/claim/minister-says.yml", f"{PARSED}/claim/other.yml", "claim/other.yml"
    ]  # fmt: skip


def test_another_claim_under_the_id_of_a_rejected_one_is_none_of_its_business(tmp_path: Path) -> None:
    write_cards([said("a", "it rains"), said("a-2", "it snows")], tmp_path)
    (tmp_path / "claim/a.yml").unlink()
    # An earlier article comes in, and the ids move on by one.
    cards = [said("a", "it hails"), said("a-2", "it rains"), said("a-3", "it snows")]
    for _ in range(2):
        write_cards(cards, tmp_path)
        found = files(tmp_path / "claim")
        assert found == {"a.yml": text_of(cards[0]), "a-3.yml": text_of(cards[2])}


def test_an_edited_card_keeps_its_id_when_the_parser_makes_it_under_another(tmp_path: Path) -> None:
    write_cards([said("a", "it rains"), said("a-2", "it snows"), claim("b", about=("claim/a",))], tmp_path)
    path = tmp_path / "claim/a.yml"
    path.write_bytes(path.read_bytes() + b"notes: mine\n")
    cards = [said("a", "it hails"), said("a-2", "it rains"), said("a-3", "it snows"), claim("b", about=("claim/a-2",))]
    for _ in range(2):
        write_cards(cards, tmp_path)
        found = files(tmp_path / "claim")
        assert found.pop("a.yml") == text_of(said("a", "it rains")) + b"notes: mine\n"
        assert found.pop("b.yml") == text_of(claim("b", about=("claim/a",)))  # the reference goes to its file
        contents = {name: re.search(rb"(?m)^content: (.*)$", data)[1] for name, data in found.items()}  # type: ignore[index]
        assert contents == {"a-3.yml": b"it snows", "a-4.yml": b"it hails"}


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
