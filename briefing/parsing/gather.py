"""A project's articles as read and linked each on its own: what is kept is taken from there, the rest is spread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from briefing.links.reading import Single
from briefing.pack import Pack
from briefing.parsing.hands import Hands, hire
from briefing.parsing.kept_singles import KeptSingles
from briefing.parsing.release import Release, read_release
from briefing.parsing.single import Chunk, Source
from briefing.parsing.spread import cut_chunks, spread
from briefing.pipeline import read_data
from briefing.project import name_twin, show_path
from briefing.sources import read_bytes
from briefing.values import Problem, immutable

Read = tuple[int, Single | Problem]  # which file it was, and what came of it


class Progress(Protocol):
    """Wraps what comes in, to show how far it is; `count` is how many that will be."""

    def __call__(self, items: Iterable[Read], count: int) -> Iterable[Read]:
        """The same items."""


@immutable
class Gathered:
    """The articles that could be read, in the order of their files, and what kept the others from it."""

    singles: tuple[Single, ...]
    problems: tuple[Problem, ...]


def unwatched(items: Iterable[Read], count: int) -> Iterable[Read]:  # noqa: ARG001 (as one that shows it)
    """The items; nobody is told how far they are."""
    return items


def gather_singles(
    paths: Sequence[Path],
    root: Path,
    pack: Pack,
    hands: Hands,
    progress: Progress = unwatched,
    *,
    is_kept: bool = True,
) -> Gathered:
    """The articles in the files of `paths`; of two with one id the second is a problem.

    The same comes of it whoever reads them, in whatever order, and whatever an earlier run kept.

    Raises:
        TeamError: those asked to read them cannot.
        ValueError: a file of the pack cannot be read.
    """
    release = read_release(pack)
    kept = KeptSingles(root, release.digest, is_used=is_kept)
    found: list[Single | Problem | None] = [None] * len(paths)
    for index, single in progress(_read_all(paths, root, pack, hands, release, kept), len(paths)):
        found[index] = single
    kept.forget_others()
    return _keep_first(filter(None, found))


def _read_all(
    paths: Sequence[Path], root: Path, pack: Pack, hands: Hands, release: Release, kept: KeptSingles
) -> Iterator[Read]:
    """What comes of each file, in any order; what is new is kept as soon as it is there."""
    fresh: list[int] = []
    size = 0
    for index, path in enumerate(paths):
        source = _open(index, path, root)
        if isinstance(source, Problem):
            yield index, source
        elif single := kept.find(source):
            yield index, single
        else:
            fresh.append(index)  # its bytes are read again when its turn comes: all of them would be much to hold
            size += len(source.data)
    if not fresh:
        return
    read_data(pack)  # before there are more processes; and what is wrong with a pack is no article's fault
    gone: list[Read] = []
    chunk = Chunk((), pack.layers[1:], pack.stamp, kept.is_used)
    with hire(hands, pack, size) as team:
        for result in spread(cut_chunks(_open_again(fresh, paths, root, gone), chunk), team, release):
            if result.packed:
                kept.keep(result.source, result.packed)
            yield result.source.index, result.single
    yield from gone


def _open(index: int, path: Path, root: Path) -> Source | Problem:
    shown = show_path(path, root)
    data = read_bytes(path, shown)
    return data if isinstance(data, Problem) else Source(index, shown, data)


def _open_again(fresh: Iterable[int], paths: Sequence[Path], root: Path, gone: list[Read]) -> Iterator[Source]:
    """The files at those places; one that cannot be read any more goes to `gone`."""
    for index in fresh:
        source = _open(index, paths[index], root)
        if isinstance(source, Problem):
            gone.append((index, source))
        else:
            yield source


def _keep_first(found: Iterable[Single | Problem]) -> Gathered:
    """The articles in their order, those with another's id left out."""
    singles: dict[str, Single] = {}
    problems: list[Problem] = []
    for single in found:
        if isinstance(single, Problem):
            problems.append(single)
            continue
        article = single.reading.document.article
        if article.id in singles:
            other = singles[article.id].reading.document.article
            problems.append(name_twin(article, other.file))
        else:
            singles[article.id] = single
    return Gathered(tuple(singles.values()), tuple(problems))
