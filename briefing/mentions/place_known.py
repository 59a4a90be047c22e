"""Names that are known to be places: states, their capitals, and the packaged lexicon."""

from __future__ import annotations

from briefing.mentions.gazetteer import choose_town, read_lexicon
from briefing.mentions.mention import PlaceMention
from briefing.mentions.place_candidates import Candidate
from briefing.mentions.place_page import Finds, Page, is_in_apposition, is_listed, name_of, span_of
from briefing.mentions.states import split_name
from briefing.values import Span


def read_known(page: Page, candidate: Candidate, finds: Finds) -> PlaceMention | None:
    """The mention of a state, a capital or a place of the lexicon; None where it only acts or is part of a name."""
    state, entry, cue = candidate.state, candidate.entry, candidate.cue
    if candidate.is_part or not (state or entry):
        return None
    if state and entry and entry.country != state.state and state.state not in page.states.disputed:
        if is_state_meant(page, state.state, entry.country):
            entry = None
        else:
            state = None
    surname = candidate.last == candidate.first + 1 and page.document.norms[candidate.first] in page.survey.surnames
    rule = cue.rule if cue else "place.list" if is_listed(page, candidate, finds) else ""
    if entry and (state is None or state.state in page.states.disputed or entry.kind != "country"):
        if surname and not rule:
            return None
        norms = page.document.norms
        if not rule and candidate.last < len(norms) and norms[candidate.last] in page.words.lists["describing"]:
            return None  # "the Horn of Africa director"
        kind = "province" if cue and cue.kind == "province" and entry.kind == "city" else entry.kind
        return PlaceMention(
            span_of(page, candidate),
            name_of(page, candidate),
            kind,
            rule or "place.known",
            entry.country,
            entry.latitude,
            entry.longitude,
        )
    if state is None or (surname and rule != "place.in") or state.state in page.states.former:
        return None
    if not rule and not is_in_apposition(page, candidate, finds):
        return None
    span, name, rule = span_of(page, candidate), name_of(page, candidate), rule or "place.apposition"
    if state.kind == "name":
        return PlaceMention(span, name, "country", rule, state.state)
    return place_capital(page, span, name, rule, state.state)


def place_capital(page: Page, span: Span, name: str, rule: str, state: str) -> PlaceMention:
    """The mention of a capital, in the state that the lexicon of places puts a disputed one in."""
    if state in page.states.disputed:
        entries = read_lexicon(page.pack).get(split_name(state)[0], ())
        state = next((entry.country for entry in entries if entry.name == state and entry.country), state)
    town = choose_town(name, page.survey.counts, page.states.iso, state)
    latitude, longitude = (town.latitude, town.longitude) if town else (None, None)
    return PlaceMention(span, name, "city", rule, state, latitude, longitude)


def is_state_meant(page: Page, state: str, other: str) -> bool:
    """Whether a name that a state shares with another place means the state: Georgia, beside Georgians and Tbilisi."""
    if state in page.states.disputed:
        return False
    return state == other or page.survey.counts.get(other, 0) <= page.survey.told.get(state, 0) * 2


def look_up(page: Page, span: Span, name: str, rule: str, wanted: str = "") -> PlaceMention | None:
    """The mention of a name that is known to be a place, in the state `wanted` if there is one of the name.

    None if no lexicon and no gazetteer holds it.
    """
    norms = split_name(name)
    if wanted and (town := choose_town(name, page.survey.counts, page.states.iso, wanted)):
        return PlaceMention(span, name, "city", rule, wanted, town.latitude, town.longitude)
    word = next(
        (one for one in page.states.words.get(norms[0], ()) if one.norms == norms and one.kind in ("name", "capital")),
        None,
    )
    entry = next((one for one in read_lexicon(page.pack).get(norms[0], ()) if one.norms == norms), None)
    if entry and not (word and is_state_meant(page, word.state, entry.country)):
        return PlaceMention(span, name, entry.kind, rule, entry.country, entry.latitude, entry.longitude)
    if word and word.kind == "capital":
        return place_capital(page, span, name, rule, word.state)
    if word:
        return PlaceMention(span, name, "country", rule, word.state)
    town = choose_town(name, page.survey.counts, page.states.iso) if len(name) > 3 and name[-1] != "." else None
    if town is None:  # "Pa." after a town is a state of America, and short for it
        return None
    return PlaceMention(span, name, "city", rule, page.states.iso.get(town.country, ""), town.latitude, town.longitude)
