"""Events told twice: the headline and the lead, the lead and the detail below it, are one event with both quotes."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace

from briefing.claims.fact import Event
from briefing.values import Span, When, immutable

NEAR = 600  # characters after an event in which what names nobody tells more of it
MOST_AGAIN = 8  # sentences kept besides the first
MOST_LOOKED_AT = 12  # events of one story, the newest first, that one may tell again


@immutable
class Telling:
    """An event as one clause tells it.

    `story` is what kinds of happening it could be told as; `is_dated` whether the clause itself says when, `is_news`
    whether it may stand as an event of its own, `points_back` whether its words are of something told: "the attack".
    A headline tells what the story does.
    """

    event: Event
    story: str
    is_dated: bool
    is_news: bool
    points_back: bool = False
    is_headline: bool = False


def join_retold(tellings: Iterable[Telling], countries: Set[str]) -> tuple[Event, ...]:
    """The events, each once, in the order of the text; those with a date of their own come first."""
    kept: list[Telling] = []
    by_story: dict[str, list[int]] = {}
    for telling in sorted(tellings, key=_rank):
        near = by_story.get(telling.story, [])[-MOST_LOOKED_AT:] if telling.story else []
        place = next((at for at in reversed(near) if _is_same(kept[at], telling, countries)), None)
        if place is not None:
            kept[place] = _join(kept[place], telling)
        elif telling.is_news:
            by_story.setdefault(telling.story, []).append(len(kept))
            kept.append(telling)
    return tuple(sorted((telling.event for telling in kept), key=lambda event: event.what))


def _rank(telling: Telling) -> tuple[bool, bool, bool, Span]:
    """The order in which tellings are taken: those others may tell again come first."""
    return telling.is_headline, not telling.is_dated, not telling.is_news, telling.event.what


def _is_same(one: Telling, other: Telling, countries: Set[str]) -> bool:
    """Whether `other` may well tell of `one`: nothing that both say differs, and they share a name."""
    first, second = one.event, other.event
    is_open = not other.is_dated and second.when is not None and second.rule == "event.dated"
    if not is_open and not _is_same_day(first.when, second.when):
        return False
    if other.points_back and not other.is_dated and first.what < second.what:
        return True
    places = [set(first.where) - countries, set(second.where) - countries]
    agents = [set(first.agent), set(second.agent)]
    if (all(places) and not places[0] & places[1]) or (all(agents) and not agents[0] & agents[1]):
        return False
    if other.is_headline:
        return True
    if not other.is_dated and first.what.start - second.what.end > NEAR:
        return False  # what is told long before is not the other's detail
    shared, is_near = _names(first) & _names(second), 0 <= second.what.start - first.what.end <= NEAR
    return bool(shared) or (is_near and not (_names(first) and _names(second)))


def _is_same_day(one: When | None, other: When | None) -> bool:
    if one is None or other is None:
        return True
    if one.value and other.value:
        return one.value.startswith(other.value) or other.value.startswith(one.value)
    return one.value == other.value and one.as_written.casefold() == other.as_written.casefold()


def _names(event: Event) -> set[str]:
    return {*event.agent, *event.target, *event.where, *event.means}


def _join(one: Telling, other: Telling) -> Telling:
    """The first telling, with the sentence of the other and what only that one says."""
    event, more = one.event, other.event
    again = event.again
    if len(again) < MOST_AGAIN and more.sentence not in (event.sentence, *again):
        again = (*again, more.sentence)
    target = event.target or tuple(name for name in more.target if name not in event.agent)
    joined = replace(
        event,
        again=again,
        when=event.when or more.when,
        where=event.where or more.where,
        agent=event.agent or tuple(name for name in more.agent if name not in target),
        target=target,
        means=event.means or more.means,
    )
    return replace(one, event=joined)
