"""Claims, tolls, figures and events → drafts of their cards. The same fact in two sentences is one draft with both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

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
    return _draft("claim", name, title, values, claim)


def draft_casualties(facts: Facts, desk: Desk, contested: Sequence[tuple[str, ...]]) -> list[Draft]:
    """One draft for each toll; `contested` has the claims' ids that speak against each."""
    return [_draft_casualty(toll, against, desk) for toll, against in zip(facts.casualties, contested, strict=True)]


def _draft_casualty(toll: Casualty, against: tuple[str, ...], desk: Desk) -> Draft:
    claimants = desk.actor_refs(toll.claimed_by)
    where = desk.places.get(toll.where, "")
    values: dict[str, Value | None] = {
        "outcome": toll.outcome,
        "count": toll.count,
        "who": toll.who,
        "scope": toll.scope,
        "where": where,
        "when": toll.when,
        "blamed": desk.actors.get(toll.blamed, ""),
        "claimed_by": claimants,
        "source_words": "" if claimants else toll.source,
        "via": desk.actor_refs(toll.via),
        "contested_by": against,
    }
    who = name_by_words(toll.who, desk.pack, 3) or "people"
    by = shorten_name(claimants[0]) if claimants else ""
    name = join_names(toll.outcome.replace("_", "-"), who, shorten_name(where), by)
    outcome = desk.pack.read("lexicons/title_words")["outcomes"][toll.outcome]
    rest = f"{outcome} in {toll.where}" if toll.where else outcome
    title = title_count(toll.count, toll.who, rest, toll.claimed_by, desk.pack, toll.source)
    return _draft("casualty", name, title, values, toll)


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
    return _draft("figure", name, title, values, figure)


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
    return _draft("event", name, title_words(what, desk.pack), values, event)


def _draft(
    kind: str,
    name: str,
    title: str,
    values: Mapping[str, Value | None],
    fact: Claim | Casualty | Figure | Event,
) -> Draft:
    filled = {key: value for key, value in values.items() if value is not None and value not in ("", ())}
    words = fact.content if isinstance(fact, Claim) else fact.what if isinstance(fact, Event) else fact.span
    sentence = fact.sentence if fact.sentence.covers(words) else fact.sentence.to(words)
    again = fact.again[: MOST_EVIDENCE - 1] if isinstance(fact, Event) else ()
    quotes = tuple((fact.article, span) for span in (sentence, *again))
    return Draft(kind, name, title, filled, quotes, ((fact.article, Trace(fact.rule, words)),))


def merge_same(drafts: Sequence[Draft], order: Mapping[str, int]) -> tuple[list[Draft], list[int]]:
    """The drafts with those that say the same made one, and for each draft given the index of the one it is now.

    The same is said where every field but the evidence is equal. A toll or figure that neither tells where nor when
    stays apart: two men killed and two men killed may well be four. `order` ranks the articles.
    """
    kept: list[Draft] = []
    places = [0] * len(drafts)
    by_key: dict[object, int] = {}
    for index in sorted(range(len(drafts)), key=lambda index: _place(drafts[index], order)):
        draft = drafts[index]
        key = _key(draft) or index
        if key in by_key:
            kept[by_key[key]] = _join(kept[by_key[key]], draft)
        else:
            by_key[key] = len(kept)
            kept.append(draft)
        places[index] = by_key[key]
    return kept, places


def _place(draft: Draft, order: Mapping[str, int]) -> tuple[int, int, str]:
    article, trace = draft.why[0]
    return order[article], trace.span.start, draft.name


def _key(draft: Draft) -> object:
    apart = ("about", "cue", "contested_by")
    values = {name: value for name, value in draft.values.items() if name not in apart}
    if draft.kind in ("casualty", "figure") and not values.keys() & {"where", "when", "claimed_by"}:
        return None
    if draft.kind == "claim":
        values["content"] = " ".join(str(values["content"]).casefold().split())
    return draft.kind, draft.name, tuple(values.items())


def _join(one: Draft, other: Draft) -> Draft:
    quotes = tuple(dict.fromkeys((*one.quotes, *other.quotes)))[:MOST_EVIDENCE]
    return replace(one, quotes=quotes, why=(*one.why, *other.why))
