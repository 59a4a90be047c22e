"""Which pages and parts of files are made again after an edit, and which were kept."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import pytest

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card
from briefing.cards.sheet import Sheet
from briefing.kept import KeptFile, digest
from briefing.pack import HERE, PACKAGED, Pack
from briefing.render import Site, render_site
from briefing.render.kept_texts import Keeping, KeptTexts
from briefing.render.library import Library
from briefing.render.watched import WATCHED, WatchedLibrary
from briefing.sources.article import Article
from briefing.values import Evidence
from tests.render.sample import article_of, brief, card, sample_cards, seed_article

ALIKE = {"words", "catalogue"}  # the same for all pages
IN_PARTS = {"spoken"}  # watched part by part


def briefing_of(cards: list[Card], *more: Article) -> Briefing:
    """A briefing whose cards were read from files."""
    placed = [replace(one, path=f"docs/cards/{one.key}.yml") for one in cards]
    sheets = {one.path: Sheet(one.path, one.kind, one.id, digest(repr(one)), one, (one.id,), ()) for one in placed}
    briefing = brief(placed, seed_article())
    articles = {**briefing.articles, **{article.id: article for article in more}}
    return replace(briefing, articles=articles, sheets=sheets)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the texts that were made and not found."""
    made: list[str] = []
    add = Keeping.add

    def note(self: Keeping, name: str, text: str) -> None:
        made.append(name)
        add(self, name, text)

    monkeypatch.setattr(Keeping, "add", note)
    return made


def build(
    folder: Path, cards: list[Card], pack: Pack = PACKAGED, *, name: str = "", more: Iterable[Article] = ()
) -> Mapping[str, str]:
    kept, briefing = KeptTexts(folder, pack, [name]), briefing_of(cards, *more)
    texts = list_texts(render_site(briefing, pack, kept=kept))
    kept.write()
    assert texts == list_texts(render_site(briefing, pack))
    return texts


def list_texts(site: Site) -> Mapping[str, str]:
    """All that the site says, by path."""
    return {page.path: page.body for page in site.pages} | {file.path: file.content for file in site.files}


def test_nothing_is_made_again_where_nothing_changed(tmp_path: Path, made: list[str]) -> None:
    build(tmp_path, sample_cards())
    assert {path for path in made if path.startswith("cards/")} == {f"cards/{one.key}.md" for one in sample_cards()}
    assert "lens/russia.md" in made
    made.clear()
    build(tmp_path, sample_cards())
    assert made == []


def test_after_an_edit_only_what_shows_it_is_made_again(tmp_path: Path, made: list[str]) -> None:
    cards, other = sample_cards(), article_of("A ship sank.", "other")
    told = (Evidence("other", "A ship sank."),)
    ship, crew = (card(*which, evidence=told) for which in (("place", "ship", "a ship"), ("actor", "crew", "a crew")))
    cards += [card("source", "other", "A ship"), ship, crew]
    build(tmp_path, cards, more=[other])
    made.clear()
    build(tmp_path, [replace(one, title="one ship") if one is ship else one for one in cards], more=[other])
    assert sorted(made) == [
        *("cards/actor/crew.md", "cards/place/ship.md", "cards/source/other.md"),
        "data/briefing.json actor/crew",  # its quote stands in the article, which the ship stands on
        *("data/briefing.json place/ship", "data/briefing.jsonld place/ship", "data/places.csv place/ship"),
    ]


def test_a_file_names_a_card_anew_that_another_card_is_called(tmp_path: Path, made: list[str]) -> None:
    build(tmp_path, sample_cards())
    made.clear()
    texts = build(
        tmp_path, [replace(one, title="Homs city") if one.key == "place/homs" else one for one in sample_cards()]
    )
    assert "data/casualties.csv casualty/homs-36-killed" in made
    assert "Homs city" in texts["data/casualties.csv"]
    assert not any(name.startswith("data/sources.csv") for name in made)


def test_a_page_that_names_a_card_is_made_again_when_the_card_comes(tmp_path: Path, made: list[str]) -> None:
    without = [one for one in sample_cards() if one.key != "place/homs"]
    before = build(tmp_path, without)["cards/casualty/homs-36-killed.md"]
    made.clear()
    after = build(tmp_path, sample_cards())["cards/casualty/homs-36-killed.md"]
    assert "cards/casualty/homs-36-killed.md" in made
    assert before != after


