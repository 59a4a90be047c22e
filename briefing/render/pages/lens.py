"""A lens: the briefing as one claimant tells it, and what there are no words of theirs on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from briefing.cards.card import Card
from briefing.render.address import HOME
from briefing.render.camps import Camp
from briefing.render.disputes import nearest_first, one_each
from briefing.render.fields import text_of, texts_of, when_of
from briefing.render.library import Library
from briefing.render.lines import ClaimLine, FigureLine, actor_line, claim_line, figure_line
from briefing.render.naming import name_card
from briefing.render.order import list_in_order
from briefing.render.pages.cut import cut
from briefing.render.sides import list_sides
from briefing.render.spoken import Silence, Spoken
from briefing.render.view import Link, Values, View
from briefing.render.words import show_when
from briefing.values import immutable

LENSES = "lens.md"
SWITCHES = 8  # claimants in the row above a lens: those that have a colour; all others are one click further
ANSWERS, OTHERS, ABOUT_EACH, UNSPOKEN, SPEAKERS = 2, 12, 5, 6, 4  # shown at most of each
COMPARED = 50  # claims of others among which those nearest to a denial are looked for
SUBJECTS = ("event", "dispute", "casualty", "figure")  # what a claimant may not mention, in the page's order

# The part of a lens that each speech act belongs to; what is not here is told.
PARTS: Mapping[str, str] = {
    "accuses": "accuses",
    "denies": "denies",
    "doubts": "denies",
    "does-not-confirm": "denies",
    "declines": "denies",
    "demands": "demands",
    "warns": "demands",
    "promises": "demands",
}


@immutable
class Voice:
    """One of those who speak for a claimant, with the office and how much they say."""

    link: Link
    role: str
    named: str
    said: int


@immutable
class Denial:
    """What a claimant denies or doubts, beside it others' words; `url` shows `more` of them."""

    line: ClaimLine
    against: tuple[ClaimLine, ...]
    figures: tuple[FigureLine, ...]
    more: int
    url: str


@immutable
class OnOther:
    """What a claimant says of another actor; `more` of its `count` statements are left out."""

    link: Link
    lines: tuple[ClaimLine, ...]
    count: int
    more: int


@immutable
class Subject:
    """What there are no words of a claimant on, and who does speak of it; `more` of them are left out."""

    link: Link
    when: str
    speakers: tuple[Link, ...]
    more: int


@immutable
class Unspoken:
    """What of a kind there are no words of a claimant on: `count` of `of`, with the way to all; `more` are left out."""

    kind: str
    subjects: tuple[Subject, ...]
    count: int
    of: int
    more: int
    index: Link


def lens_path(camp: str) -> str:
    """The path of a claimant's lens: "lens/russia.md"."""
    return f"lens/{camp}.md"


def link_lens(view: View, actor: str) -> Link | None:
    """The link to the lens of whoever an actor speaks for in the end; None where they say nothing."""
    camp = view.library.ends.get(actor, "")
    if camp not in view.library.camps:
        return None
    name = view.link(f"actor/{camp}")
    return Link(f"The briefing as {name.text} tells it", view.page(lens_path(camp)), mark=name.mark)


def show_lens(view: View, claimant: str) -> Values:
    """What a claimant (an actor's id) says, by what they do in saying it, and what they do not mention."""
    camp, spoken = view.library.camps[claimant], view.library.spoken
    claims = list_in_order(view.library, camp.claims)
    figures = list_in_order(view.library, camp.figures)
    parts: dict[str, list[Card]] = {part: [] for part in ("says", *PARTS.values())}
    for card in claims:
        parts[PARTS.get(text_of(card, "act"), "says")].append(card)
    silences = (spoken.find_silence(camp.id, kind, UNSPOKEN) for kind in SUBJECTS)
    return {
        "who": view.link(f"actor/{camp.id}"),
        **show_switches(view, camp.id),
        "voices": [_voice(view, name) for name in camp.voices],
        "said": len(claims),
        "says": cut(view, parts["says"], claim_line),
        "accuses": cut(view, parts["accuses"], claim_line),
        "blames": cut(view, [card for card in figures if text_of(card, "blamed")], figure_line),
        "denies": cut(view, parts["denies"], _denial),
        "demands": cut(view, parts["demands"], claim_line),
        "figures": cut(view, [card for card in figures if not text_of(card, "blamed")], figure_line),
        "all": {kind: view.index(kind) for kind in ("claim", "figure", "casualty")},
        "others": list(_list_others(view, camp, claims)),
        "unspoken": [_unspoken(view, spoken, silence) for silence in silences if silence.count],
    }


