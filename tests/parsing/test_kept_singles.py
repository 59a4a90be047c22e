"""What is kept of single articles: it counts only where it is whole, ours, and of this file and release."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.kept import FOLDER
from briefing.links.reading import Single
from briefing.pack import PACKAGED
from briefing.parsing import Hands
from briefing.parsing.kept_singles import KeptSingles
from briefing.parsing.packed import MOST_BESIDES, pack_single, unpack_single
from briefing.parsing.single import Source, read_single
from tests.parsing.made import parse_with, write_project

SOURCE = Source(0, "a.txt", b"Minister Anna Berg said on Monday that 12 soldiers were killed near Homs by two Su-24M.")


def single_of(source: Source) -> Single:
    single = read_single(source, PACKAGED)
    assert isinstance(single, Single)
    return single


SINGLE = single_of(SOURCE)
PACKED = pack_single(SINGLE)
WORDS = ("Anna Berg", " said", ' "we', ' left"', " Homs", " 12 ", "killed", "Reuters", "\n\n", ". ", ", ", "Su-24", "é")


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=5), min_size=1).map("".join))
def test_what_is_kept_of_any_article_is_what_was_read(text: str) -> None:
    source = Source(0, "a.txt", text.encode("utf-8", "replace"))
    single = read_single(source, PACKAGED)
    if isinstance(single, Single):
        packed = pack_single(single)
        assert unpack_single(packed, len(source.data)) == single


def press(plain: object) -> bytes:
    return zlib.compress(json.dumps(plain).encode())


def change(plain: Any, *path: int, to: object) -> bytes:
    """What is kept with one value of it changed."""
    *before, last = path
    holder = plain
    for at in before:
        holder = holder[at]
    holder[last] = to
    return press(plain)


def plain() -> Any:
    return json.loads(zlib.decompress(PACKED))


BROKEN: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "cut off": lambda: PACKED[:-9],
    "one byte changed": lambda: PACKED[:40] + bytes([PACKED[40] ^ 1]) + PACKED[41:],
    "no JSON": lambda: zlib.compress(b"cos\nsystem\n(S'true'\ntR."),
    "no list": lambda: press({"reading": 1}),
    "a part missing": lambda: press(plain()[:1]),
    "text for a number": lambda: change(plain(), 0, 0, 1, 0, 1, 0, to="1"),
    "a span that ends before it begins": lambda: change(plain(), 0, 0, 1, 0, 1, to=[9, 2]),
    "a kind of block there is none of": lambda: change(plain(), 0, 0, 1, 0, 0, to="other"),
    "far too deep": lambda: zlib.compress(b"[" * 100_000),
    "a bomb": lambda: zlib.compress(b" " * (MOST_BESIDES * 3)),
}


@pytest.mark.parametrize("make", BROKEN.values(), ids=BROKEN)
def test_what_is_broken_counts_for_nothing(make: Callable[[], bytes]) -> None:
    assert unpack_single(PACKED, len(SOURCE.data)) == SINGLE
    assert unpack_single(make(), len(SOURCE.data)) is None


def test_a_project_whose_cache_is_broken_is_parsed_as_ever(tmp_path: Path) -> None:
    one, two = (write_project(tmp_path / name, 5) for name in ("one", "two"))
    parse_with(one, Hands(), is_kept=True)
    for path, make in zip(sorted((one.root / FOLDER / "articles").glob("*/*")), BROKEN.values(), strict=False):
        path.write_bytes(make())
    for path in sorted(one.cards_folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert parse_with(one, Hands(), is_kept=True) == parse_with(two, Hands())


OTHERS = [
    ("key", Source(7, SOURCE.shown, SOURCE.data), True),  # its place among all does not matter
    ("other key", SOURCE, False),
    ("key", Source(0, "b.txt", SOURCE.data), False),
    ("key", Source(0, SOURCE.shown, SOURCE.data + b" "), False),
]


@pytest.mark.parametrize(("key", "source", "is_found"), OTHERS)
def test_it_is_found_for_the_same_file_path_and_release(
    tmp_path: Path, key: str, source: Source, is_found: bool
) -> None:
    KeptSingles(tmp_path, "key", is_used=True).keep(SOURCE, PACKED)
    assert (KeptSingles(tmp_path, key, is_used=True).find(source) == SINGLE) is is_found
    assert KeptSingles(tmp_path, key, is_used=False).find(source) is None


def test_what_no_article_uses_is_forgotten_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    before = KeptSingles(tmp_path, "before", is_used=True)
    before.keep(SOURCE, PACKED)
    foreign = [before.folder / "aa" / "notes.txt", before.folder / "ab" / ("c" * 38)]
    for path in foreign:
        path.parent.mkdir(exist_ok=True)
        path.touch()
    now = KeptSingles(tmp_path, "now", is_used=True)
    now.keep(SOURCE, PACKED)
    now.forget_others()
    assert before.find(SOURCE) is None
    assert now.find(SOURCE) == SINGLE
    assert all(path.exists() for path in foreign)


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    settings = write_project(tmp_path / "project", 2)
    (settings.root / ".cache").write_text("in the way", encoding="utf-8")
    _, problems = parse_with(settings, Hands(), is_kept=True)
    assert problems == []
