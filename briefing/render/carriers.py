"""The way a claim went: from whoever says it, through those who carried it, to the source in hand."""

from __future__ import annotations

from briefing.cards.card import Card
from briefing.render.fields import evidence_of, text_of, texts_of
from briefing.render.statements import Party, list_parties
from briefing.render.view import View
from briefing.values import immutable


@immutable
class Step:
    """One step: what is done there ("carries it"), and by whom. `note` is what the source itself writes."""

    does: str
    parties: tuple[Party, ...]
    note: str = ""


def trace_carriers(view: View, card: Card) -> tuple[Step, ...]:
    """The steps of a claim, its claimants first, the sources that print it last."""
    words = view.library.words
    claimants = list_parties(view, texts_of(card, "claimants"))
    unclear = tuple(Party(link, "") for link in view.claimants(card)) if not claimants else ()
    steps = [Step(words.say("steps", "says"), claimants or unclear, "" if unclear else text_of(card, "source_words"))]
    steps += [Step(words.say("steps", "carries"), list_parties(view, [name])) for name in texts_of(card, "via")]
    sources = dict.fromkeys(evidence.source for evidence in evidence_of(card))
    printing = tuple(Party(view.source(name), "") for name in sources)
    borrowed = {origin for name in sources for origin in _find_lenders(view, name)} - set(sources)
    if borrowed:
        lending = tuple(Party(view.source(name), "") for name in sorted(borrowed))
        steps.append(Step(words.say("steps", "lends"), lending))
    return (*steps, Step(words.say("steps", "prints"), printing))


def _find_lenders(view: View, name: str) -> tuple[str, ...]:
    """The source whose text a source has."""
    card = view.library.cards.get(f"source/{name}")
    return texts_of(card, "carries") if card else ()