def show_switches(view: View, here: str) -> Values:
    """The ways from a lens to others, to all of them and to the whole brief; the one that is open has no address."""
    camps = dict.fromkeys([*islice(view.library.camps, SWITCHES), *([here] if here else [])])
    names = ((camp, view.link(f"actor/{camp}")) for camp in camps)
    return {
        "switches": [
            Link(n.text, "" if camp == here else view.page(lens_path(camp)), mark=n.mark) for camp, n in names
        ],
        "lenses": Link(f"All {len(view.library.camps)} claimants", view.page(LENSES)),
        "home": view.page(HOME),
    }


def _voice(view: View, name: str) -> Voice:
    line = actor_line(view, view.library.cards[f"actor/{name}"])
    return Voice(line.link, line.roles[0] if line.roles else "", line.named, line.said)


def _denial(view: View, card: Card) -> Denial:
    """A denial beside what it is most like in the other positions of its disputes, and the figures it contests."""
    library = view.library
    disputes = view.referring(card, "dispute", "positions.claims")
    sides = [side for dispute in disputes for side in list_sides(library.of_kind("claim"), dispute)]
    others = {claim.key: claim for side in sides if card not in side for claim in side}
    own = _camps_of(library, card)
    of_others = [claim for claim in others.values() if not own & _camps_of(library, claim)]
    near = nearest_first(of_others[:COMPARED], text_of(card, "content"))
    against = one_each(view, near[: 2 * ANSWERS])[:ANSWERS]
    figures = view.referring(card, "casualty", "contested_by")[:ANSWERS]
    return Denial(
        line=claim_line(view, card),
        against=tuple(claim_line(view, claim) for claim in against),
        figures=tuple(figure_line(view, toll) for toll in figures),
        more=len(of_others) - len(against),
        url=view.link(disputes[0].key).url if disputes else "",
    )


def _camps_of(library: Library, claim: Card) -> set[str]:
    return {library.ends.get(name, name) for name in texts_of(claim, "claimants")}


def _list_others(view: View, camp: Camp, claims: Sequence[Card]) -> Iterator[OnOther]:
    """What a claimant says of each actor outside its camp, of whom it says most first."""
    ends = view.library.ends
    about: dict[str, dict[str, Card]] = {}
    for card in claims:
        spoken_of = (key.removeprefix("actor/") for key in texts_of(card, "about") if key.startswith("actor/"))
        for name in (*texts_of(card, "target"), *spoken_of):
            if ends.get(name, camp.id) != camp.id:
                about.setdefault(name, {})[card.key] = card
    for name, cards in sorted(about.items(), key=lambda one: (-len(one[1]), one[0]))[:OTHERS]:
        shown = [claim_line(view, card) for card in islice(cards.values(), ABOUT_EACH)]
        yield OnOther(view.link(f"actor/{name}"), tuple(shown), len(cards), len(cards) - len(shown))


def _unspoken(view: View, spoken: Spoken, silence: Silence) -> Unspoken:
    subjects = tuple(_subject(view, spoken, card) for card in silence.shown)
    more = silence.count - len(subjects)
    return Unspoken(silence.kind, subjects, silence.count, silence.of, more, view.index(silence.kind))


def _subject(view: View, spoken: Spoken, card: Card) -> Subject:
    names = spoken.speakers[card.key]
    speakers = tuple(view.link(f"actor/{name}") for name in names[:SPEAKERS])
    if not speakers and card.kind in ("casualty", "figure"):
        speakers = view.claimants(card)  # somebody the source leaves unclear
    return Subject(name_card(view, card), show_when(when_of(card, "when")), speakers, len(names[SPEAKERS:]))
