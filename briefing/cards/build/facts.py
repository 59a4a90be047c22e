"""Claims, figures and events → drafts of their cards."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.cards.build.desk import MOST_EVIDENCE, Desk, Draft
from briefing.cards.card import Value
from briefing.cards.ids import join_names, name_by_words, shorten_name
from briefing.cards.titles import title_claim, title_count, title_words
from briefing.claims.fact import Casualty, Claim, Event, Facts, Figure
from briefing.values import Trace


def draft_claims(facts: Facts, desk: Desk) -> list[Draft]:
    """One draft for each claim, in the order of the facts: disputes point at them by index."""
    return [_draft_claim(claim, desk) for claim in facts.claims]


def _draft_claim(claim: Claim, desk: Desk) -> Draft:
    content = desk.words(claim.article, claim.content)
    claimants = desk.actor_refs(claim.claimants)
    about = [
        *(f"actor/{ref}" for ref in desk.actor_refs(claim.about_actors)),
        *(f"aircraft/{ref}" for ref in desk.aircraft_refs(claim.about_aircraft)),
        *(f"place/{ref}" for ref in desk.place_refs(claim.about_places)),
    ]
    values: dict[str, Value | None] = {
        "claimants": claimants,
        "act": claim.act,
        "target": desk.actors.get(claim.target, ""),
        "mode": claim.mode,
        "content": content,
        "cue": claim.cue,
        "source_words": claim.source,
        "about": tuple(about),
        "via": desk.actor_refs(claim.via),
        "said": claim.said_when,
    }
    verb = "says" if claim.act == "states" else claim.act
    by = shorten_name(claimants[0]) if claimants else name_by_words(claim.source, desk.pack, 3) or "unidentified"
    name = join_names(by, verb, name_by_words(content, desk.pack))
    is_plural = len(claim.claimants) == 1 and claim.claimants[0] in desk.plural
    title = title_claim(claim.claimants, is_plural, claim.act, claim.mode, content, desk.pack, claim.cue, claim.target)
    return draft_fact("claim", name, title, values, claim)


def draft_figures(facts: Facts, desk: Desk) -> list[Draft]:
    """One draft for each other quantity."""
    return [_draft_figure(figure, desk) for figure in facts.figures]


def _draft_figure(figure: Figure, desk: Desk) -> Draft:
    claimants = desk.actor_refs(figure.claimed_by)
    values: dict[str, Value | None] = {
        "count": figure.count,
        "what": figure.what,
        "claimed_by": claimants,
        "source_words": "" if claimants else figure.source,
        "via": desk.actor_refs(figure.via),
    }
    by = shorten_name(claimants[0]) if claimants else ""
    name = join_names(name_by_words(figure.what, desk.pack) or "quantity", by)
    what = f"of {figure.what}" if figure.rule == "figure.share" else figure.what
    title = title_count(figure.count, what, "", figure.claimed_by, desk.pack, figure.source)
    return draft_fact("figure", name, title, values, figure)


def draft_events(facts: Facts, desk: Desk) -> list[Draft]:
    """One draft for each event, in the words of its article."""
    return [_draft_event(event, desk) for event in facts.events]


def _draft_event(event: Event, desk: Desk) -> Draft:
    what = desk.words(event.article, event.what)
    values: dict[str, Value | None] = {
        "what": what,
        "when": event.when,
        "where": desk.place_refs(event.where),
        "agent": desk.actor_refs(event.agent),
        "target": desk.actor_refs(event.target),
        "means": desk.aircraft_refs(event.means),
    }
    name = name_by_words(what, desk.pack, 6) or "event"
    return draft_fact("event", name, title_words(what, desk.pack), values, event)


def draft_fact(
    kind: str,
    name: str,
    title: str,
    values: Mapping[str, Value | None],
    fact: Claim | Casualty | Figure | Event,
) -> Draft:
    """The draft of a fact's card, with those of the values that say something."""
    filled = {key: value for key, value in values.items() if value is not None and value not in ("", ())}
    words = fact.content if isinstance(fact, Claim) else fact.what if isinstance(fact, Event) else fact.span
    sentence = fact.sentence if fact.sentence.covers(words) else fact.sentence.to(words)
    again = fact.again[: MOST_EVIDENCE - 1] if isinstance(fact, Event) else ()
    quotes = tuple((fact.article, span) for span in (sentence, *again))
    return Draft(kind, name, title, filled, quotes, ((fact.article, Trace(fact.rule, words)),))
