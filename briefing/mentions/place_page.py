"""What deciding on a name needs while the places of a document are read, and what is found on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.mentions.mention import PlaceMention
from briefing.mentions.place_candidates import Candidate, Survey
from briefing.mentions.place_words import PlaceWords
from briefing.mentions.states import States
from briefing.pack import Pack
from briefing.text.document import Document, Token
from briefing.values import Span

LIST = frozenset((",", "and", "or", "/", "&"))


@dataclass(frozen=True, slots=True)
class Page:
    """What deciding on a candidate needs."""

    document: Document
    tokens: Sequence[Token]
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
    return Span(page.tokens[candidate.first].start, page.tokens[candidate.last - 1].end)


def name_of(page: Page, candidate: Candidate) -> str:
    """The words of a candidate as written."""
    return page.document.text[page.tokens[candidate.first].start : page.tokens[candidate.last - 1].end]


def is_listed(page: Page, candidate: Candidate, finds: Finds) -> bool:
    """Whether the name goes on a list of places: "over the Caspian Sea, Iran and Iraq"."""
    at = candidate.first - 1
    tokens = page.tokens
    if at >= 0 and tokens[at].norm == "the":
        at -= 1
    if at < 1 or tokens[at].norm not in LIST:
        return False
    if tokens[at].norm == "and" and tokens[at - 1].norm == ",":
        at -= 1
    if at not in finds.ends or finds.at[finds.ends[at]].rule == "place.known":
        return False
    after = tokens[candidate.last].norm if candidate.last < len(tokens) else "."
    return after in (".", ",", "and", "or", ")", ";", "in", "on", "as", "to", "for") or tokens[at].norm == "/"


def is_in_apposition(page: Page, candidate: Candidate, finds: Finds) -> bool:
    """Whether the name follows a place in it ("Bishkek, Kyrgyzstan") or is explained ("Tehran, the capital")."""
    tokens, first, last = page.tokens, candidate.first, candidate.last
    if first > 1 and tokens[first - 1].norm == "," and (first - 1) in finds.ends:
        return True
    return is_explained(tokens, last, page.words)


def is_explained(tokens: Sequence[Token], last: int, words: PlaceWords) -> bool:
    """Whether an apposition says what kind of place the name is: "Mosul, the de facto capital", "X, a village near"."""
    if last + 1 >= len(tokens) or tokens[last].norm != "," or tokens[last + 1].norm not in ("the", "a", "an"):
        return False
    for token in tokens[last + 2 : last + 9]:
        if token.norm == "capital" or (token.norm,) in words.kinds:
            return True
        if not token.is_word or token.norm in ("of", "who", "said", "in"):
            return False
    return False
