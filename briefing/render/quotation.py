"""A card's words as they are quoted elsewhere: verbatim, with who says so, who carried it, the source and the day."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.cards.card import Card
from briefing.render.disputes import lay_out
from briefing.render.fields import evidence_of, published_of, text_of
from briefing.render.lines import ClaimLine, FigureLine, claim_line, event_line, figure_line
from briefing.render.view import Link, View
from briefing.render.words import show_when

OPENING, CLOSING = "\"“«‘'", "\"”»’'"
NOBODY = "somebody the source does not name"


def quote_card(view: View, card: Card) -> str:
    """The quotation of a card, without its address; positions of a dispute stand on lines of their own.

    “it had caused civilian deaths” — Sergei Lavrov denies (the reporter's words); AFP, “Russia launches …”, 1 Oct 2015
    """
    said = _quote_dispute(view, card) if card.kind == "dispute" else _quote_words(view, card)
    holds = "no longer holds" if text_of(card, "status") == "deprecated" else ""
    sources = dict.fromkeys(evidence.source for evidence in evidence_of(card))
    return "; ".join(part for part in (said, holds, *(name_source(view, source) for source in [*sources][:1])) if part)


def name_source(view: View, source: str) -> str:
    """Who published an article, its headline, and when: ``AFP, “Russia launches …”, 1 Oct 2015``."""
    card = view.library.cards.get(f"source/{source}")
    if card is None:
        return source
    published = dict.fromkeys(text_of(card, name) for name in ("publisher", "agency"))
    when = show_when(published_of(card))
    return ", ".join(part for part in (*published, enclose(card.title), when) if part)


def enclose(words: str) -> str:
    """Words between quotation marks; those that bring their own keep these."""
    words = words.strip()
    if len(words) > 1 and words[0] in OPENING and words[-1] in CLOSING:
        return words
    return f"“{words}”"


def say_who(line: ClaimLine) -> str:
    """Who does what, in a claim's line: ``Sergei Lavrov denies``, ``head of the opposition accuses Russia``."""
    target = f" {_list(line.target)}" if line.target else ""
    return f"{_list(line.claimants) or NOBODY} {line.act_words}{target}"


def say_figure(line: FigureLine) -> str:
    """A number with what it counts: ``36 civilians killed``."""
    return f"{line.number} {line.what}".strip()


def _quote_dispute(view: View, card: Card) -> str:
    contest = lay_out(view, card, 1)
    sides = (f"{side.label}: {' '.join(map(_quote_claim, side.claims))}" for side in contest.sides)
    return "\n".join((contest.question, *sides))


def _quote_words(view: View, card: Card) -> str:
    if card.kind == "claim":
        via = view.links(card, "via", "actor")
        carried = f", carried by {_list(via)}" if via else ""
        return f"{_quote_claim(claim_line(view, card))}{carried}"
    if card.kind == "event":
        event = event_line(view, card)
        return f"{enclose(event.what)}{_according_to(event.claimants)}"
    quotes = [evidence.quote for evidence in evidence_of(card)]
    words = enclose(quotes[0]) if quotes else ""
    if card.kind in ("casualty", "figure"):
        figure = figure_line(view, card)
        words += f" — {say_figure(figure)}{_according_to(figure.claimants)}"
    return words


def _quote_claim(line: ClaimLine) -> str:
    return f"{enclose(line.content)} — {say_who(line)} ({line.mode_words})"


def _according_to(claimants: Sequence[Link]) -> str:
    return f", according to {_list(claimants)}" if claimants else ""


def _list(links: Sequence[Link]) -> str:
    """Names as a sentence has them: "France and the United States"."""
    names = [link.text for link in links]
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
