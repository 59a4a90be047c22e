"""What needs no other article: a file's bytes → the article read and linked on its own. This is what is spread."""

from __future__ import annotations

from pathlib import Path, PurePath

from briefing.kept import digest
from briefing.links.reading import Single
from briefing.pack import HERE, Pack
from briefing.parsing.packed import pack_single
from briefing.parsing.release import Release, read_release
from briefing.pipeline import link_closely, read_closely
from briefing.sources import make_article
from briefing.values import Problem, immutable

CHECK = "article-fails"


@immutable
class Source:
    """An article's file: its place among all, its path as messages show it, and what it holds."""

    index: int
    shown: str
    data: bytes

    def name(self, key: str) -> str:
        """What the article's reading is kept under: it depends on the bytes, the path, and the program (`key`)."""
        return digest(key, self.shown, self.data)


@immutable
class Chunk:
    """Work for one process: some files, and the project's own layers of the pack."""

    sources: tuple[Source, ...]
    layers: tuple[Path, ...]
    stamp: str
    is_kept: bool

    @property
    def pack(self) -> Pack:
        """The pack here: on another machine the packaged data may lie elsewhere."""
        return Pack((HERE, *self.layers), self.stamp)


@immutable
class Done:
    """What came of a chunk's files, in their order, and by which release; `packed` is what is to be kept of each."""

    release: Release
    results: tuple[Single | Problem, ...]
    packed: tuple[bytes, ...]


def read_chunk(chunk: Chunk) -> Done:
    """All files of the chunk read; one that the parser fails on is a problem, and holds up no other."""
    pack = chunk.pack
    results = tuple([read_single(source, pack) for source in chunk.sources])
    packed = tuple([pack_single(result) if isinstance(result, Single) else b"" for result in results])
    return Done(read_release(pack), results, packed if chunk.is_kept else ())


def read_single(source: Source, pack: Pack) -> Single | Problem:
    """The article in the file as read and linked on its own, or what keeps it from being read."""
    try:
        article = make_article(source.data, PurePath(source.shown), source.shown, pack)
        return article if isinstance(article, Problem) else link_closely(read_closely(article, pack), pack)
    except Exception as error:
        return say_failure(source, f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)


def say_failure(source: Source, why: str) -> Problem:
    """The problem that the parser fails on a file."""
    hint = "the other articles are parsed; please report this, with the article if you may"
    return Problem(source.shown, 0, 0, CHECK, f"the parser fails on this article: {why}", hint)
