"""All lenses: one for each claimant, one for what the sources say in their own voice, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefing.cards.card import Card
from briefing.render.camps import Camp
from briefing.render.library import Library
from briefing.render.lines import claim_line, event_line, figure_line
from briefing.render.order import list_in_order
from briefing.render.pages.cut import cut
from briefing.render.pages.lens import LENSES, SUBJECTS, lens_path, show_lens, show_switches
from briefing.render.pages.overview import Overview
from briefing.render.spoken import Silence, Spoken
from briefing.render.view import Link, Values, View
from briefing.values import immutable

OWN_VOICE = "lens-sources.md"
VOICES = 4  # of a claimant, in the list


@immutable
class LensLine:
    """A claimant in the list of lenses; `silences` has for each kind how much there are no words of theirs on."""

    link: Link
    voices: tuple[Link, ...]
    more: int
    said: int
    figures: int
    silences: tuple[Silence, ...]


def list_lenses(library: Library) -> Iterator[Overview]:
    """The list of lenses, then every lens."""
    yield Overview(
        path=LENSES,
        title="Lenses",
        template="overview/lenses.html.j2",
        show=show_lenses,
        about="The briefing as one claimant tells it, and what there are no words of theirs on.",
    )
    for name in library.camps:
        title = library.cards[f"actor/{name}"].title
        yield Overview(
            path=lens_path(name),
            title=f"The briefing as {title} tells it",
            template="overview/lens.html.j2",
            show=partial(show_lens, claimant=name),
            about=f"What {title} and all who speak for the same side say, and what there are no words of theirs on.",
            parent=LENSES,
            is_wide=False,
            is_part=True,
        )
    yield Overview(
        path=OWN_VOICE,
        title="The sources in their own voice",
        template="overview/own_voice.html.j2",
        show=show_own_voice,
        about="What the articles say without naming anybody who says so.",
        parent=LENSES,
        is_wide=False,
    )


def show_lenses(view: View) -> Values:
    """Every claimant with how much they say, and how much there are no words of theirs on."""
    spoken = view.library.spoken
    kinds = [kind for kind in SUBJECTS if spoken.subjects[kind]]
    return {
        "lenses": [_line(view, camp, spoken, kinds) for camp in view.library.camps.values()],
        "kinds": [view.index(kind) for kind in kinds],
        "own_voice": view.page(OWN_VOICE),
    }


def show_own_voice(view: View) -> Values:
    """What the articles tell without naming anybody: events, statements, figures."""
    cards = view.library.briefing.cards

    def in_order(kind: str) -> list[Card]:
        return list_in_order(view.library, cards.get(kind, {}).values())

    figures = [card for kind in ("casualty", "figure") for card in in_order(kind) if not view.claimants(card)]
    return {
        **show_switches(view, ""),
        "sources": [view.link(card.key) for card in cards.get("source", {}).values()],
        "events": cut(view, [one for one in in_order("event") if not event_line(view, one).claimants], event_line),
        "claims": cut(view, [one for one in in_order("claim") if not view.claimants(one)], claim_line),
        "figures": cut(view, figures, figure_line),
        "all": {kind: view.index(kind) for kind in ("event", "claim", "figure")},
    }


def _line(view: View, camp: Camp, spoken: Spoken, kinds: list[str]) -> LensLine:
    name = view.link(f"actor/{camp.id}")
    voices = [view.link(f"actor/{voice}") for voice in camp.voices if voice != camp.id]
    return LensLine(
        link=Link(name.text, view.page(lens_path(camp.id)), mark=name.mark),
        voices=tuple(voices[:VOICES]),
        more=len(voices[VOICES:]),
        said=len(camp.claims),
        figures=len(camp.figures),
        silences=tuple(spoken.find_silence(camp.id, kind, 0) for kind in kinds),
    )
