"""Cards as the chips that stand beside an article's sentences, with what their previews show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.cards.card import Card
from briefing.render.facts import list_record
from briefing.render.fields import record_of, text_of
from briefing.render.lines import actor_line, claim_line, event_line, figure_line
from briefing.render.view import Link, View
from briefing.values import immutable


@immutable
class Chip:
    """One card. `number` is its number on the page, `mark` the class of the first claimant who has a colour.

    It reads "`who` `says`: `title` `words`", any of which may be "": `words` are the source's, `title` ours. `note` is
    what else a preview tells: its kind, whose words, when, how it is graded.
    """

    number: int
    kind: str
    mark: str
    url: str
    who: str = ""
    act: str = ""
    says: str = ""
    title: str = ""
    words: str = ""
    note: str = ""


def list_chips(view: View, keys: Iterable[str]) -> Mapping[str, Chip]:
    """The chips of cards by their keys, numbered from 1 as they come."""
    chips: dict[str, Chip] = {}
    for key in keys:
        if key not in chips:
            chips[key] = make_chip(view, view.library.cards[key], len(chips) + 1)
    return chips


def make_chip(view: View, card: Card, number: int) -> Chip:
    """The chip of a card."""
    label, url = view.library.briefing.kinds[card.kind].label, view.link(card.key).url
    judged = _judgement(view, card)
    if card.kind == "claim":
        claim = claim_line(view, card)
        target = join_names(claim.target)
        return Chip(
            number,
            card.kind,
            claim.mark,
            url,
            who=join_names(claim.claimants) or "The source, naming nobody",
            act=claim.act,
            says=f"{claim.act_words} {target}".strip(),
            words=claim.content,
            note=_join(label, claim.mode_words, claim.said, *judged),
        )
    if card.kind in ("casualty", "figure"):
        figure = figure_line(view, card)
        who = join_names(figure.claimants)
        told = f"according to {who}" if who else "in the source’s own voice"
        note = _join(label, told, figure.when, *judged)
        return Chip(number, card.kind, figure.mark, url, who=who, title=figure.number, words=figure.what, note=note)
    if card.kind == "event":
        event = event_line(view, card)
        who = join_names(event.claimants)
        told = f"according to {who}" if who else "in the source’s own voice"
        mark = next((link.mark for link in event.claimants if link.mark), "bf-nobody")
        return Chip(number, card.kind, mark, url, words=event.what, note=_join(label, told, event.when, *judged))
    link = view.link(card.key)
    if card.kind == "actor":
        actor = actor_line(view, card)
        type_ = view.library.words.say("actor_type", actor.type) if actor.type else ""
        return Chip(number, card.kind, link.mark, url, title=card.title, note=_join(type_, actor.named, *actor.roles))
    return Chip(number, card.kind, link.mark, url, title=card.title, note=_join(label, *judged))


def join_names(links: Sequence[Link]) -> str:
    """The names of several in a row: "France, Iran and Turkey"."""
    names = [link.text for link in links]
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _judgement(view: View, card: Card) -> tuple[str, ...]:
    """How a card is judged: the grade on each axis that has one, and the credibility."""
    kind, credibility = view.library.briefing.kinds[card.kind], text_of(card, "credibility")
    grade = list_record(view, record_of(card, "grade"), kind.fields["grade"]) if "grade" in kind.fields else ()
    graded = [f"{row.label.lower()}: {row.items[0].text}" for row in grade]
    words = view.library.words.say("credibilities", credibility)
    return (*graded, *((f"credibility {words}",) if credibility else ()))


def _join(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
