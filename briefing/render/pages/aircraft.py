"""An aircraft type's page, and the list of types: what the sources say apart from what is generally known."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.cards.card import Card
from briefing.render.facts import Row, list_own_rows
from briefing.render.fields import count_of, evidence_of, records_of, text_of
from briefing.render.lines import event_line
from briefing.render.occurrences import find_names
from briefing.render.order import list_in_order
from briefing.render.pages.cut import cut
from briefing.render.quoted import quote_claim
from briefing.render.view import Link, Values, View
from briefing.render.weight import rank_events
from briefing.render.words import show_count
from briefing.values import Count, immutable

# What the catalogue of aircraft says, in the order it is shown, with its label.
BACKGROUND = {"role": "Role", "maker": "Manufacturer", "origin": "Origin", "nato": "NATO name", "family": "Family"}
PLACES = 6  # sentences for each way of writing, at most


@immutable
class Fate:
    """What happened to aircraft of a type, in the source's words; `is_denied` where they say that it did not."""

    what: str
    words: str
    is_denied: bool


@immutable
class TypeLine:
    """A type in the list of types: what is reported, and its role as background."""

    link: Link
    operators: tuple[Link, ...]
    count: str
    fates: tuple[Fate, ...]
    role: str


def show_aircraft(view: View, card: Card) -> Values:
    """What the sources say of the type, and the catalogue's entry as background."""
    entry = _entry_of(view, card)
    background = [
        Row(label, (Link(value, ""),))
        for name, label in BACKGROUND.items()
        if isinstance(value := entry.get(name), str)
    ]
    relatives = tuple(view.link(other) for other in view.library.families.get(card.key, ()))
    if relatives:
        background.append(Row("Of the same family in this briefing", relatives))
    about = list_in_order(view.library, view.referring(card, "claim"))
    naming = (evidence for claim in about for evidence in evidence_of(claim))
    return {
        "operators": view.links(card, "operators", "actor"),
        "count": _say_count(count_of(card, "count")),
        "fates": _list_fates(card),
        "names": find_names(view, card, naming, PLACES),
        "rows": list_own_rows(view, card, ("designation", "aliases", "catalogue", "operators", "count", "happened")),
        "background": background,
        "about": cut(view, about, quote_claim),
        "events": cut(view, rank_events(view.library, view.referring(card, "event")), event_line),
        "all": {kind: view.index(kind) for kind in ("claim", "event")},
    }


def list_aircraft(view: View, cards: list[Card]) -> Values:
    """The types by name, with what is reported of them."""

    def line(card: Card) -> TypeLine:
        role = _entry_of(view, card).get("role", "")
        return TypeLine(
            link=view.link(card.key),
            operators=view.links(card, "operators", "actor"),
            count=_say_count(count_of(card, "count")),
            fates=_list_fates(card),
            role=role if isinstance(role, str) else "",
        )

    return {"aircraft": [line(card) for card in sorted(cards, key=lambda card: (card.title.casefold(), card.id))]}


def _entry_of(view: View, card: Card) -> Mapping[str, object]:
    return view.library.catalogue.get(text_of(card, "catalogue"), {})


def _list_fates(card: Card) -> tuple[Fate, ...]:
    return tuple(
        Fate(str(record.get("what", "")), str(record.get("words", "")), record.get("said") == "denied")
        for record in records_of(card, "happened")
    )


def _say_count(count: Count | None) -> str:
    """The number reported, with its words where these are no number: "1 (“its”)"."""
    if count and count.low is not None and count.low == count.high and not count.as_written[:1].isdigit():
        return f"{count.low:,} (“{count.as_written}”)" if count.as_written else f"{count.low:,}"
    return show_count(count)
