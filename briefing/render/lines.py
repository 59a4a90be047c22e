"""Cards as single lines: a claim, a figure, an event or an actor as lists and the home page show it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.cards.titles import takes_of
from briefing.render.fields import count_of, evidence_of, text_of, texts_of, texts_within, value_of, when_of
from briefing.render.view import Link, View
from briefing.render.words import show_count, show_when
from briefing.values import immutable


@immutable
class ClaimLine:
    """Who says what, in whose words; `chain` carried it, from the source in hand to the last before the claimant."""

    key: str
    url: str
    mark: str
    claimants: tuple[Link, ...]
    source_words: str
    act: str
    act_words: str
    target: tuple[Link, ...]
    content: str
    mode: str
    mode_words: str
    chain: tuple[Link, ...]
    said: str


@immutable
class Beside:
    """Another figure that a figure stands in a relation to, in the site's words: "replaces" 36."""

    relation: str
    link: Link
    claimants: tuple[Link, ...]


@immutable
class FigureLine:
    """A number with what it counts and who says so; `claimants` is empty where the source says it in its own voice."""

    key: str
    url: str
    mark: str
    number: str
    what: str
    claimants: tuple[Link, ...]
    chain: tuple[Link, ...]
    scope: str
    where: tuple[Link, ...]
    when: str
    blamed: tuple[Link, ...]
    contested_by: tuple[ClaimLine, ...]
    beside: tuple[Beside, ...]
    is_replaced: bool


@immutable
class EventLine:
    """What happened, in the source's words; `claimants` say so, none where the source does in its own voice."""

    key: str
    url: str
    what: str
    when: str
    day: str
    where: tuple[Link, ...]
    claimants: tuple[Link, ...]


@immutable
class ActorLine:
    """An actor with its offices and how much it says and is spoken of."""

    key: str
    link: Link
    type: str
    roles: tuple[str, ...]
    named: str
    said: int
    about: int


def claim_line(view: View, card: Card) -> ClaimLine:
    """One claim."""
    words = view.library.words
    act, mode = text_of(card, "act"), text_of(card, "mode")
    cue, several = text_of(card, "cue"), are_several(view, card)
    target = view.links(card, "target", "actor")
    join = words.groups["joins"].get(act) if target else ""
    is_plain = act != "expresses" and join is not None
    act_words = words.say("acts_of_several" if several else "acts", act) if is_plain or not cue else cue
    return ClaimLine(
        key=card.key,
        url=view.link(card.key).url,
        mark=view.mark(card),
        claimants=view.claimants(card),
        source_words=text_of(card, "source_words"),
        act=act,
        act_words=f"{act_words} {join or ''}".strip(),
        target=target,
        content=text_of(card, "content"),
        mode=mode,
        mode_words=words.say("modes", mode),
        chain=view.chain(card),
        said=show_when(when_of(card, "said")),
    )


def are_several(view: View, card: Card) -> bool:
    """Whether a claim has several claimants, or one that is many: "US officials", "Russian senators"."""
    names = texts_of(card, "claimants")
    if len(names) != 1:
        return len(names) > 1
    actor = view.library.cards.get(f"actor/{names[0]}")
    if actor is None:
        return False
    last = actor.title.split()[-1]
    return text_of(actor, "type") == "people_group" or (
        last.islower() and last.endswith("s") and not last.endswith("ss")
    )


def figure_line(view: View, card: Card) -> FigureLine:
    """One casualty figure or other figure."""
    words, cards = view.library.words, view.library.cards
    number, what = number_words(view, card)
    beside = tuple(_beside(view, card))
    contesting = (cards.get(f"claim/{claim}") for claim in texts_of(card, "contested_by"))
    return FigureLine(
        key=card.key,
        url=view.link(card.key).url,
        mark=view.mark(card),
        number=number,
        what=what,
        claimants=view.claimants(card),
        chain=view.chain(card),
        scope=text_of(card, "scope"),
        where=view.links(card, "where", "place"),
        when=show_when(when_of(card, "when")),
        blamed=view.links(card, "blamed", "actor"),
        contested_by=tuple(claim_line(view, claim) for claim in contesting if claim),
        beside=beside,
        is_replaced=any(other.relation == words.say("relations", "superseded_by") for other in beside),
    )


def number_words(view: View, card: Card) -> tuple[str, str]:
    """A figure's number, and what it counts: "36" and "civilians killed"."""
    outcome = view.library.words.say("outcomes", text_of(card, "outcome"))
    who, number = text_of(card, "who") or text_of(card, "what"), show_count(count_of(card, "count"))
    counted = f"of {who}" if who and takes_of(number) else who
    return number, f"{counted} {outcome}".strip()


def _beside(view: View, card: Card) -> Iterator[Beside]:
    """The figures that this one is part of, made of, takes the place of or gave its place to, and those against it."""
    words, cards = view.library.words, view.library.cards
    leading = view.library.leading_to.get(card.key, ()) if card.kind == "casualty" else ()
    inverse = {"part_of": "parts", "supersedes": "superseded_by", "contradicts": "contradicts"}
    named = [(name, f"casualty/{other}") for name in inverse for other in texts_of(card, name)]
    named += [(inverse[found.field], found.card.key) for found in leading if found.field in inverse]
    for relation in words.keys("relations"):
        for key in dict.fromkeys(key for name, key in named if name == relation):
            other = cards.get(key)
            if other is not None:
                link = Link(
                    f"{show_count(count_of(other, 'count'))} {text_of(other, 'who')}".strip(), view.link(key).url
                )
                yield Beside(words.say("relations", relation), link, view.claimants(other))


def event_line(view: View, card: Card) -> EventLine:
    """One event."""
    when = when_of(card, "when")
    tellers = [link for claim in list_tellings(view, card) for link in view.claimants(claim)]
    return EventLine(
        key=card.key,
        url=view.link(card.key).url,
        what=text_of(card, "what") or card.title,
        when=show_when(when),
        day=value_of(when),
        where=view.links(card, "where", "place"),
        claimants=tuple(dict.fromkeys(tellers)),
    )


def list_tellings(view: View, event: Card) -> list[Card]:
    """The claims that tell of an event: they stand on its words, and what happened is part of what they say."""
    what, claims = text_of(event, "what") or event.title, view.library.claims_on
    told = [claim for words in evidence_of(event) for claim in claims.get((words.source, words.quote), ())]
    return [claim for claim in told if what in text_of(claim, "content")]


def actor_line(view: View, card: Card) -> ActorLine:
    """One actor."""
    words = view.library.words
    references = view.library.leading_to.get(card.key, ())
    said = {reference.card.key for reference in references if reference.field == "claimants"}
    about = {reference.card.key for reference in references if reference.field in ("about", "target")}
    named = text_of(card, "named")
    return ActorLine(
        key=card.key,
        link=view.link(card.key),
        type=text_of(card, "type"),
        roles=texts_within(card, "roles", "title"),
        named=words.say("named", named) if named and named != "named" else "",
        said=len(said),
        about=len(about),
    )
