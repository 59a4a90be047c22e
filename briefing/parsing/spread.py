"""Work spread over an executor: a few chunks under way at a time, results as they come, and nothing lost with a worker.

What comes of a file does not depend on who read it, or when: whoever gathers the results puts them in order.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import replace
from itertools import repeat

from briefing.links.reading import Single
from briefing.parsing.release import Release
from briefing.parsing.single import Chunk, Done, Source, read_chunk, say_failure
from briefing.parsing.teams import Team, TeamError
from briefing.values import Problem, immutable

BYTES = 20_000  # of files in a chunk: about a tenth of a second's work, sent in a hundredth of that
MOST_FILES = 32  # in a chunk, were they all empty
PATIENCE = 10.0  # seconds without any result after which the team is asked whether somebody is still at work
DIED = "the process that reads it dies (out of memory?)"


@immutable
class Result:
    """What came of one file, and what is to be kept of it."""

    source: Source
    single: Single | Problem
    packed: bytes


def cut_chunks(sources: Iterable[Source], like: Chunk) -> Iterator[Chunk]:
    """The files in chunks of about equal work, as they are asked for; `like` has all but the files."""
    gathered: list[Source] = []
    size = 0
    for source in sources:
        gathered.append(source)
        size += len(source.data)
        if size >= BYTES or len(gathered) == MOST_FILES:
            yield replace(like, sources=tuple(gathered))
            gathered, size = [], 0
    if gathered:
        yield replace(like, sources=tuple(gathered))


def spread(chunks: Iterable[Chunk], team: Team, release: Release) -> Iterator[Result]:
    """What comes of the files of all chunks, in any order, each once.

    What a lost worker was at is done again, with nothing beside it and in ever smaller parts: a file that takes its
    worker down by itself is a problem, and the others go on.

    Raises:
        TeamError: nobody is left to do the work, or a worker is of another release.
    """
    waiting = iter(chunks)
    while lost := (yield from _spread_together(waiting, team, release)):
        yield from _spread_alone(lost, team, release)


def _spread_together(waiting: Iterator[Chunk], team: Team, release: Release) -> Generator[Result, None, list[Chunk]]:
    """What comes of the chunks until none waits or a worker is lost; returns the chunks that were lost with it."""
    running: dict[Future[Done], Chunk] = {}
    lost: list[Chunk] = []
    while True:
        while not lost and len(running) < team.width and (chunk := next(waiting, None)):
            running[team.submit(read_chunk, chunk)] = chunk
        if not running:
            return lost
        for future in _wait(running, team):
            chunk = running.pop(future)
            if (done := team.answer(future)) is None:
                lost.append(chunk)
            else:
                yield from _take(chunk, done, release)


def _spread_alone(lost: Iterable[Chunk], team: Team, release: Release) -> Iterator[Result]:
    """What comes of the chunks one after the other; one that is lost again is halved, down to a single file."""
    suspects = deque(lost)
    while suspects:
        chunk = suspects.popleft()
        sources = chunk.sources
        (future,) = _wait([team.submit(read_chunk, chunk)], team)
        if (done := team.answer(future)) is not None:
            yield from _take(chunk, done, release)
        elif len(sources) == 1:
            yield Result(sources[0], say_failure(sources[0], DIED), b"")
        else:
            middle = len(sources) // 2
            suspects.extendleft([replace(chunk, sources=sources[middle:]), replace(chunk, sources=sources[:middle])])


def _wait(running: Collection[Future[Done]], team: Team) -> Collection[Future[Done]]:
    """Those that have come to an end, at least one."""
    while not (ended := wait(running, PATIENCE, FIRST_COMPLETED).done):
        team.check()
    return ended


def _take(chunk: Chunk, done: Done, release: Release) -> Iterator[Result]:
    if difference := done.release.differs(release):
        raise TeamError(f"a worker is of another release ({difference}): it would read the articles differently")
    packed = done.packed or repeat(b"")
    for source, single, kept in zip(chunk.sources, done.results, packed):  # noqa: B905 (the last may go on)
        yield Result(source, single, kept)
