"""Claims in context: the sentence with the claim's own words marked, the source and the day."""

from __future__ import annotations

from briefing.cards.card import Card
from briefing.render.fields import evidence_of, published_of, text_of
from briefing.render.lines import ClaimLine, claim_line
from briefing.render.view import Quote, View
from briefing.render.words import show_when
from briefing.values import immutable


@immutable
class QuotedClaim:
    """A claim with the sentence it stands in; `quote` is None for a claim without evidence.

    `published` is when its source was.
    """

    line: ClaimLine
    quote: Quote | None
    published: str


def quote_claim(view: View, card: Card) -> QuotedClaim:
    """The claim in the first of the sentences it stands on."""
    evidence = next(iter(evidence_of(card)), None)
    source = view.library.cards.get(f"source/{evidence.source}") if evidence else None
    return QuotedClaim(
        line=claim_line(view, card),
        quote=view.quote(evidence, text_of(card, "content")) if evidence else None,
        published=show_when(published_of(source)) if source else "",
    )
