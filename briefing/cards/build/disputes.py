"""Disputes → drafts of their cards, and what they say of tolls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.cards.build.desk import Desk, Draft
from briefing.cards.build.evidence import Passage
from briefing.cards.card import Value
from briefing.cards.ids import name_by_words
from briefing.cards.titles import title_words
from briefing.claims.fact import Casualty, Dispute, Facts
from briefing.values import Trace

CONTESTING = ("toll", "occurrence")
MOST_EVIDENCE = 8


def draft_disputes(facts: Facts, desk: Desk, claim_ids: Sequence[str]) -> list[Draft]:
    """One draft for each dispute; `claim_ids` are the ids of the facts' claims."""
    return [_draft_dispute(dispute, facts, desk, claim_ids) for dispute in facts.disputes]


def _draft_dispute(dispute: Dispute, facts: Facts, desk: Desk, claim_ids: Sequence[str]) -> Draft:
    positions: list[Mapping[str, Value]] = []
    quotes: dict[Passage, None] = {}
    why = []
    for position in dispute.positions:
        claims = tuple(dict.fromkeys(claim_ids[index] for index in position.claims))
        positions.append({"label": position.label, "claims": claims})
    for rank in range(
        max(len(position.claims) for position in dispute.positions)
    ):  # each side's first, then its second
        for position in dispute.positions:
            if rank < len(position.claims):
                claim = facts.claims[position.claims[rank]]
                quotes[claim.article, claim.sentence] = None
                why.append((claim.article, Trace(dispute.rule, claim.sentence, dispute.why)))
    values: dict[str, Value] = {
        "question": dispute.question,
        "kind": dispute.kind,
        **({"why": dispute.why} if dispute.why else {}),
        "positions": tuple(positions),
    }
    name = name_by_words(dispute.question, desk.pack, 7) or dispute.kind
    return Draft(
        "dispute", name, title_words(dispute.question, desk.pack), values, tuple(quotes)[:MOST_EVIDENCE], tuple(why)
    )


def find_contesting(facts: Facts, claim_ids: Sequence[str]) -> list[tuple[str, ...]]:
    """For each toll, the claims that dispute it: those of the other positions where one position holds its words."""
    return [_contesting(toll, facts, claim_ids) for toll in facts.casualties]


def _contesting(toll: Casualty, facts: Facts, claim_ids: Sequence[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for dispute in facts.disputes:
        if dispute.kind not in CONTESTING:
            continue
        holding = [
            position for position in dispute.positions if any(_holds(facts, index, toll) for index in position.claims)
        ]
        if len(holding) == 1:
            others = (position for position in dispute.positions if position is not holding[0])
            found |= {claim_ids[index]: None for position in others for index in position.claims}
    return tuple(found)


def _holds(facts: Facts, index: int, toll: Casualty) -> bool:
    claim = facts.claims[index]
    return claim.article == toll.article and claim.content.overlaps(toll.span)
