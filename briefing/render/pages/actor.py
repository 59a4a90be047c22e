"""An actor's page, and the list of actors."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.cards.card import Card
from briefing.render.disputes import lay_out
from briefing.render.explorer import explore
from briefing.render.facts import list_own_rows
from briefing.render.fields import evidence_of, records_of, text_of
from briefing.render.lines import actor_line, event_line, figure_line
from briefing.render.naming import name_card
from briefing.render.occurrences import find_names
from briefing.render.order import list_in_order
from briefing.render.pages.cut import cut
from briefing.render.pages.groups import group_cards
from briefing.render.pages.lens import link_lens
from briefing.render.quoted import quote_claim
from briefing.render.view import Link, Values, View
from briefing.render.weight import rank_disputes, rank_events, rank_figures
from briefing.values import immutable

PLACES, CONTESTS = 6, 3  # sentences for each other name, disputes that are laid out: at most so many


@immutable
class Office:
    """An office as the source writes it, and whom it is held for."""

    title: str
    holder_for: Link | None


def show_actor(view: View, card: Card) -> Values:
    """What an actor says, carries, counts and is blamed for, what is said about it, and how it is named."""
    library = view.library
    said, about = view.referring(card, "claim", "claimants"), view.referring(card, "claim", "about", "target")
    given = [*view.referring(card, "casualty", "claimed_by"), *view.referring(card, "figure", "claimed_by")]
    disputed = {
        dispute.key: dispute for claim in said for dispute in view.referring(claim, "dispute", "positions.claims")
    }
    disputes = rank_disputes(library, disputed.values())
    named = text_of(card, "named")
    naming = (evidence for claim in (*said, *about) for evidence in evidence_of(claim))
    members = view.referring(card, "actor", "affiliations")
    holders = [one for one in view.referring(card, "actor", "roles.holder_for") if one not in members]
    return {
        "actor": actor_line(view, card),
        "type": library.words.say("actor_type", text_of(card, "type")),
        "lens": link_lens(view, card.id),
        "how_named": library.words.groups["how_named"].get(named, ""),
        "offices": [_office(view, role) for role in records_of(card, "roles")],
        "names": find_names(view, card, naming, PLACES),
        "rows": list_own_rows(view, card, ("type", "named", "roles", "aliases")),
        "members": [view.link(member.key) for member in members],
        "holders": [view.link(holder.key) for holder in holders],
        "aircraft": [view.link(flown.key) for flown in view.referring(card, "aircraft")],
        "said": cut(view, list_in_order(library, said), quote_claim),
        "about": cut(view, list_in_order(library, about), quote_claim),
        "carried": cut(view, list_in_order(library, view.referring(card, "claim", "via")), quote_claim),
        "figures": cut(view, rank_figures(library, given), figure_line),
        "blamed": cut(view, rank_figures(library, view.referring(card, "casualty", "blamed")), figure_line),
        "done": cut(view, rank_events(library, view.referring(card, "event", "agent")), event_line),
        "suffered": cut(view, rank_events(library, view.referring(card, "event", "target")), event_line),
        "all": {
            "claim": Link(view.index("claim").text, explore(view, "actor", card.id)),
            **{kind: view.index(kind) for kind in ("casualty", "event")},
        },
        "disputes": [lay_out(view, dispute, 2) for dispute in disputes[:CONTESTS]],
        "more_disputes": [name_card(view, dispute) for dispute in disputes[CONTESTS:]],
    }


def list_actors(view: View, cards: list[Card]) -> Values:
    """The actors by type, those who say most first, then those who are spoken of most."""
    lines = {card.key: actor_line(view, card) for card in cards}
    ordered = sorted(cards, key=lambda card: (-lines[card.key].said, -lines[card.key].about, card.title.casefold()))
    return {"groups": group_cards(view, ordered, "type", "actor_types", lambda _, card: lines[card.key])}


def _office(view: View, role: Mapping[str, object]) -> Office:
    held = role.get("holder_for")
    return Office(str(role.get("title", "")), view.link(f"actor/{held}") if held else None)
