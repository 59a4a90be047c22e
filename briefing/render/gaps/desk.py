"""Gaps in the work: what nobody has read, what no card stands on, what leads nowhere."""

from __future__ import annotations

from briefing.render.fields import record_of, text_of
from briefing.render.gaps.gap import Gap, Row
from briefing.render.library import Library


def find_unmapped(library: Library) -> Gap:
    """Places without coordinates."""
    places = library.briefing.cards.get("place", {}).values()
    found = sorted((card for card in places if not record_of(card, "coordinates")), key=lambda card: card.title)
    return Gap("unmapped", len(found), 0, tuple(found))


def find_unread(library: Library) -> Gap:
    """Cards that are as the parser wrote them, unread by a person, counted by kind."""
    rows = []
    count = 0
    for kind, cards in library.briefing.cards.items():
        unread = sum(text_of(card, "status") == "candidate" for card in cards.values())
        count += unread
        if unread:
            rows.append(Row(kind, (f"{unread} of {len(cards)}",)))
    return Gap("unread", count, 0, rows=tuple(rows))


def find_uncarded(library: Library) -> Gap:
    """Sentences that no card stands on, by source, those with most first."""
    found: list[tuple[int, Row]] = []
    for name in library.briefing.cards.get("source", {}):
        sentences = library.articles[name].sentences if name in library.articles else ()
        unused = [sentence for sentence in sentences if not sentence.cards]
        if unused:
            cells = (f"{len(unused)} of {len(sentences)}",)
            found.append((len(unused), Row(f"source/{name}", cells, unused[0].anchor)))
    found.sort(key=lambda one: (-one[0], one[1].key))
    return Gap("uncarded", sum(count for count, _ in found), 0, rows=tuple(row for _, row in found))


def find_missing(library: Library) -> Gap:
    """Cards that others refer to and that are not there, with how many do."""
    there = library.cards.keys() | library.moved.keys()
    found = sorted((-len(leading), key) for key, leading in library.leading_to.items() if key not in there)
    return Gap("missing", len(found), 0, rows=tuple(Row(key, (str(-count),)) for count, key in found))
