"""What happened to an aircraft: shot down, crashed, deployed, denied; where the words of its sentence say so."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.mentions.aircraft_counts import is_listed
from briefing.mentions.catalogue import Catalogue
from briefing.mentions.mention import Fate
from briefing.text.document import Document

BEHIND = 14  # how many words behind a name may still tell what happened to it
BEFORE = 30  # and before it, over a list of others: "lost two Su-25s, a Mi-24 and an An-26"
DENIED = 14  # how many words before what is denied the denial may stand
NEAR = 3  # and the words that leave it open
ENDS = frozenset([";", ":", "but", "while", "whereas", "although", "though"])

Read = tuple[str, int, int]  # what happened, and the tokens that say so


def find_fates(
    document: Document, sightings: Sequence[tuple[int, int]], catalogue: Catalogue
) -> list[tuple[Fate, ...]]:
    """What happened to each aircraft, given as tokens ``[first, last)`` in order; the nearest words that tell it."""
    found: list[tuple[Fate, ...]] = []
    behind: Read | None = None  # what was read behind the aircraft after this one: a list shares its verb
    following = len(document.norms)
    for first, last in reversed(sightings):
        sentence = document.sentence_with(first)
        start, end = (sentence.first, sentence.last) if sentence else (first, last)
        own = _read_behind(document, last, min(end, last + BEHIND, following), catalogue)
        if own is None and following < end and is_listed(document.norms, last, following, catalogue):
            own = behind
        behind, following = own, first
        fate = own or _read_before(document, max(start, first - BEFORE), first, catalogue)
        found.append(_judge(document, start, fate, catalogue) if fate else ())
    return found[::-1]


def _judge(document: Document, start: int, fate: Read, catalogue: Catalogue) -> tuple[Fate, ...]:
    """The fate, denied where a word before it denies it; none where the words leave open whether it came to that."""
    what, first, after = fate
    near = document.norms[max(start, first - NEAR) : after]
    if not catalogue.words["leaving_open"].isdisjoint(near) and not {"had", "forced", "due"} & {*near}:
        return ()
    is_denied = not catalogue.words["denying"].isdisjoint(document.norms[max(start, first - DENIED) : first])
    return (Fate(what, document.span_of(first, after), is_denied),)


def _read_behind(document: Document, last: int, end: int, catalogue: Catalogue) -> Read | None:
    """The phrase behind an aircraft that tells what became of it: what, and its tokens."""
    norms = document.norms
    for at in range(last, end):
        if norms[at] in ENDS or norms[at] in ("and", "that"):
            return None
        for phrase, what in catalogue.fates_behind.get(norms[at], ()):
            if norms[at : at + len(phrase)] == phrase:
                return what, at, at + len(phrase)
    return None


def _read_before(document: Document, start: int, first: int, catalogue: Catalogue) -> Read | None:
    """The phrase before an aircraft that has it for an object: what, and its tokens."""
    norms = document.norms
    for at in range(first - 1, start - 1, -1):
        for phrase, what in catalogue.fates_before.get(norms[at], ()):
            if at + len(phrase) <= first and norms[at : at + len(phrase)] == phrase:
                return what, at, at + len(phrase)
        if norms[at] in catalogue.words["turns"] or norms[at] in ENDS:
            return None
    return None