def test_with_other_templates_words_or_settings_nothing_counts(tmp_path: Path, made: list[str]) -> None:
    folder = tmp_path / "words"
    (folder / "templates" / "card").mkdir(parents=True)
    build(tmp_path, sample_cards(), Pack.over(folder))
    (folder / "templates" / "card" / "place.html.j2").write_text("<h1>Ours</h1>", encoding="utf-8")
    made.clear()
    assert "Ours" in build(tmp_path, sample_cards(), Pack.over(folder))["cards/place/homs.md"]
    assert len(made) > len(sample_cards())
    made.clear()
    build(tmp_path, sample_cards(), Pack.over(folder), name="another")
    assert len(made) > len(sample_cards())


def test_with_other_outlines_nothing_counts(tmp_path: Path, made: list[str]) -> None:
    outlines = tmp_path / "words" / "outlines" / "world.json"
    outlines.parent.mkdir(parents=True)
    for world in ("{}", "[]"):
        outlines.write_text(world, encoding="utf-8")
        made.clear()
        build(tmp_path, sample_cards(), Pack((HERE, tmp_path / "words")))
        assert len(made) > len(sample_cards())


@pytest.mark.parametrize("spoil", [lambda data: data[:-40], lambda _: b"", lambda data: b"\xff" + data])
def test_a_spoilt_file_counts_for_nothing(tmp_path: Path, made: list[str], spoil: object) -> None:
    build(tmp_path, sample_cards())
    [path] = tmp_path.rglob("texts")
    path.write_bytes(spoil(path.read_bytes()))  # type: ignore[operator]
    made.clear()
    build(tmp_path, sample_cards())
    assert len(made) > len(sample_cards())


FOREIGN = [
    [],
    ["[]"],
    ["{}", "cards/claim/any.md\t0\t"],
    ['[["cards", "value", {}, ""]]'],
    ['[["read_own_words", "value", "", ""]]'],
    ['[["broken", "value", "", "-"]]'],
    ['[["nothing", "value", "", ""]]'],
    ["[" * 100_000],
    ["no JSON"],
]


@pytest.mark.parametrize("first", FOREIGN)
@pytest.mark.parametrize("rest", ["\t0\t1", "\t\t[]", "\t\t{", '\t7\t""', '\tx\t""', "\t", "", "\t\t\t"])
def test_a_file_that_somebody_wrote_by_hand_is_survived(
    tmp_path: Path, made: list[str], first: list[str], rest: str
) -> None:
    kept = KeptTexts(tmp_path, PACKAGED, [""])
    kept.write()
    [path] = tmp_path.rglob("texts")
    key = path.read_text(encoding="ascii").split()[0]
    KeptFile(path, key).write([*first, *(f"cards/{one.key}.md{rest}" for one in sample_cards())])
    build(tmp_path, sample_cards())
    assert len(made) > len(sample_cards())


def test_a_page_at_fault_is_not_kept(tmp_path: Path, made: list[str]) -> None:
    (tmp_path / "templates" / "card").mkdir(parents=True)
    (tmp_path / "templates" / "card" / "place.html.j2").write_text("{{ nothing.at.all }}", encoding="utf-8")
    build(tmp_path, sample_cards(), Pack((HERE, tmp_path)))
    assert "cards/place/homs.md" not in made


def test_all_that_follows_from_cards_is_watched() -> None:
    lazily = {name for name, value in vars(Library).items() if isinstance(value, cached_property) and name[0] != "_"}
    watched = {*WATCHED, *(name for name, value in vars(WatchedLibrary).items() if isinstance(value, property))}
    assert lazily == watched | ALIKE | IN_PARTS


def test_pages_of_cards_ask_for_nothing_else() -> None:
    """What the watched library hides of the briefing is all that it does not watch."""
    hidden = inspect.getsource(WatchedLibrary.__init__)
    for name in Briefing.__dataclass_fields__:
        assert f"{name}=" in hidden or name in ("kinds", "pack"), name
