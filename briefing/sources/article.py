"""What reading a file gives: the article's own text, kept to the character, and what its frame says of it."""

from __future__ import annotations

from typing import Literal

from briefing.values import Span, When, immutable

BlockKind = Literal["headline", "caption", "heading", "body", "note"]


@immutable
class Block:
    """A stretch of the text between blank lines (or in one HTML element).

    `headline` the title line; `caption` a photo caption (with its credit); `heading` a cross-head inside the body;
    `body` a paragraph; `note` what is about the article rather than of it ("Editing by …", a copyright line).
    Stages read facts from headlines and body paragraphs; `repeats` marks a caption that says again what another
    block says.
    """

    kind: BlockKind
    span: Span
    repeats: bool = False


@immutable
class Dateline:
    """Where (and sometimes when, and for whom) a story was filed: "BEIRUT (AFP) -". `span` covers it with its dash."""

    span: Span
    place: str = ""
    agency: str = ""
    when: When | None = None


@immutable
class Article:
    r"""One article. Everything but `id`, `file`, `text`, `sha256` and `blocks` is empty where the file does not say.

    `id` comes from the file name; `text` is the text offsets count in (for .txt the file's own characters after
    decoding, with line ends as \n; for .md the body below the front matter; for .html the extracted text).
    `sha256` is the hex digest of the file's bytes. `counts_from` is the day that the story's own words show it to
    be told on ("on Thursday (Oct 1)" in the lead, and the year in a full date near by); `reference` is the day
    relative dates are resolved against.
    """

    id: str
    file: str
    text: str
    sha256: str
    blocks: tuple[Block, ...]
    headline: str = ""
    publisher: str = ""
    agency: str = ""
    bylines: tuple[str, ...] = ()
    dateline: Dateline | None = None
    published: When | None = None
    url: str = ""
    archive_url: str = ""
    retrieved: str = ""
    language: str = ""
    counts_from: When | None = None

    @property
    def reference(self) -> When | None:
        """The day the article counts from: its dateline's, else the day it was published, else what its lead shows."""
        if self.dateline and self.dateline.when and self.dateline.when.day:
            return self.dateline.when
        if self.published and self.published.day:
            return self.published
        return self.counts_from or self.published
