"""Articles that arrive one after another, in any order, while people edit: the cards end up the same."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.cards.renames import PARSED
from briefing.cards.store import Outcome, write_cards
from briefing.yamlfile import put, read_yaml

from .test_several_articles import build, readings

PLACES = list(range(len(readings())))


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def parse(articles: Sequence[int], cards: Path) -> Outcome:
    outcome = write_cards(list(build(tuple(readings()[place] for place in articles)).values()), cards)
    assert not outcome.problems
    return outcome


def files(cards: Path) -> dict[str, bytes]:
    return {path.relative_to(cards).as_posix(): path.read_bytes() for path in cards.rglob("*.yml")}


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(PLACES), st.lists(st.integers(1, len(PLACES)), max_size=3))
def test_the_order_in_which_articles_come_leaves_no_trace(order: list[int], stops: list[int]) -> None:
    with folder() as at_once, folder() as one_by_one:
        parse(PLACES, at_once)
        for stop in [*sorted(stops), len(order)]:
            parse(order[:stop], one_by_one)
        assert files(one_by_one) == files(at_once)


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(PLACES), st.integers(1, len(PLACES) - 1), st.data())
def test_edits_made_in_between_are_in_what_comes_out(order: list[int], stop: int, data: st.DataObject) -> None:
    with folder() as cards:
        parse(order[:stop], cards)
        paths = sorted(path for path in cards.glob("[!.]*/*.yml") if PARSED not in path.parts)
        noted, gone, renamed = (data.draw(st.lists(st.sampled_from(paths), unique=True, max_size=4)) for _ in range(3))
        quotes = {path: quotes_of(path) for path in paths}
        noted, renamed = ([path for path in chosen if path not in gone] for chosen in (noted, renamed))
        for path in noted:
            path.write_text(f"# seen\n{put(path.read_text(), ['notes'], f'Mine, of {path.stem}.')}")
        for path in gone:
            path.unlink()
        for path in renamed:
            text = put(path.read_text(), ["id"], f"{path.stem}-mine")
            path.unlink()
            path.with_name(f"{path.stem}-mine.yml").write_text(text)
        for _ in range(2):
            outcome = parse(order, cards)
            for path in noted:
                now = path.with_name(f"{path.stem}-mine.yml") if path in renamed else path
                assert now.read_text().startswith("# seen\n")
                assert f"Mine, of {path.stem}." in now.read_text()
            for path in gone:
                assert not path.exists() or not quotes[path] & quotes_of(path)
            for path in renamed:
                assert path.with_name(f"{path.stem}-mine.yml").exists()
                assert not path.exists() or not quotes[path] & quotes_of(path)
        assert (outcome.written, outcome.merged, outcome.removed) == ([], [], [])


def quotes_of(path: Path) -> set[str]:
    evidence = read_yaml(path.read_text()).root.get("evidence")
    return {item.get("quote").text for item in getattr(evidence, "items", ()) if item.get("quote")}
