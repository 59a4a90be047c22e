"""Who takes part in a happening, and where: told by where the names stand around its verb or noun."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from briefing.attribution.words import FINITE, ING, NUMBER, PAST, TIME
from briefing.claims.events.clause import Clause
from briefing.claims.events.happenings import Happening
from briefing.claims.scene import Scene
from briefing.mentions.states import States, read_state
from briefing.rules.pattern import Words
from briefing.values import immutable

NEAR = 4  # tokens between a preposition and the name that hangs on it
OBJECTS = 2  # names of an object that are its targets


@immutable
class Roles:
    """The names of those who did it, whom it was done to, where it happened, and the aircraft used."""

    agent: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    means: tuple[str, ...] = ()


@immutable
class Name:
    """An actor named in a clause: the token where its words begin, and the preposition they hang on."""

    at: int
    name: str
    lead: str


def read_roles(
    scene: Scene, clause: Clause, main: Happening, way: str, words: Words, states: States, also: tuple[str, ...] = ()
) -> Roles:
    """The roles in a clause; `way` says how a kind of happening is told (``event_words.yml``).

    `also` took part by what stands outside the clause.
    """
    span = scene.document.span_of(clause.first, clause.last)
    names = _find_names(scene, clause, words, states)
    before = [name for name in names if name.at < main.first]
    after = [name for name in names if name.at >= main.last]
    agent, target = _share(clause, main, way, before, after, words)
    if not main.is_passive and scene.norms[clause.first] in words["own"] and (way == "meeting" or not agent):
        holding = scene.attributions_of(scene.document.span_of(main.first, main.last))
        agent = [*(scene.claimants(holding[0]) if holding else ()), *agent]
    doers = _once((*also, *agent))
    return Roles(
        agent=doers,
        target=tuple(name for name in _once(target) if name not in doers),
        where=_once(name for _, name in scene.places.inside(span)),
        means=_once(name for _, name in scene.aircraft.inside(span)),
    )


def _share(
    clause: Clause, main: Happening, way: str, before: list[Name], after: list[Name], words: Words
) -> tuple[list[str], list[str]]:
    """The names that did it and those it was done to."""
    by = [one.name for one in after if one.lead == "by"]
    against = [one.name for one in after if one.lead in words["against"]]
    if way == "meeting":
        taking_part = [one.name for one in before if one.lead != "by"]
        return [*taking_part, *(one.name for one in after if one.lead in words["company"])], []
    if way == "yield":
        return [one.name for one in after if one.lead == "to"], [one.name for one in before if not one.lead][:1]
    if main.tense == "named":
        own = [one.name for one in before if main.first - one.at <= NEAR + 1]
        of = [one.name for one in after if one.lead == "of"]
        return by or own[-1:], against or of
    if main.is_passive:
        return by[:1], [one.name for one in before if one.lead != "by"][:1]
    subject = [one.name for one in before if not one.lead and not _follows_verb(clause, one.at)][:1]
    objects = [one.name for one in after if one.lead not in words["adjuncts"]]
    return subject, (against if way in ("harm", "toll") and against else objects)[:OBJECTS]


def _find_names(scene: Scene, clause: Clause, words: Words, states: States) -> list[Name]:
    """The actors in a clause in order, also those that only an adjective names ("Russian warplanes")."""
    document = scene.document
    within = document.span_of(clause.first, clause.last)
    places = [span for span, _ in scene.places.inside(within)]
    placed = [
        (span, name)
        for span, name in scene.actors.inside(within)
        if not any(place.covers(span) and place != span for place in places)
    ]
    covered = {at for span, _ in placed for at in document.tokens_in(span)}
    found = {document.token_at(span.start): name for span, name in placed}
    capitals = document.capitals
    for place in range(bisect_left(capitals, clause.first), bisect_left(capitals, clause.last)):
        at = capitals[place]
        if at not in covered and document.norms[at] in states.words:
            word = read_state(document, at, states)
            if word is not None and word.kind in ("adjective", "people") and word.state in scene.types:
                found[at] = word.state
    return [Name(at, found[at], _lead(scene, at, clause, words)) for at in sorted(found)]


def _lead(scene: Scene, at: int, clause: Clause, words: Words) -> str:
    """The preposition that a name hangs on, the first words of its own phrase apart; "" for none."""
    for place in range(at - 1, max(clause.first, at - 1 - NEAR) - 1, -1):
        norm = scene.norms[place]
        if norm in words["prepositions"]:
            return norm
        if not scene.document.is_word(place) or clause.classes_of(place) & (TIME | NUMBER | FINITE | PAST):
            break
    return ""


def _follows_verb(clause: Clause, at: int) -> bool:
    """Whether a name before the verb belongs to a participle of the subject: "a plane reported by [the press]"."""
    return any(clause.classes_of(place) & (FINITE | PAST | ING) for place in range(clause.first, at))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
