"""Who speaks for whom: a minister for the state, a spokesman for the group; a newspaper for itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.cards.card import Card
from briefing.render.fields import text_of, texts_of, texts_within
from briefing.values import immutable

OWN_VOICE = {"armed_group", "organization", "media", "people_group"}  # speak for themselves, wherever they belong
SAYING = {"claim": "claimants", "casualty": "claimed_by", "figure": "claimed_by"}
Cards = Mapping[str, Card]  # of one kind, by their ids


@immutable
class Camp:
    """One claimant: an actor and all who speak for it in the end; `id` is that actor's.

    `voices` are those of them who say something, who says most first. `claims` are their statements, `figures` the
    casualty and other figures they give, each once.
    """

    id: str
    voices: tuple[str, ...]
    claims: tuple[Card, ...]
    figures: tuple[Card, ...]


def find_ends(actors: Mapping[str, Card]) -> Mapping[str, str]:
    """Whom each of the `actors` (by id) speaks for in the end, by id; itself where it speaks for nobody else."""
    states: dict[str, str] = {}
    for name in sorted(actors):
        if text_of(actors[name], "type") == "state":
            states.setdefault(text_of(actors[name], "country") or actors[name].title, name)
    return {actor: _find_end(actor, actors, states) for actor in actors}


def gather_camps(claims: Cards, tolls: Cards, figures: Cards, ends: Mapping[str, str]) -> Mapping[str, Camp]:
    """Every claimant with at least one statement or figure, by id; those with most come first.

    The cards are those of a kind by their ids.
    """
    said_by: dict[str, list[Card]] = {}
    given_by: dict[str, list[Card]] = {}
    said: dict[str, int] = {}
    lists = (claims, said_by), (tolls, given_by), (figures, given_by)
    for field, (cards, found) in zip(SAYING.values(), lists, strict=True):
        for card in cards.values():
            speaking = {}
            for name in texts_of(card, field):
                if name in ends:
                    said[name] = said.get(name, 0) + 1
                    speaking[ends[name]] = True
            for end in speaking:
                found.setdefault(end, []).append(card)
    voices: dict[str, list[str]] = {}
    for name, _ in sorted(said.items(), key=lambda one: (-one[1], one[0])):
        voices.setdefault(ends[name], []).append(name)

    def weight(end: str) -> tuple[int, str]:
        return -len(said_by.get(end, ())) - len(given_by.get(end, ())), end

    return {
        end: Camp(end, tuple(voices[end]), tuple(said_by.get(end, ())), tuple(given_by.get(end, ())))
        for end in sorted(voices, key=weight)
    }


def _find_end(actor: str, actors: Mapping[str, Card], states: Mapping[str, str]) -> str:
    """The last in the chain of those an actor speaks for."""
    passed = [actor]
    while text_of(actors[actor], "type") not in OWN_VOICE:
        above = next((name for name in _list_above(actors[actor], states) if name in actors), None)
        if above is None or above == actor:
            break
        if above in passed:
            return min(passed[passed.index(above) :])  # a circle: any in it, as long as it is always the same
        passed.append(above)
        actor = above
    return actor


def _list_above(card: Card, states: Mapping[str, str]) -> Iterator[str]:
    """Whom an actor belongs to, then whom it holds an office for; a country's ministry belongs to the state."""
    yield from texts_of(card, "affiliations")
    yield from texts_within(card, "roles", "holder_for")
    country = text_of(card, "country")
    if text_of(card, "type") == "government" and country in states:
        yield states[country]
