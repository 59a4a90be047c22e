"""Who has words on what: for each event, dispute, toll and figure the claimants who speak of it.

What a claimant does not mention is everything else. In doubt they are taken to speak: to say of somebody that there are
no words of theirs is the graver mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from briefing.cards.card import Card
from briefing.render.fields import count_of, evidence_of, text_of, texts_of
from briefing.render.names import find_whole
from briefing.render.weight import list_claims, rank_disputes, rank_events, rank_figures
from briefing.values import immutable

if TYPE_CHECKING:
    from briefing.render.library import Library


@immutable
class Silence:
    """What of a kind a claimant has no words on: the weightiest `shown`, how many there are, and `of` how many."""

    kind: str
    shown: tuple[Card, ...]
    count: int
    of: int


@immutable
class Spoken:
    """Who speaks of what in a briefing.

    `subjects` are all cards of each kind, the weightiest first; `speakers` the claimants (ids of camps) who speak of a
    card, by its key, who say most first; `by_camp` the keys of what each claimant speaks of, by its id and the kind.
    """

    subjects: Mapping[str, Sequence[Card]]
    speakers: Mapping[str, tuple[str, ...]]
    by_camp: Mapping[tuple[str, str], frozenset[str]]

    def find_silence(self, camp: str, kind: str, at_most: int) -> Silence:
        """What of a kind a claimant has no words on."""
        spoken = self.by_camp.get((camp, kind), frozenset())
        unspoken = (card for card in self.subjects[kind] if card.key not in spoken)
        of = len(self.subjects[kind])
        return Silence(kind, tuple(islice(unspoken, at_most)), of - len(spoken), of)


def gather_spoken(library: Library) -> Spoken:
    """Who speaks of what, worked out once for all claimants."""
    cards = library.briefing.cards
    subjects = {kind: rank(library, cards.get(kind, {}).values()) for kind, rank in RANKS.items()}
    order = {camp: number for number, camp in enumerate(library.camps)}
    speakers = {
        card.key: tuple(sorted(find_speakers(library, card), key=order.__getitem__))
        for listed in subjects.values()
        for card in listed
    }
    by_camp: dict[tuple[str, str], set[str]] = {}
    for kind, listed in subjects.items():
        for card in listed:
            for camp in speakers[card.key]:
                by_camp.setdefault((camp, kind), set()).add(card.key)
    return Spoken(subjects, speakers, {of: frozenset(keys) for of, keys in by_camp.items()})


def find_speakers(library: Library, card: Card) -> frozenset[str]:
    """The claimants who speak of an event, a dispute, a toll or a figure.

    Their statement is about it or holds it, they give or contest the number or another one of the same people, or they
    take a position in the dispute.
    """
    about = (found.card for found in library.leading_to.get(card.key, ()) if found.card.kind == "claim")
    saying = [card, *about, *SPEAKING[card.kind](library, card)]
    names = (name for one in saying for field in ("claimants", "claimed_by") for name in texts_of(one, field))
    return frozenset(library.ends[name] for name in names if name in library.ends)


def _tell_event(library: Library, event: Card) -> Iterator[Card]:
    """The claims that hold what happened or part of it, and those on other sentences that tell of the same event."""
    what = text_of(event, "what") or event.title
    for evidence in evidence_of(event):
        for claim in library.claims_on.get((evidence.source, evidence.quote), ()):
            content = text_of(claim, "content")
            if what not in evidence.quote or what in content or (content and content in what):
                yield claim


def _tell_figure(library: Library, figure: Card) -> Iterator[Card]:
    """The claims that hold the number with what it counts."""
    count, what = count_of(figure, "count"), text_of(figure, "who") or text_of(figure, "what")
    if not count or not count.as_written:
        return
    for evidence in evidence_of(figure):
        for claim in library.claims_on.get((evidence.source, evidence.quote), ()):
            content = text_of(claim, "content")
            if what in content and find_whole(count.as_written, content) >= 0:
                yield claim


def _tell_toll(library: Library, toll: Card) -> Iterator[Card]:
    """What holds the number, what contests it, and what other numbers of the same people there are."""
    yield from _tell_figure(library, toll)
    beside = [("claim", "contested_by"), ("casualty", "contradicts"), ("casualty", "supersedes")]
    keys = [f"{kind}/{name}" for kind, field in beside for name in texts_of(toll, field)]
    yield from (library.cards[key] for key in keys if key in library.cards)
    for found in library.leading_to.get(toll.key, ()):
        if found.card.kind == "casualty" and found.field in ("contradicts", "supersedes"):
            yield found.card


RANKS = {"event": rank_events, "dispute": rank_disputes, "casualty": rank_figures, "figure": rank_figures}
SPEAKING: Mapping[str, Callable[[Library, Card], Iterator[Card]]] = {
    "event": _tell_event,
    "dispute": lambda library, dispute: iter(list_claims(library, dispute)),
    "casualty": _tell_toll,
    "figure": _tell_figure,
}
