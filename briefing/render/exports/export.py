"""A file that readers take away."""

from __future__ import annotations

from briefing.render.page import SiteFile
from briefing.values import immutable


@immutable
class Column:
    """A column of a table: its name, and what stands in it."""

    name: str
    meaning: str


@immutable
class Export(SiteFile):
    """A file with what the data page says of it: its format, what is in it, how many rows or items, how to read it.

    `media` is the format's media type (https://www.iana.org/assignments/media-types), `columns` those of a table.
    """

    format: str = ""
    media: str = ""
    about: str = ""
    rows: int = 0
    reading: str = ""
    columns: tuple[Column, ...] = ()

    @property
    def size(self) -> int:
        """Bytes in UTF-8."""
        return len(self.content.encode("utf-8"))
