"""Where names, counts and dates may begin: the tokens their finders look at, from one pass over a document."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from briefing.mentions.calendar import read_calendar
from briefing.mentions.known_names import read_names
from briefing.mentions.numbers import read_number_words
from briefing.mentions.spots import spot_words
from briefing.pack import Pack
from briefing.text.document import Document


class Openings(NamedTuple):
    """The tokens whose words open a known name, a count, a date; each list in the order of the text."""

    names: list[int]
    counts: list[int]
    dates: list[int]


# A word → the lists it belongs in (by their places), each with the words of which one must come next, if any must.
_Waiting = Mapping[str, list[tuple[int, frozenset[str] | None]]]


@cache
def _read_waiting(pack: Pack) -> _Waiting:
    names, numbers, calendar = read_names(pack), read_number_words(pack), read_calendar(pack)
    finders = (
        (names.lengths.keys(), names.seconds),
        (numbers.triggers, numbers.needed),
        (calendar.triggers, calendar.seconds),
    )
    waiting: dict[str, list[tuple[int, frozenset[str] | None]]] = {}
    for place, (words, seconds) in enumerate(finders):
        for word in words:
            waiting.setdefault(word, []).append((place, seconds.get(word)))
    return waiting


def find_openings(document: Document, pack: Pack) -> Openings:
    """The tokens at which a known name, a count or a date may begin."""
    waiting, norms = _read_waiting(pack), (*document.norms, "")
    found = Openings([], [], [])
    for at in spot_words(document, waiting):
        for place, seconds in waiting[norms[at]]:
            if seconds is None or norms[at + 1] in seconds:
                found[place].append(at)
    return found
