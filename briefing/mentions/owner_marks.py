"""Who in a document may have aircraft: its states with their forces, airlines and armed groups, by token."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from briefing.mentions.actor_line import mark_phrases
from briefing.mentions.catalogue import Catalogue
from briefing.mentions.known_names import read_names
from briefing.mentions.spots import spot_words
from briefing.mentions.states import States, read_state
from briefing.pack import Pack
from briefing.text.document import Document
from briefing.values import Count, immutable

ONE = frozenset(("a", "an", "another"))
POSSESSIVES = frozenset(("its", "their", "his", "her"))
NOT_COMPANIES = (
    ("force",),
    ("forces",),
    ("base",),
    ("defence",),
    ("defense",),
    ("strikes",),
    ("marshal",),
)  # behind "air"


@immutable
class Scene:
    """A document's state words and airlines by token, and its counts by their last token."""

    document: Document
    states: dict[int, str]
    companies: dict[int, str]
    counts: dict[int, tuple[int, Count]]
    catalogue: Catalogue


def mark_bodies(
    document: Document, sightings: Sequence[int], states: dict[int, str], companies: dict[int, str], pack: Pack
) -> None:
    """Mark armed groups, and forces as those of their states, in the sentences with aircraft: "RAF Typhoons"."""
    names = read_names(pack)
    sentences = {sentence.first: sentence for at in sightings if (sentence := document.sentence_with(at))}
    for first, sentence in sentences.items():
        low = bisect_left(document.capitals, first)
        openings = document.capitals[low : bisect_left(document.capitals, sentence.last, low)]
        for chunk in mark_phrases(document, first, sentence.last, names, openings).values():
            group, body = chunk.senses.get("group"), chunk.senses.get("body")
            for at in range(first + chunk.first, first + chunk.after):
                if group:
                    companies.setdefault(at, group.name)
                elif body and body.type == "government":
                    if body.country:
                        states.setdefault(at, body.country)
                    else:
                        companies.setdefault(at, body.name)


def mark_states(document: Document, states: States) -> dict[int, str]:
    """The state each token begins a word for."""
    found = {}
    for index in spot_words(document, states.words):
        if word := read_state(document, index, states):
            found[index] = word.state
    return found


def mark_companies(document: Document, catalogue: Catalogue) -> dict[int, str]:
    """The airline each token names: "Saha Airlines" and, once that is named, "Saha"."""
    norms, texts = document.norms, document.texts
    found: dict[int, str] = {}
    short: dict[str, str] = {}
    for index in spot_words(document, catalogue.words["airlines"]):
        first = index
        starts = document.sentence_with(index)
        lowest = starts.first if starts else 0
        while first > lowest and index - first < 4 and texts[first - 1][0].isupper() and is_written(texts[first - 1]):
            first -= 1
        first += norms[first] in ("a", "an", "the")
        if first >= index or not texts[index][0].isupper() or norms[index + 1 : index + 2] in NOT_COMPANIES:
            continue
        name = " ".join(texts[first : index + 1])
        found[index] = name
        if index - first == 1:
            short[norms[first]] = name
    for index in spot_words(document, short) if short else ():
        if texts[index][0].isupper():
            found.setdefault(index, short[norms[index]])
    return found


def is_written(text: str) -> bool:
    """Whether a token is made of letters: "Saha", "US-Bangla"."""
    return text.replace("-", "").isalpha()
