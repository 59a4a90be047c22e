"""What deciding on a name needs while the places of a document are read, and what is found on the way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from briefing.mentions.mention import PlaceMention
from briefing.mentions.place_candidates import Candidate, Survey
from briefing.mentions.place_words import PlaceWords, is_held
from briefing.mentions.states import States
from briefing.pack import Pack
from briefing.text.document import Document
from briefing.values import Span, immutable

SMALL_KINDS = frozenset(
    ("camp", "refugee", "crossing", "border", "airport", "airfield", "air", "base", "airbase", "port", "city")
)
LIST = frozenset((",", "and", "or", "/", "&"))


@immutable
class Page:
    """What deciding on a candidate needs."""

    document: Document
    words: PlaceWords
    states: States
    survey: Survey
    pack: Pack


@dataclass(slots=True)
class Finds:
    """The mentions found so far, by their first token, and how often each state holds one of them."""

    at: dict[int, PlaceMention] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    holding: Counter[str] = field(default_factory=Counter)

    def add(self, candidate: Candidate, mention: PlaceMention) -> None:
        """Keep a mention."""
        self.at[candidate.first] = mention
        self.ends[candidate.last] = candidate.first
        if mention.country:
            self.holding[mention.country] += 1


def span_of(page: Page, candidate: Candidate) -> Span:
    """The characters of a candidate."""
    return page.document.span_of(candidate.first, end_of(page, candidate))


def name_of(page: Page, candidate: Candidate) -> str:
    """The words of a candidate as written."""
    return page.document.words_of(candidate.first, end_of(page, candidate))


def end_of(page: Page, candidate: Candidate) -> int:
    """The token after a candidate's name, a kind of place in small letters left out: "Jabalia" of "Jabalia camp"."""
    last, texts = candidate.last, page.document.texts
    while last - 1 > candidate.first and texts[last - 1].islower() and texts[last - 1] in SMALL_KINDS:
        last -= 1
    return last


def is_listed(page: Page, candidate: Candidate, finds: Finds) -> bool:
    """Whether the name goes on a list of places: "over the Caspian Sea, Iran and Iraq"."""
    at = candidate.first - 1
    norms = page.document.norms
    if at >= 0 and is_held(norms[at]):
        at -= 1
    if at >= 0 and norms[at] == "the":
        at -= 1
    if at < 1 or norms[at] not in LIST:
        return False
    if norms[at] == "and" and norms[at - 1] == ",":
        at -= 1
    if at not in finds.ends or finds.at[finds.ends[at]].rule == "place.known":
        return False
    after = norms[candidate.last] if candidate.last < len(norms) else "."
    return after in (".", ",", "and", "or", ")", ";", "in", "on", "as", "to", "for") or norms[at] == "/"


def is_in_apposition(page: Page, candidate: Candidate, finds: Finds) -> bool:
    """Whether the name follows a place in it ("Bishkek, Kyrgyzstan") or is explained ("Tehran, the capital")."""
    norms, first, last = page.document.norms, candidate.first, candidate.last
    if first > 1 and norms[first - 1] == "," and (first - 1) in finds.ends:
        return True
    return is_explained(page.document, last, page.words)


def is_explained(document: Document, last: int, words: PlaceWords) -> bool:
    """Whether an apposition says what kind of place the name is: "Mosul, the de facto capital", "X, a village near"."""
    norms = document.norms
    if last + 1 >= len(norms) or norms[last] != "," or norms[last + 1] not in ("the", "a", "an"):
        return False
    for at in range(last + 2, min(last + 9, len(norms))):
        if norms[at] == "capital" or (norms[at],) in words.kinds:
            return True
        if not document.is_word(at) or norms[at] in ("of", "who", "said", "in"):
            return False
    return False
